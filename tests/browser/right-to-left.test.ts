/** Explainers from right to left, and with words of another direction: positions of numbers, marks and signs. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { boxOf, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const { address } = inject('cases');
const hebrew = `${address}rtl-everything/`;
const english = `${address}rtl-quotes/`;
const narrow = { viewport: { width: 320, height: 700 }, hasTouch: true };

/** Returns the left edges of pieces of text in an element, in their order. */
const leftEdges = (page: Page, selector: string, texts: string[]) =>
  page.evaluate(
    ({ selector, texts }) => {
      const element = document.querySelector(selector) as Element;
      const range = document.createRange();
      return texts.map((text) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const start = node.textContent?.indexOf(text) ?? -1;
          if (start < 0) continue;
          range.setStart(node, start);
          range.setEnd(node, start + text.length);
          return range.getBoundingClientRect().left;
        }
        throw new Error(`no “${text}” in ${selector}`);
      });
    },
    { selector, texts },
  );
const expectLeftToRight = async (page: Page, selector: string, ...texts: string[]) => {
  const edges = await leftEdges(page, selector, texts);
  expect(edges, texts.join(' … ')).toEqual(edges.toSorted((a, b) => a - b));
};

describe.each([
  ['from right to left', hebrew],
  ['from left to right', english],
])('a page %s', (_name, path) => {
  it.each([9, 99, 999])('shows the number %i of a source next to its text', async (number) => {
    const { page } = await visit(path, narrow);
    const overlaps = await page.evaluate((number) => {
      const item = document.querySelector('[id^=source-]') as HTMLElement;
      (item.parentElement as HTMLElement).style.counterReset = `item ${number - 1}`;
      const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      const style = getComputedStyle(item, '::before');
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const width = context.measureText(String(number)).width + Number.parseFloat(style.insetInlineStart);
      const [box, text] = [item, item.querySelector('b') as Element].map((each) => each.getBoundingClientRect());
      if (!box || !text) return true;
      return (document.dir === 'rtl' ? box.right - text.right : text.left - box.left) < width;
    }, number);
    expect(overlaps).toBe(false);
  });

  it.each([wide, phone, narrow])('has nothing to scroll to at the sides: %o', async (screen) => {
    const { page } = await visit(path, screen);
    const { width } = screen.viewport;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it.each([wide, phone, narrow])(
    'shows the source of a mark in the window, from the side of the page: %o',
    async (screen) => {
      const { page } = await visit(path, screen);
      const marks = await page.locator('.numbered [role=doc-noteref], .list [role=doc-noteref]').all();
      expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) {
        await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        await mark.evaluate((element: HTMLElement) => element.click());
        const { left, right } = await boxOf(page.locator('.preview'));
        expect([left >= 0, right <= screen.viewport.width]).toEqual([true, true]);
        expect(await page.locator('.preview').evaluate((element) => getComputedStyle(element).direction)).toBe(
          await page.evaluate(() => document.dir),
        );
        await page.keyboard.press('Escape');
      }
    },
  );
});

it.each([hebrew, english, `${address}sources/`, `${address}chart-lines/`])(
  '%s has no line that begins with a dot',
  async (path) => {
    const { page } = await visit(path, narrow);
    for (let width = 280; width <= 420; width += 10) {
      await page.setViewportSize({ width, height: 700 });
      const atStart = await page.evaluate(() => {
        const found: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const lineOf = (node: Node, index: number) => {
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const { top, bottom } = range.getBoundingClientRect();
          return (top + bottom) / 2;
        };
        let before: [Node, number] | undefined;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!node.parentElement?.getClientRects().length) continue;
          const text = node.textContent ?? '';
          for (let index = 0; index < text.length; index++) {
            if (text[index] === '·' && before && node.parentElement?.closest('.meta, .back, .chart')) {
              const distance = lineOf(node, index) - lineOf(...before);
              // A word that is longer than a line breaks anywhere.
              if (Math.abs(distance) > 8 && !/\S{40}/.test(before[0].textContent ?? ''))
                found.push(`${before[0].textContent}${text}`);
            } else if (/[^\s\u2060]/.test(text[index] ?? '')) before = [node, index];
          }
        }
        return found;
      });
      expect(atStart, `${width} pixels`).toEqual([]);
      for (const item of await page.locator('.dates > span').all())
        expect(await item.evaluate((element) => getComputedStyle(element, '::before').content)).toBe('none');
    }
  },
);

