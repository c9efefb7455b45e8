/** Section pages: their sources with the numbers of the explainer, and links to and from the explainer. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const sites = { real: inject('siteFolder'), citations: inject('citations').folder, record: inject('record').folder };

/** Every section page that is not a redirect, with the page of its explainer. */
const pages = Object.entries(sites).flatMap(([name, folder]) =>
  globSync('*/index.html', { cwd: folder })
    .map((file) => file.split('/')[0] ?? '')
    .filter((slug) => new Page(folder, `${slug}/index.html`).all('article.explainer').length > 0)
    .flatMap((slug) => {
      const explainer = new Page(folder, `${slug}/index.html`);
      const ids = explainer.attributes('.numbered:not(.list) > .heading h2', 'id');
      return ids.map((id) => ({ name: `${name}: /${slug}/${id}/`, folder, slug, id, explainer }));
    }),
);

const openPage = ({ folder, slug, id }: (typeof pages)[number]) => new Page(folder, `${slug}/${id}/index.html`);
/** Returns id, target and number of each citation. */
const listCitations = (page: Page, within = '') =>
  page
    .all(`${within} [role="doc-noteref"]`)
    .map((mark) => [mark.properties['id'], mark.properties['href'], textOf(mark)]);

it('every section has a page', () => {
  expect(pages.length).toBeGreaterThan(25);
});

describe.each(pages)('$name', (page) => {
  const section = openPage(page);

  it('has the citations of the section, and lists exactly their sources and notes', () => {
    const text = [...listCitations(section, 'h1'), ...listCitations(section, '.text > section:first-child')];
    const inExplainer = page.explainer
      .all('.numbered')
      .find((each) => JSON.stringify(each).includes(`"id":"${page.id}"`));
    expect(inExplainer).toBeDefined();
    const explainer = listCitations(page.explainer).filter(([id]) =>
      JSON.stringify(inExplainer).includes(`"id":"${id}"`),
    );
    expect(text).toEqual(explainer);
    const targets = new Set(listCitations(section).map(([, href]) => String(href)));
    const listed = section.attributes('.list li[id]', 'id').map((id) => `#${id}`);
    expect([...targets].sort()).toEqual(listed.sort());
  });

  it('gives each source the number that its citations have', () => {
    const numbers = new Map(
      section.all('.list li[id]').map(({ properties }) => [`#${properties['id']}`, properties['dataNumber']]),
    );
    for (const [, href, shown] of listCitations(section)) expect(shown).toBe(numbers.get(String(href)));
  });

  it('has backlinks to its own citations only, and no link to an id that only the explainer has', () => {
    const ids = new Set(section.ids);
    for (const href of section.attributes('a', 'href').filter((each) => each.startsWith('#')))
      expect(ids, href).toContain(decodeURIComponent(href.slice(1)));
    for (const href of section.attributes('.back a', 'href')) expect(href).toMatch(/^#cite-/);
  });

  it('names and links its explainer, which is its canonical page for search engines', () => {
    const title = page.explainer.texts('h1')[0];
    expect(section.texts('h1')).toEqual(page.explainer.texts(`h2#${page.id}`));
    expect(section.texts('.kicker a')).toEqual([title]);
    expect(section.attributes('.kicker a', 'href')).toEqual([`/${page.slug}/`]);
    expect(section.attributes('.opening a', 'href')).toContain(`/${page.slug}/#${page.id}`);
    expect(section.texts('title')[0]).toContain(title);
    expect(section.texts('aside.notice time')).toEqual(
      page.explainer.texts('.opening aside.notice > p:first-child time'),
    );
    const own = `https://example.org/${page.slug}/${page.id}/`;
    expect(section.attributes('meta[property="og:url"]', 'content')).toEqual([own]);
    expect(section.texts('h1')[0]).toContain(section.attributes('meta[property="og:title"]', 'content')[0]);
    if (section.attributes('meta[name="robots"]', 'content').length === 0)
      expect(section.attributes('link[rel="canonical"]', 'href')).toEqual([`https://example.org/${page.slug}/`]);
  });
});

it('each links to the previous and the next section', () => {
  const ofOne = pages.filter(({ slug }) => slug === 'trump-says-iran-wants-to-negotiate');
  ofOne.forEach((page, index) => {
    const section = openPage(page);
    const path = (neighbour?: { slug: string; id: string }) =>
      neighbour ? [`/${neighbour.slug}/${neighbour.id}/`] : [];
    expect(section.attributes('[rel="prev"]', 'href')).toEqual(path(ofOne[index - 1]));
    expect(section.attributes('[rel="next"]', 'href')).toEqual(path(ofOne[index + 1]));
  });
});

it('former addresses of sections are redirects, also under former names of their explainers', () => {
  const redirects = new Map(
    (JSON.parse(readFileSync(join(sites.record, 'redirects.json'), 'utf8')) as { from: string; to: string }[]).map(
      ({ from, to }) => [from, to],
    ),
  );
  for (const from of ['/nothing-shared/drizzle/', '/nothing-shared/showers/', '/weather/rain/', '/forecast/drizzle/'])
    expect(redirects.get(from), from).toBe('/nothing-shared/rain/');
  expect([...redirects.keys()].some((from) => from === '/nothing-shared/rain/')).toBe(false);
});
