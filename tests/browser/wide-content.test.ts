import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { findOverflow, findUnreachableBoxes } from './overflow.ts';
import { popover } from './popover-parts.ts';
import { explainer, home, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();
const cases = inject('cases').address;

/** Opens everything that is collapsed. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
}

const screens = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 640, height: 512 },
  { width: 1280, height: 800 },
];

const pages = [
  ...['', explainer, `${explainer}protest-crisis/`, 'how-the-dead-are-counted/', 'about/', 'search/?q=military'].map(
    (path) => home + path,
  ),
  ...['long-words/', 'long-words/one/', 'long-words-rtl/', 'long-words-rtl/two/', 'written-html/', 'br-in-table/'],
  ...['pre-wide/', 'table-wide/', 'table-plain/', 'task-list/', 'rtl-mixed/'],
  ...['', 'topics/traffic/', 'sources/', 'corrections/', 'glossary/'],
].map((path) => new URL(path, cases));

describe.each(pages)('the page $pathname', ({ href }) => {
  it('fits on every screen, and breaks no short word', async () => {
    const { page } = await visit(href);
    if (href.includes('?q=')) await page.locator('.results a').first().waitFor();
    await unfold(page);
    for (const screen of screens) {
      await page.setViewportSize(screen);
      // The contents bar shows the section in view.
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 2));
      expect(await findOverflow(page), `${screen.width} px`).toEqual([]);
      expect(await findUnreachableBoxes(page), `${screen.width} px`).toEqual([]);
    }
  });

  it('fits on paper', async () => {
    const { page } = await visit(href);
    await page.emulateMedia({ media: 'print' });
    // A4 and A5 without margins of 18 mm.
    for (const width of [658, 423]) {
      await page.setViewportSize({ width, height: 900 });
      expect((await findOverflow(page)).filter((found) => !found.endsWith('is broken'))).toEqual([]);
      expect(await page.locator('main :is(.table, pre)').evaluateAll(listCut)).toEqual([]);
    }
  });
});

/** Returns the texts of boxes that are wider than they show. */
const listCut = (boxes: Element[]) =>
  boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.textContent?.trim().slice(0, 40));

it.each(['long-words/', 'long-words-rtl/'])('popovers and menus of /%s fit on a screen 320 px wide', async (path) => {
  const { page } = await visit(cases + path, { viewport: { width: 320, height: 640 }, hasTouch: true });
  for (const name of ['Note a', 'Source 2']) {
    await page.locator(`[role=doc-noteref][aria-label^="${name}"]`).first().click();
    await popover(page).waitFor();
    expect(await findOverflow(page), name).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.locator('.heading .anchor').first().click();
  await page.locator('.share:popover-open').waitFor();
  expect(await findOverflow(page), 'the share menu').toEqual([]);
});

it('search results with long words fit on a screen 320 px wide', async () => {
  const word = 'Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
  const { page } = await visit(`${cases}search/?q=${word}`, { viewport: { width: 320, height: 640 } });
  await page.locator('.results a').first().waitFor();
  expect(await findOverflow(page)).toEqual([]);
});

describe('a box that scrolls', () => {
  it.each([
    ['a table', 'table-plain/', /^Table: Column number 0, Column number 1, Column number 2$/, 'ArrowRight', 1],
    ['a table with citations', 'table-wide/', /^Table: /, 'ArrowRight', 1],
    ['a block of code', 'pre-wide/', /^Code$/, 'ArrowRight', 1],
    ['a table from right to left', 'long-words-rtl/two/', /^Table: Who, What, How many$/, 'ArrowLeft', -1],
  ] as const)('(%s) is reached with Tab and scrolls with the arrow keys', async (_what, path, name, key, sign) => {
    const { page } = await visit(cases + path, phone);
    const box = page.getByRole('region', { name });
    const isFocused = () => box.evaluate((element) => element === document.activeElement);
    for (let press = 0; press < 60 && !(await isFocused()); press++) await page.keyboard.press('Tab');
    expect(await isFocused()).toBe(true);
    await page.keyboard.press(key);
    await expect.poll(() => box.evaluate((element) => Math.sign(element.scrollLeft)), patience).toBe(sign);
  });

  it('is a stop of the keyboard only where it can scroll', async () => {
    const { page } = await visit(`${cases}br-in-table/`, phone);
    expect(await page.locator('.table').count()).toBe(1);
    expect(await page.locator('.table[tabindex], .table[role]').count()).toBe(0);
  });

  it.each([explainer, 'how-the-dead-are-counted/', 'from-the-2015-deal-to-snapback/'])(
    'is a stop of the keyboard on every screen where it scrolls, in /%s',
    async (path) => {
      const { page } = await visit(home + path);
      await unfold(page);
      for (const screen of screens) {
        await page.setViewportSize(screen);
        expect(await findUnreachableBoxes(page), `${screen.width} px`).toEqual([]);
      }
    },
  );
});

it('a box with a remark has a gap below it', async () => {
  const { page } = await visit(`${cases}long-words/`);
  const gap = await page.locator('.callout').evaluate((box) => {
    const next = box.nextElementSibling?.getBoundingClientRect();
    return (next?.top ?? 0) - box.getBoundingClientRect().bottom;
  });
  expect(gap).toBeGreaterThan(10);
});

it('a table is a table with headers of columns, and keeps the alignment of its columns', async () => {
  const { page } = await visit(`${cases}long-words/two/`);
  const table = page.getByRole('table').first();
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Who', 'What', 'How many']);
  const styles = await table.locator('tr:last-child td').evaluateAll((cells) =>
    cells.map((cell) => {
      const { textAlign, fontVariantNumeric } = getComputedStyle(cell);
      return `${textAlign}, ${fontVariantNumeric}`;
    }),
  );
  expect(styles).toEqual(['left, tabular-nums', 'center, tabular-nums', 'right, tabular-nums']);
});

it('the items of a list of tasks say whether they are done', async () => {
  const { page } = await visit(`${cases}task-list/`);
  const items = page.locator('.task-list-item');
  expect(await items.count()).toBe(2);
  for (const [index, name] of ['Not done', 'Done'].entries())
    expect(await items.nth(index).getByRole('img', { name, exact: true }).count()).toBe(1);
});

it.each(['written-html/', 'long-words/', 'table-plain/', 'table-wide/', 'pre-wide/', 'task-list/', 'br-in-table/'])(
  'axe finds no violations in /%s',
  async (path) => {
    const { page } = await visit(cases + path);
    await unfold(page);
    expect(await objectionsEverywhere(page)).toEqual([]);
  },
);