describe('words from left to right on a page from right to left', () => {
  it('keep their signs and their order', async () => {
    const { page } = await visit(hebrew);
    const text = '.numbered:has(#one) > p:not([class])';
    await expectLeftToRight(page, text, 'NATO,', 'U.S.', 'Department', 'of State', '9/11');
    await expectLeftToRight(page, text, '#', 'IranProtests');
    await expectLeftToRight(page, text, '+98', '21', '5555');
    await expectLeftToRight(page, '.numbered:has(#numbers) h2', 'C', '++');
    await expectLeftToRight(page, '.contents li:nth-child(2)', 'C', '++');
    await expectLeftToRight(page, 'h1', 'C', '++');
    await expectLeftToRight(page, '.numbered:has(#numbers) tr:nth-child(2) td:nth-child(2)', '-', '7.5%');
    await expectLeftToRight(page, '.numbered:has(#numbers) li li:nth-child(2)', 'Inner', 'NATO', '!');
  });

  it('do not take the full stop and the mark of a sentence along', async () => {
    const { page } = await visit(hebrew);
    await expectLeftToRight(page, '.numbered:has(#quotes) > p', '11', '.', 'NATO');
  });

  it('are a caption on the side of its picture', async () => {
    const { page } = await visit(hebrew);
    const column = await boxOf(page.locator('figure:not(.chart)'));
    const [words] = await leftEdges(page, 'figure:not(.chart) figcaption', ['English']);
    expect(words).toBeGreaterThan((column.left + column.right) / 2);
  });

  it('are a paragraph or a quotation on their own side, and code', async () => {
    const { page } = await visit(hebrew);
    await expectLeftToRight(page, '.numbered:has(#one) > p[dir=ltr]', 'English', 'bracket', ').', '5');
    const quote = await boxOf(page.locator('blockquote').first());
    expect((await leftEdges(page, 'blockquote', ['closed']))[0]).toBeLessThan(quote.left + 40);
    await expectLeftToRight(page, 'blockquote', 'closed', 'p. 3', ').');
    await expectLeftToRight(page, '.text pre', 'npm', '--dir', '#');
  });

  it('that the site adds read from left to right, with dates from right to left', async () => {
    const { page } = await visit(hebrew);
    await expectLeftToRight(page, '.byline', 'By', 'Our desk', 'Published', '1 min read');
    await expectLeftToRight(page, '.dates time', '2026', 'בינואר', '10');
    await expectLeftToRight(page, '.claim .meta', 'Claim', 'Donald', 'U.S.', '2026', '5 ');
    await expectLeftToRight(page, '.claims summary', '1 partly', 'wrong', '2 claims', 'checked:');
    await page.locator('.filter input').check();
    await expectLeftToRight(page, '#source-s2 .meta', 'News', '2026', 'via', '(UK)', 'Jane Roe');
    await expectLeftToRight(page, '#source-s4 .meta', 'News', 'לוי', 'Jane Roe', 'דנה', 'read');
    await expectLeftToRight(page, '#source-s9 .back', 'Cited in', 'C', '++');
  });
});

describe('words from right to left on a page from left to right', () => {
  it('do not move numbers, quotation marks and marks that follow them', async () => {
    const { page } = await visit(english);
    await expectLeftToRight(page, '.introduction', 'Persian', 'سازمان');
    await expectLeftToRight(page, '.introduction', '2018', '–', '2020', '.');
    await expectLeftToRight(page, '.text li:nth-child(2)', 'closed', '“', 'הגשר', '”', '7.5', 'tonnes');
    await expectLeftToRight(page, '.text tr:nth-child(1) td', ')', 'UK', '(', 'רשות');
    await expectLeftToRight(page, '#source-ilna', 'خبرگزاری', '2026');
  });

  it('are a quotation on their own side', async () => {
    const { page } = await visit(english);
    const { right } = await boxOf(page.locator('blockquote'));
    const text = await page.locator('blockquote p').evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().right;
    });
    expect(right - text).toBeLessThan(40);
  });
});

it('lists titles on their own side, and days in the language of the site', async () => {
  const { page } = await visit(address);
  const item = page.locator('.explainers li:has([href$="/rtl-everything/"])').first();
  expect(await item.evaluate((element: HTMLElement) => [element.lang, element.dir])).toEqual(['he', 'rtl']);
  const [list, title] = [await boxOf(item), await boxOf(item.locator('h3, h2, h4').locator('a'))];
  expect(title.right).toBeCloseTo(list.right, 0);
  expect(await item.locator('time').evaluate((time) => getComputedStyle(time).unicodeBidi)).toBe('plaintext');
});

it('a definition on paper does not repeat its term, and addresses read from left to right', async () => {
  const { page } = await visit(hebrew);
  await page.emulateMedia({ media: 'print' });
  const definition = page.locator('.definition').first();
  expect(await definition.isVisible()).toBe(true);
  expect((await definition.innerText()).trim()).toBe('The weight that one axle puts on the road.');
  const address = await page
    .locator('#source-s1 cite a')
    .evaluate((link) => getComputedStyle(link, '::after').direction);
  expect(address).toBe('ltr');
});
