/**
 * A site of all untrusted input that is shown: no code of it runs. The browser parses all pages, and opens one
 * for each part of a page that shows an author’s text. `npm run prove -- untrusted-input` opens every page.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { shownCases } from '../untrusted-input/site.ts';
import { Visitor } from '../untrusted-input/visitor.ts';
import { popover } from './popover-parts.ts';
import { results } from './search-parts.ts';

/** One case for each part of a page that shows an author’s text. */
const openedCases = [
  'an HTML injection in a title, as code',
  'a script end tag in a title',
  'an HTML injection in a summary, as code',
  'an HTML injection in a publisher',
  'an HTML injection in the address of a source',
  'an HTML injection in a quote',
  'an HTML injection in a claim',
  'an HTML injection in the reason for a withdrawal',
  'an HTML injection in a term',
  'an HTML injection in a chart',
  'an HTML injection in alternative text',
  'an HTML injection in a picture',
  'an HTML injection in a link to a video',
  'an HTML injection in the title of a link',
  'an HTML injection in code',
];
const pathOf = (name: string) => `case-${shownCases.findIndex(([caseName]) => caseName === name)}/`;

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.start(await sharedBrowser());
});
afterAll(() => visitor?.stop());

it('reports an attack that runs (check of this test)', async () => {
  const { page, attackReports: happened } = visitor;
  await visitor.open('');
  await page.evaluate('window.executed=1');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.executed=1">'));
  await expect.poll(() => happened.some((event) => event.startsWith('the policy blocked'))).toBe(true);
  expect(happened).toContain('ran in /');
  expect(await visitor.findUnsafeMarkup()).toHaveLength(2);
  // Leaving the page delivers its last reports.
  await page.goto('about:blank');
  happened.length = 0;
});

it('has no unsafe markup on any page', async () => {
  expect(visitor.paths.length).toBeGreaterThan(100);
  await visitor.open('');
  expect(await visitor.parseUnsafeMarkup('<a href="javascript:x"><img src="data:x">')).toHaveLength(2);
  for (const path of visitor.paths) expect(await visitor.findUnsafeMarkupIn(path), path).toEqual([]);
});

it.each(['', 'glossary/', 'sources/', 'corrections/', 'search/', ...openedCases])(
  'runs no code of an author: /%s',
  async (name) => {
    const paths = openedCases.includes(name) ? visitor.paths.filter((path) => path.startsWith(pathOf(name))) : [name];
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(await visitor.open(path)).toEqual([]);
    expect(visitor.attackReports).toEqual([]);
  },
);

it('runs no code of an author in search results', async () => {
  for (const query of ['onerror', 'script window executed', 'council']) {
    await visitor.open(`search/?q=${encodeURIComponent(query)}`);
    await results(visitor.page).first().waitFor();
    expect(await visitor.findUnsafeMarkup()).toEqual([]);
  }
  expect(visitor.attackReports).toEqual([]);
});

it.each([
  'an HTML injection in a publisher',
  'an HTML injection in the address of a source',
  'an HTML injection in a quote',
])('runs no code of an author in the popover of %s', async (name) => {
  await visitor.open(pathOf(name));
  await visitor.page.locator('main a[role=doc-noteref]:visible').last().click();
  await popover(visitor.page).waitFor();
  expect(await visitor.findUnsafeMarkup()).toEqual([]);
  expect(visitor.attackReports).toEqual([]);
});
