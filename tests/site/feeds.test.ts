/** Feeds, the sitemap, robots.txt and llms.txt of built sites. An independent parser reads the feeds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString as getText } from 'hast-util-to-string';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { htmlFiles, Page } from '../support/page.ts';
import { root } from '../support/run.ts';

const realSite = { folder: inject('siteFolder'), content: join(root, 'content') };
const record = { folder: inject('record').folder, content: join(root, 'tests/fixtures/record') };
const citations = { folder: inject('citations').folder, content: join(root, 'tests/fixtures/citations') };
type Site = typeof realSite;

const readText = ({ folder }: Site, path: string) => readFileSync(join(folder, path), 'utf8');
/** Whether a page is that of an explainer, not that of a section or a list. */
const isExplainer = ({ folder }: Site, file: string) =>
  /^[^/]+\/index\.html$/.test(file) && new Page(folder, file).all('article.explainer').length > 0;
const listSlugs = (site: Site) =>
  htmlFiles(site.folder).flatMap((file) => (isExplainer(site, file) ? [file.split('/')[0] ?? ''] : []));
const openPage = ({ folder }: Site, slug: string) => new Page(folder, `${slug}/index.html`);
const isWithdrawn = (site: Site, slug: string) => openPage(site, slug).all('meta[name=robots]').length > 0;
const getAddress = (slug: string) => `https://example.org/${slug}/`;

interface Frontmatter {
  published: string;
  updated?: string;
  updates?: { date: string }[];
}

/** Reads the days on which an explainer was published and last changed from its file. */
function readDates({ content }: Site, slug: string) {
  const text = readFileSync(join(content, 'explainers', `${slug}.mdx`), 'utf8').split(/^---$/m)[1] ?? '';
  const { published, updated, updates = [] } = parse(text) as Frontmatter;
  const changed = [published, updated ?? '', ...updates.map(({ date }) => date)].sort().at(-1);
  return { published, changed };
}

describe.each([
  ['the real site', realSite],
  ['the site with changes', record],
  ['the site with citations', citations],
])('%s', (_name, site) => {
  const atom = parseFeed(readText(site, 'feed.xml'));
  const json = JSON.parse(readText(site, 'feed.json')) as {
    items: { id: string; url: string; content_html: string; date_published: string; date_modified: string }[];
  };
  const listed = listSlugs(site).filter((slug) => !isWithdrawn(site, slug));
  const entries = Array.from(
    readText(site, 'sitemap-0.xml').matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?<\/url>/g),
    ([, address = '', day]) => ({ address, day: day?.slice(0, 10) }),
  );

  it('has every explainer that is not withdrawn in both feeds, in the same order', () => {
    expect(atom.items.map(({ url }) => url).toSorted()).toEqual(listed.map(getAddress).toSorted());
    expect(json.items.map(({ url }) => url)).toEqual(atom.items.map(({ url }) => url));
    expect(json.items.map(({ id }) => id)).toEqual(atom.items.map(({ id }) => id));
    expect(new Set(json.items.map(({ id }) => id)).size).toBe(json.items.length);
  });

  it('has in each item every section and every citation of the page, with a link to its source', () => {
    for (const { url, content_html: content } of json.items) {
      const page = openPage(site, url.split('/').at(-2) ?? '');
      const tree = fromHtml(content, { fragment: true });
      const ids = selectAll('[id]', tree).map(({ properties }) => String(properties['id']));
      const links = selectAll('a[href^="#"]', tree).map(({ properties }) => String(properties['href']).slice(1));
      expect(links.filter((id) => !ids.includes(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(selectAll('sup a[href^="#"]', tree)).toHaveLength(page.all('sup.cite [role=doc-noteref]').length);
      expect(selectAll('h2', tree).map(getText)).toEqual(page.texts('.text .heading > h2'));
      expect(select('[class], [role], [hidden], svg, button', tree)).toBeUndefined();
    }
  });

  it('dates feeds by the content, not by the build', () => {
    for (const { url, date_published, date_modified } of json.items) {
      const { published, changed } = readDates(site, url.split('/').at(-2) ?? '');
      expect([date_published, date_modified]).toEqual([published, changed].map((day) => `${day}T00:00:00.000Z`));
    }
    expect(atom.items.map(({ updated }) => updated?.toISOString())).toEqual(
      json.items.map((item) => item.date_modified),
    );
    expect(atom.updated?.toISOString()).toBe(
      json.items
        .map((item) => item.date_modified)
        .sort()
        .at(-1),
    );
  });

  it('has a sitemap of exactly the pages that are their own canonical page', () => {
    const canonical = htmlFiles(site.folder).flatMap((file) => {
      const address = `https://example.org/${file.replace(/index\.html$/, '')}`;
      const page = new Page(site.folder, file);
      const isIndexed = page.all('meta[name=robots]').length === 0;
      return isIndexed && page.attributes('link[rel=canonical]', 'href').includes(address) ? [address] : [];
    });
    expect(entries.map(({ address }) => address).toSorted()).toEqual(canonical.toSorted());
  });

  it('dates the sitemap by the content', () => {
    const dayAt = (path: string) => entries.find(({ address }) => address === `https://example.org/${path}`)?.day;
    for (const slug of listed) expect(dayAt(`${slug}/`)).toBe(readDates(site, slug).changed);
    expect(dayAt('')).toBe(
      listed
        .map((slug) => readDates(site, slug).changed)
        .sort()
        .at(-1),
    );
    expect(dayAt('about/')).toBeUndefined();
  });

  it('names the sitemap index in robots.txt, and the sitemap in the index', () => {
    expect(readText(site, 'robots.txt')).toMatch(/^Sitemap: https:\/\/example\.org\/sitemap-index\.xml$/m);
    expect(readText(site, 'sitemap-index.xml')).toContain('<loc>https://example.org/sitemap-0.xml</loc>');
  });

  it('lists the Markdown of each explainer that is not withdrawn, with its summary, in llms.txt', () => {
    const [head = '', list = ''] = readText(site, 'llms.txt').split('\n## All explainers\n');
    expect(head).toMatch(/^# Footing\n\n> \S/);
    const links = Array.from(list.matchAll(/^- \[.*\]\(https:\/\/example\.org\/(.*)\.md\): \S/gm), ([, slug]) => slug);
    expect(links.toSorted()).toEqual(listed.toSorted());
  });

  it('links both feeds on every page except those of explainers, which have a tight byte budget', () => {
    for (const file of htmlFiles(site.folder)) {
      const page = new Page(site.folder, file);
      const feeds = page.attributes('link[rel=alternate]', 'href').filter((href) => href.startsWith('/feed.'));
      expect(feeds).toEqual(isExplainer(site, file) ? [] : ['/feed.xml', '/feed.json']);
    }
  });
});

describe('a renamed explainer', () => {
  it('keeps its first name as its id in feeds', () => {
    const item = parseFeed(readText(record, 'feed.xml')).items.find(({ url }) => url === getAddress('nothing-shared'));
    expect(item?.id).toBe(getAddress('forecast'));
  });
});
