/** Sections by themselves: their own sources with the numbers of the whole, and the ways to and from the explainer. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const sites = { real: inject('siteFolder'), citations: inject('citations').folder, record: inject('record').folder };

/** Every section page that is no redirect, with the explainer that it is of. */
const pages = Object.entries(sites).flatMap(([name, folder]) =>
  globSync('*/index.html', { cwd: folder })
    .map((file) => file.split('/')[0] ?? '')
    .filter((slug) => new Page(folder, `${slug}/index.html`).all('article.explainer').length > 0)
    .flatMap((slug) => {
      const whole = new Page(folder, `${slug}/index.html`);
      const ids = whole.attributes('.numbered:not(.list) > .heading h2', 'id');
      return ids.map((id) => ({ name: `${name}: /${slug}/${id}/`, folder, slug, id, whole }));
    }),
);

const at = ({ folder, slug, id }: (typeof pages)[number]) => new Page(folder, `${slug}/${id}/index.html`);
/** Id, target and number of each mark. */
const marksOf = (page: Page, within = '') =>
  page
    .all(`${within} [role="doc-noteref"]`)
    .map((mark) => [mark.properties['id'], mark.properties['href'], textOf(mark)]);

it('there is one for each section', () => {
  expect(pages.length).toBeGreaterThan(25);
});

describe.each(pages)('$name', (page) => {
  const section = at(page);

  it('has the marks of the section, each with its source or note below, and nothing else below', () => {
    const text = [...marksOf(section, 'h1'), ...marksOf(section, '.text > section:first-child')];
    const inWhole = page.whole.all('.numbered').find((each) => JSON.stringify(each).includes(`"id":"${page.id}"`));
    expect(inWhole).toBeDefined();
    const whole = marksOf(page.whole).filter(([id]) => JSON.stringify(inWhole).includes(`"id":"${id}"`));
    expect(text).toEqual(whole);
    const targets = new Set(marksOf(section).map(([, href]) => String(href)));
    const listed = section.attributes('.list li[id]', 'id').map((id) => `#${id}`);
    expect([...targets].sort()).toEqual(listed.sort());
  });

  it('gives each source the number that its marks have', () => {
    const numbers = new Map(
      section.all('.list li[id]').map(({ properties }) => [`#${properties['id']}`, properties['dataNumber']]),
    );
    for (const [, href, shown] of marksOf(section)) expect(shown).toBe(numbers.get(String(href)));
  });

  it('has backlinks to its own marks only, and links beyond itself lead into the explainer', () => {
    const ids = new Set(section.ids);
    for (const href of section.attributes('a', 'href').filter((each) => each.startsWith('#')))
      expect(ids, href).toContain(decodeURIComponent(href.slice(1)));
    for (const href of section.attributes('.back a', 'href')) expect(href).toMatch(/^#cite-/);
  });

  it('says whose part it is, leads there, and is the explainer’s for search engines', () => {
    const title = page.whole.texts('h1')[0];
    expect(section.texts('h1')).toEqual(page.whole.texts(`h2#${page.id}`));
    expect(section.texts('.kicker a')).toEqual([title]);
    expect(section.attributes('.kicker a', 'href')).toEqual([`/${page.slug}/`]);
    expect(section.attributes('.opening a', 'href')).toContain(`/${page.slug}/#${page.id}`);
    expect(section.texts('title')[0]).toContain(title);
    expect(section.texts('.notice time')).toEqual(page.whole.texts('.opening aside.notice > p:first-child time'));
    const own = `https://example.org/${page.slug}/${page.id}/`;
    expect(section.attributes('meta[property="og:url"]', 'content')).toEqual([own]);
    expect(section.texts('h1')[0]).toContain(section.attributes('meta[property="og:title"]', 'content')[0]);
    if (section.attributes('meta[name="robots"]', 'content').length === 0)
      expect(section.attributes('link[rel="canonical"]', 'href')).toEqual([`https://example.org/${page.slug}/`]);
  });
});

it('each leads to the sections beside it, in order', () => {
  const ofOne = pages.filter(({ slug }) => slug === 'trump-says-iran-wants-to-negotiate');
  ofOne.forEach((page, index) => {
    const section = at(page);
    const path = (neighbour?: { slug: string; id: string }) =>
      neighbour ? [`/${neighbour.slug}/${neighbour.id}/`] : [];
    expect(section.attributes('[rel="prev"]', 'href')).toEqual(path(ofOne[index - 1]));
    expect(section.attributes('[rel="next"]', 'href')).toEqual(path(ofOne[index + 1]));
  });
});

it('addresses that sections had before are redirects, under the names that explainers had before too', () => {
  const redirects = new Map(
    (JSON.parse(readFileSync(join(sites.record, 'redirects.json'), 'utf8')) as { from: string; to: string }[]).map(
      ({ from, to }) => [from, to],
    ),
  );
  for (const from of ['/nothing-shared/drizzle/', '/nothing-shared/showers/', '/weather/rain/', '/forecast/drizzle/'])
    expect(redirects.get(from), from).toBe('/nothing-shared/rain/');
  expect([...redirects.keys()].some((from) => from === '/nothing-shared/rain/')).toBe(false);
});
