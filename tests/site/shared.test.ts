/** How programs read shared pages: link previews, reader modes and search engines, each by a library of others. */
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

interface SharedPage {
  name: string;
  folder: string;
  slug: string;
  /** The section, on the page of a section. */
  id?: string;
  page: Page;
}

/** Every page of an explainer or a section. */
const sharedPages = Object.entries(sites).flatMap(([site, folder]) =>
  globSync('{*,*/*}/index.html', { cwd: folder }).flatMap((file): SharedPage[] => {
    const page = new Page(folder, file);
    const [slug = '', ...inner] = file.split('/').slice(0, -1);
    if (page.all('article.explainer').length === 0) return [];
    return [
      { name: `${site}: /${[slug, ...inner].join('/')}/`, folder, slug, page, ...(inner[0] ? { id: inner[0] } : {}) },
    ];
  }),
);
const collapseSpace = (value: string) => value.replace(/\s+/g, ' ').trim();
/** Returns the heading of a page without citation numbers. */
const getTitle = (page: Page) =>
  collapseSpace((page.texts('h1')[0] ?? '').replace(new RegExp(`(${page.texts('h1 sup').join('|') || '$'})$`), ''));
const meta = (page: Page, name: string) => page.attributes(`meta[name="${name}"]`, 'content')[0];
const getJsonLd = (page: Page) => JSON.parse(wordsOf(page.all('script[type="application/ld+json"]')[0] as never));

it('the sites have explainers and sections', () => {
  expect(sharedPages.filter(({ id }) => !id).length).toBeGreaterThan(6);
  expect(sharedPages.filter(({ id }) => id).length).toBeGreaterThan(25);
});

describe.each(sharedPages)('$name', ({ folder, slug, id, page }) => {
  it('has a link preview with title, description, address and image', async () => {
    const { result, error } = await openGraph({ html: page.html });
    expect(error).toBe(false);
    const title = getTitle(page);
    expect(result.ogTitle).toBe(title);
    expect(result.ogUrl).toBe(`${origin}${slug}/${id ? `${id}/` : ''}`);
    expect(result.ogType).toBe('article');
    expect(result.ogSiteName).toBe('Footing');
    expect(collapseSpace(result.ogDescription ?? '')).toBe(meta(page, 'description'));
    expect(collapseSpace(result.ogDescription ?? '').length).toBeGreaterThan(20);
    expect(result.twitterCard).toBe('summary_large_image');
    const [image] = result.ogImage ?? [];
    const card = `og/${slug}${id ? `/${id}` : ''}.png`;
    expect(image?.url).toBe(origin + card);
    expect(image?.alt).toContain(title);
    const size = imageSize(readFileSync(join(folder, card)));
    expect([Number(image?.width), Number(image?.height)]).toEqual([size.width, size.height]);
  });

  it('has its explainer as canonical page, and links to its Markdown', () => {
    const canonical = page.attributes('link[rel=canonical]', 'href');
    expect(canonical).toEqual(meta(page, 'robots') === 'noindex' ? [] : [`${origin}${slug}/`]);
    expect(page.attributes('link[rel=alternate][type="text/markdown"]', 'href')).toEqual([
      `/${slug}${id ? `/${id}` : ''}.md`,
    ]);
  });

  it('has JSON-LD that agrees with the page', () => {
    const data = getJsonLd(page);
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
    expect(data.headline).toBe(getTitle(page));
    expect(data.hasPart.map(({ url }: { url: string }) => url)).toEqual(
      page.attributes('.numbered:not(.list) > .heading > h2', 'id').map((id) => `${origin}${slug}/#${id}`),
    );
    expect(data.citation[0].url).toBe(`${origin}${slug}/sources.json`);
    const corrections = page.texts('.list > .change.correction').length;
    expect(data.correction?.length ?? 0).toBe(corrections);
  });
});

describe.each(sharedPages.filter(({ id }) => !id))('reader mode on $name', ({ page }) => {
  it('gets the complete explainer, with byline and date', () => {
    const { document } = parseHTML(page.html);
    const article = new Readability(document as unknown as Document).parse();
    expect(article?.title).toContain(collapseSpace(page.texts('h1')[0] ?? ''));
    expect(article?.byline).toContain(collapseSpace(page.texts('.byline b')[0] ?? ''));
    expect(article?.publishedTime).toBe(page.attributes('.dates time', 'dateTime')[0]);
    const got = collapseSpace(article?.textContent ?? '');
    // Hidden elements, such as popovers, are not part of the text.
    const { document: shown } = parseHTML(page.html);
    for (const hidden of shown.querySelectorAll('[hidden]')) hidden.remove();
    const paragraphs = Array.from(shown.querySelectorAll('.introduction > p, .numbered:not(.list) > p'), (paragraph) =>
      collapseSpace(paragraph.textContent ?? ''),
    );
    expect(paragraphs.length).toBeGreaterThan(0);
    expect(paragraphs.filter((paragraph) => !got.includes(paragraph))).toEqual([]);
    const headings = page
      .texts('.numbered:not(.list) h2')
      .map((heading) => collapseSpace(heading).replace(/[a-z]?\d+$/, ''));
    expect(headings.filter((heading) => !got.includes(heading))).toEqual([]);
  });
});
