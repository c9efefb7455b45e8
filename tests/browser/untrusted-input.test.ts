/**
 * A site of everything in the corpus that is shown: nothing of it runs. All pages are read as the browser reads them; those are
 * opened where something stands in a place of its own. `npm run prove -- hostile` opens every one.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { shownCases } from '../untrusted-input/site.ts';
import { Visitor } from '../untrusted-input/visitor.ts';
import { preview } from './popover-parts.ts';
import { results } from './search-parts.ts';

/** One for each place of a page that words of an author come to. */
const opened = [
  'a break-out in a title, as code',
  'a script that ends a script, in a title',
  'a break-out in a summary, as code',
  'a break-out in a publisher',
  'a break-out in the address of a source',
  'a break-out in a quote',
  'a break-out in a claim',
  'a break-out in a reason to withdraw',
  'a break-out in a term',
  'a break-out in a chart',
  'a break-out in an alternative text',
  'a break-out in the title of a link',
  'a break-out in code',
];
const pathOf = (name: string) => `case-${shownCases.findIndex(([tries]) => tries === name)}/`;

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.start(await sharedBrowser());
});
afterAll(() => visitor?.stop());

it('of which the attacks would be seen, if they ran', async () => {
  const { page, happened } = visitor;
  await visitor.open('');
  await page.evaluate('window.executed=1');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.executed=1">'));
  await expect.poll(() => happened.some((what) => what.startsWith('the policy stopped'))).toBe(true);
  expect(happened).toContain('ran in /');
  expect(await visitor.asleep()).toHaveLength(2);
  // What that page still has to tell comes before the next one does.
  await page.goto('about:blank');
  happened.length = 0;
});

it('of which nothing could run, ask elsewhere or lead astray, on any page', async () => {
  expect(visitor.paths.length).toBeGreaterThan(100);
  await visitor.open('');
  expect(await visitor.asleepOf('<a href="javascript:x"><img src="data:x">')).toHaveLength(2);
  for (const path of visitor.paths) expect(await visitor.asleepUnopened(path), path).toEqual([]);
});

it.each(['', 'glossary/', 'sources/', 'corrections/', 'search/', ...opened])(
  'of which nothing runs: /%s',
  async (name) => {
    const paths = opened.includes(name) ? visitor.paths.filter((path) => path.startsWith(pathOf(name))) : [name];
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(await visitor.open(path)).toEqual([]);
    expect(visitor.happened).toEqual([]);
  },
);

it('of which nothing runs where a script of ours shows it: in the search', async () => {
  for (const words of ['onerror', 'script window executed', 'council']) {
    await visitor.open(`search/?q=${encodeURIComponent(words)}`);
    await results(visitor.page).first().waitFor();
    expect(await visitor.asleep()).toEqual([]);
  }
  expect(visitor.happened).toEqual([]);
});

it.each(['a break-out in a publisher', 'a break-out in the address of a source', 'a break-out in a quote'])(
  'of which nothing runs where a script of ours shows it: in the preview of %s',
  async (name) => {
    await visitor.open(pathOf(name));
    await visitor.page.locator('main a[role=doc-noteref]:visible').last().click();
    await preview(visitor.page).waitFor();
    expect(await visitor.asleep()).toEqual([]);
    expect(visitor.happened).toEqual([]);
  },
);
