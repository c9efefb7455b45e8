/** Sources on the built site: as data, in meta tags, as Robust Links, and in the list of all sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const folder = inject('siteFolder');
const slug = 'trump-says-iran-wants-to-negotiate';
const page = new Page(folder, `${slug}/index.html`);
const data = (format: string) => readFileSync(join(folder, slug, `sources.${format}`), 'utf8');
/** Addresses of the cited sources, in the order of their numbers. */
const addresses = page.attributes('[role=doc-endnotes] ol > li cite a', 'href');

describe('the sources as data', () => {
  it('are the cited sources with their URLs, in the order of their numbers, in each format', () => {
    expect(addresses.length).toBeGreaterThan(40);
    expect(JSON.parse(data('json')).map(({ URL }: { URL: string }) => URL)).toEqual(addresses);
    expect(Array.from(data('bib').matchAll(/^ {2}url = \{(.*)\},$/gm), ([, url]) => url)).toEqual(addresses);
    expect(Array.from(data('ris').matchAll(/^UR {2}- (.*)\r$/gm), ([, url]) => url)).toEqual(addresses);
  });

  it('leave out sources that are listed but not cited', () => {
    for (const format of ['json', 'bib', 'ris']) expect(data(format)).not.toContain('draft-');
  });

  it('are linked to above the list', () => {
    expect(page.attributes('.data a', 'href')).toEqual(['json', 'bib', 'ris'].map((f) => `/${slug}/sources.${f}`));
  });
});

describe('the explainer', () => {
  it('has meta tags for reference managers', () => {
    const tags = page.all('meta[name^=citation_]').map(({ properties }) => [properties['name'], properties['content']]);
    expect(tags).toEqual([
      ['citation_title', 'Trump says Iran wants to negotiate: what lies behind it'],
      ['citation_author', 'Footing desk'],
      ['citation_publication_date', '2026/11/22'],
      ['citation_publisher', 'Footing'],
      ['citation_language', 'en'],
      ['citation_fulltext_html_url', `https://example.org/${slug}/`],
    ]);
  });

  it('shows the sentence that cites it, and links to the same as BibTeX', () => {
    expect(page.texts('.citing > p')).toEqual([
      `Footing desk, “Trump says Iran wants to negotiate: what lies behind it”, Footing, 22 November 2026, updated 30 November 2026 (as of 14 January 2026), https://example.org/${slug}/`,
    ]);
    expect(page.attributes('.citing > a', 'href')).toEqual([`/${slug}.bib`]);
    const entry = readFileSync(join(inject('siteFolder'), `${slug}.bib`), 'utf8');
    expect(entry.replace(/\s+/g, ' ')).toContain(`@misc{${slug}, author = {{Footing desk}}`);
  });

  it('says once, above the list, that no archived copies are known', () => {
    expect(page.texts('.meta').filter((text) => /archived/i.test(text))).toEqual([
      expect.stringContaining('No archived copies are known.'),
    ]);
  });

  it('shows quotes that the text cites, each with a link to it in the source', () => {
    const quotes = page.all('.quote');
    expect(quotes.length).toBeGreaterThanOrEqual(3);
    for (const link of page.attributes('.quote a', 'href')) {
      expect(addresses).toContain(link.split('#:~:text=')[0]);
      expect(link).toContain('#:~:text=');
    }
    // The text cites each.
    const keys = page.all('.quote').map(({ properties }) => properties['dataQuote']);
    const marks = page.attributes('[role=doc-noteref][data-quote]', 'dataQuote');
    expect(keys.filter((key) => !marks.includes(String(key)))).toEqual([]);
  });
});

describe('an archived copy', () => {
  const fixture = new Page(inject('citations').folder, 'every-citation/index.html');

  it('is a separate link, and marked up as a Robust Link with its day', () => {
    const copy = 'https://archive.example/20260112093000/https://example.org/persian';
    expect(fixture.attributes('#source-persian cite a', 'dataVersionurl')).toEqual([copy]);
    expect(fixture.attributes('#source-persian cite a', 'dataVersiondate')).toEqual(['2026-01-12']);
    expect(fixture.attributes('#source-persian .meta a', 'href')).toEqual([copy]);
    expect(fixture.texts('.list > .meta')[0]).toContain('Archived copies are known for 1.');
  });
});

describe('the list of all sources', () => {
  const all = new Page(folder, 'sources/index.html');
  const pages = [all, new Page(folder, 'sources/2/index.html')];

  it('has every cited source, with the explainer and each section that cites it', () => {
    const listed = pages.flatMap((each) => each.attributes('.list cite a', 'href'));
    expect(addresses.filter((address) => !listed.includes(address))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    const item = pages
      .flatMap((each) => each.all('.list li'))
      .find((each) => JSON.stringify(each).includes('businesstoday.in'));
    expect(JSON.stringify(item)).toContain(`"href":"/${slug}/#trumps-claim"`);
    expect(JSON.stringify(item)).toContain(`"href":"/${slug}/"`);
  });

  it('links to a list for each kind and each publisher', () => {
    const links = all.attributes('.narrow a', 'href');
    expect(links).toContain('/sources/kind/wire/');
    expect(links).toContain('/sources/publisher/reuters/');
    const wire = new Page(folder, 'sources/kind/wire/index.html');
    expect(wire.texts('.list .meta').filter((text) => text.startsWith('News agency'))).toHaveLength(
      wire.all('.list li').length,
    );
    const reuters = new Page(folder, 'sources/publisher/reuters/index.html');
    expect(new Set(reuters.texts('.list b'))).toEqual(new Set(['Reuters']));
  });

  it('links from a kind to its group on the page of a publisher', () => {
    const path = '/sources/publisher/hrana/#ngo';
    expect(new Page(folder, 'sources/kind/ngo/index.html').attributes('.narrow a', 'href')).toContain(path);
    const hrana = new Page(folder, 'sources/publisher/hrana/index.html');
    expect(hrana.texts('.list h2')).toEqual(['News', 'Rights group or NGO']);
    expect(
      hrana.texts('.list h2#ngo + ul .meta:not(.uses)').filter((text) => !text.startsWith('Rights group')),
    ).toEqual([]);
    expect(hrana.all('.list h2#ngo + ul li').length).toBeGreaterThan(0);
  });
});
