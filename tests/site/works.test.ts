/** Works of every kind on a built site: those without an address too, in the page and in its files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, inject, it } from 'vitest';
import { sourceKinds } from '../../src/explainer/schema/source-kinds.ts';
import { Page } from '../support/page.ts';

const { folder } = inject('cases');
const page = new Page(folder, 'kinds/index.html');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

describe('an explainer that cites a work of every kind', () => {
  it('numbers them all, and cites them from claims and events too', () => {
    expect(page.all('[role=doc-endnotes] ol > li')).toHaveLength(17);
    const cited = ['.claim', '.timeline'].map((selector) => page.attributes(`${selector} [role=doc-noteref]`, 'href'));
    expect(cited).toEqual([['#source-kind-book', '#source-kind-report'], ['#source-kind-court']]);
  });

  it('says to machines where the list of all is, and what each work is that is not a page', () => {
    const { citation } = JSON.parse(textOf(page.all('script[type="application/ld+json"]')[0] as never));
    const list = { '@type': 'Collection', name: 'Sources', url: 'https://example.org/kinds/sources.json' };
    expect(citation[0]).toEqual(list);
    expect(JSON.stringify(citation)).not.toContain('https://example.org/kinds/news');
    expect(citation).toContainEqual({ '@type': 'Book', name: 'Bridges through the ages', isbn: '978-0-306-40615-7' });
    expect(citation).toContainEqual({
      '@type': 'Chapter',
      name: 'On piers',
      isPartOf: { '@type': 'Book', name: 'Bridges through the ages', isbn: '978-0-306-40615-7' },
    });
    expect(citation).toContainEqual({ '@type': 'CreativeWork', name: 'Hauliers v. City', identifier: '26-1392' });
  });

  it('has them all as data, with an address or without', () => {
    const items = JSON.parse(read('kinds/sources.json')) as { id: string; URL?: string }[];
    expect(items.map(({ id }) => `source-${id}`)).toEqual(
      page.all('[role=doc-endnotes] ol > li').map(({ properties }) => properties['id']),
    );
    expect(read('kinds/sources.bib').match(/^@/gm)).toHaveLength(17);
    expect(read('kinds/sources.ris').match(/^TY/gm)).toHaveLength(17);
  });

  it('has them as footnotes in Markdown, linked to a DOI or to nothing', () => {
    const markdown = read('kinds.md');
    expect(markdown).toMatch(/^\[\^11\]: .* June 1999 \[“Load and age”\]\(<?https:\/\/doi\.org\/10\.1002\//m);
    expect(markdown).toMatch(
      /^\[\^10\]: \*\*Example Press\*\* 2001 “On piers” Book · in Bridges through the ages · ISBN/m,
    );
    expect(markdown).toMatch(/“پل بسته شد” \\?\[translated by Jane Roe: “The bridge was closed”\\?\]/);
  });
});

describe('the list of all sources', () => {
  it('has each work once, and a list of each kind', () => {
    const all = new Page(folder, 'sources/index.html');
    const titles = all
      .texts('.list cite')
      .filter((title) => /Bridges through the ages|On piers|Hauliers v/.test(title));
    expect(titles).toEqual(['“Hauliers v. City”', '“Bridges through the ages”', '“On piers”']);
    for (const kind of sourceKinds) expect(all.attributes('nav a', 'href')).toContain(`/sources/kind/${kind}/`);
  });
});
