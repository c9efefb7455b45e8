/** What programs make of the pages that are shared: unfurlers, reader modes and search engines, by the libraries that they are. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { toString as wordsOf } from 'hast-util-to-string';
import { imageSize } from 'image-size';
import { parseHTML } from 'linkedom';
import openGraph from 'open-graph-scraper';
import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const sites = { real: inject('siteFolder'), citations: inject('citations').folder, record: inject('record').folder };
const origin = 'https://example.org/';

interface Shared {
  name: string;
  folder: string;
  slug: string;
  /** Of a section’s page. */
  id?: string;
  page: Page;
}

/** Every explainer and every section by itself. */
const shared = Object.entries(sites).flatMap(([site, folder]) =>
  globSync('{*,*/*}/index.html', { cwd: folder }).flatMap((file): Shared[] => {
    const page = new Page(folder, file);
    const [slug = '', ...inner] = file.split('/').slice(0, -1);
    if (page.all('article.explainer').length === 0) return [];
    return [
      { name: `${site}: /${[slug, ...inner].join('/')}/`, folder, slug, page, ...(inner[0] ? { id: inner[0] } : {}) },
    ];
  }),
);
const text = (value: string) => value.replace(/\s+/g, ' ').trim();
/** The heading of a page without the marks of citations in it. */
const titleOf = (page: Page) =>
  text((page.texts('h1')[0] ?? '').replace(new RegExp(`(${page.texts('h1 sup').join('|') || '$'})$`), ''));
const meta = (page: Page, name: string) => page.attributes(`meta[name="${name}"]`, 'content')[0];
const dataOf = (page: Page) => JSON.parse(wordsOf(page.all('script[type="application/ld+json"]')[0] as never));

it('there are explainers and sections', () => {
  expect(shared.filter(({ id }) => !id).length).toBeGreaterThan(6);
  expect(shared.filter(({ id }) => id).length).toBeGreaterThan(25);
});

describe.each(shared)('$name', ({ folder, slug, id, page }) => {
  it('unfurls as what it is: title, text, address and picture', async () => {
    const { result, error } = await openGraph({ html: page.html });
    expect(error).toBe(false);
    const title = titleOf(page);
    expect(result.ogTitle).toBe(title);
    expect(result.ogUrl).toBe(`${origin}${slug}/${id ? `${id}/` : ''}`);
    expect(result.ogType).toBe('article');
    expect(result.ogSiteName).toBe('Footing');
    expect(text(result.ogDescription ?? '')).toBe(meta(page, 'description'));
    expect(text(result.ogDescription ?? '').length).toBeGreaterThan(20);
    expect(result.twitterCard).toBe('summary_large_image');
    const [image] = result.ogImage ?? [];
    const card = `og/${slug}${id ? `/${id}` : ''}.png`;
    expect(image?.url).toBe(origin + card);
    expect(image?.alt).toContain(title);
    const size = imageSize(readFileSync(join(folder, card)));
    expect([Number(image?.width), Number(image?.height)]).toEqual([size.width, size.height]);
  });

  it('is itself in the share, and its explainer for search engines', () => {
    const canonical = page.attributes('link[rel=canonical]', 'href');
    expect(canonical).toEqual(meta(page, 'robots') === 'noindex' ? [] : [`${origin}${slug}/`]);
    expect(page.attributes('link[rel=alternate][type="text/markdown"]', 'href')).toEqual([
      `/${slug}${id ? `/${id}` : ''}.md`,
    ]);
  });

  it('says as data what it shows', () => {
    const data = dataOf(page);
    expect(data['@context']).toBe('https://schema.org');
    expect(wordsOf(page.all('script[type="application/ld+json"]')[0] as never)).not.toContain('<');
    const shown = page.attributes('.dates time', 'dateTime');
    expect([data.datePublished, data.dateModified].filter(Boolean)).toEqual(shown);
    const names = page.texts('.byline b')[0] ?? '';
    for (const { name } of data.author) expect(names).toContain(name);
    if (id) {
      expect(data['@type']).toBe('WebPage');
      expect(data.isPartOf['@id']).toBe(`${origin}${slug}/`);
      return;
    }
    expect(data['@type']).toEqual(['NewsArticle', 'BackgroundNewsArticle']);
    expect(data.headline).toBe(titleOf(page));
    expect(data.hasPart.map(({ url }: { url: string }) => url)).toEqual(
      page.attributes('.numbered:not(.list) > .heading > h2', 'id').map((id) => `${origin}${slug}/#${id}`),
    );
    expect(data.citation).toEqual(page.attributes('[role=doc-endnotes] ol > li > p:first-child cite a', 'href'));
    const corrections = page.texts('.list > .change.correction').length;
    expect(data.correction?.length ?? 0).toBe(corrections);
  });
});

describe.each(shared.filter(({ id }) => !id))('reader mode on $name', ({ page }) => {
  it('gets the explainer whole, with byline and date', () => {
    const { document } = parseHTML(page.html);
    const article = new Readability(document as unknown as Document).parse();
    expect(article?.title).toContain(text(page.texts('h1')[0] ?? ''));
    expect(article?.byline).toContain(text(page.texts('.byline b')[0] ?? ''));
    expect(article?.publishedTime).toBe(page.attributes('.dates time', 'dateTime')[0]);
    const got = text(article?.textContent ?? '');
    // What is hidden until it is asked for is no part of the text.
    const { document: shown } = parseHTML(page.html);
    for (const hidden of shown.querySelectorAll('[hidden]')) hidden.remove();
    const paragraphs = Array.from(shown.querySelectorAll('.introduction > p, .numbered:not(.list) > p'), (paragraph) =>
      text(paragraph.textContent ?? ''),
    );
    expect(paragraphs.length).toBeGreaterThan(0);
    expect(paragraphs.filter((paragraph) => !got.includes(paragraph))).toEqual([]);
    const headings = page.texts('.numbered:not(.list) h2').map((heading) => text(heading).replace(/[a-z]?\d+$/, ''));
    expect(headings.filter((heading) => !got.includes(heading))).toEqual([]);
  });
});
