import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { getFocusStop } from './stop.ts';
import { findSmallTargets } from './targets.ts';
import { explainer, fragment, home, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

/** The browser logs an error for the missing page, which has status 404. */
const noted = /status of 404/;

/** Opens the search dialog and searches. */
async function look(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog[open] input').fill('military');
  await page.locator('dialog .results a').first().waitFor();
}

/** Opens everything that is collapsed. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all as HTMLDetailsElement[]) details.open = true;
  });
}

const results = async (page: Page) => page.locator('.results a').first().waitFor();

/** Every kind of page, with what a reader does there before the test. */
const pages: readonly { name: string; path: string; prepare?: (page: Page) => Promise<void> }[] = [
  { name: 'the home page', path: '' },
  { name: 'the explainer', path: explainer },
  { name: 'the search with results', path: 'search/?q=military', prepare: results },
  { name: 'the search over the explainer', path: explainer, prepare: look },
  { name: 'a missing page', path: 'no-such-page/' },
  { name: 'the page about the site', path: 'about/' },
  { name: 'a topic', path: 'topics/iran/' },
  { name: 'an explainer with tables', path: 'how-the-dead-are-counted/', prepare: unfold },
  { name: 'the glossary', path: 'glossary/' },
  { name: 'the record of corrections', path: 'corrections/' },
  { name: 'an author', path: 'authors/desk/' },
];

describe.each(pages)('$name', ({ path, prepare }) => {
  it('has no violations that axe finds, in light and dark mode, wide or on a phone', async () => {
    const { page } = await visit(path, {}, noted);
    await prepare?.(page);
    expect(await objectionsEverywhere(page)).toEqual([]);
  });

  it('needs no horizontal scrolling: 320 px wide, at 400 % and at 200 % zoom', async () => {
    // Zooming reduces the number of CSS pixels.
    const [first, ...others] = [
      { width: 320, height: 640 },
      { width: 320, height: 256 },
      { width: 640, height: 512 },
    ] as const;
    const { page } = await visit(path, { viewport: first }, noted);
    await prepare?.(page);
    for (const viewport of [first, ...others]) {
      await page.setViewportSize(viewport);
      const beyond = await page.evaluate(() => {
        const root = document.documentElement;
        const widest = Math.max(
          root.scrollWidth,
          ...Array.from(document.querySelectorAll('dialog'), (d) => d.scrollWidth),
        );
        return widest - innerWidth;
      });
      expect(beyond, `${viewport.width} × ${viewport.height}`).toBeLessThanOrEqual(0);
    }
  });

  it('offers to skip to the text with the first Tab', async () => {
    if (prepare === look) return;
    const { page } = await visit(path, {}, noted);
    await prepare?.(page);
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip');
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await isInSight(skip)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => fragment(page), patience).toBe('main');
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      const main = document.querySelector('main');
      // On a page without links in its text, Tab goes to the footer, never back to the masthead.
      if (!element || !main) return 'nowhere';
      if (main.contains(element)) return 'in the text';
      return main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'after the text' : 'before it';
    });
    expect(place).toMatch(/^(in|after) the text$/);
  });
});

describe('a page without JavaScript', () => {
  it.each(['', explainer, 'about/', 'topics/iran/', 'glossary/', 'corrections/', 'authors/desk/', 'no-such-page/'])(
    '/%s has the same text',
    async (path) => {
      const texts: string[] = [];
      for (const options of [{}, noScript]) {
        const { page } = await visit(path, options, noted);
        // The filter of the sources is a control that needs JavaScript.
        await page.locator('main').evaluate((main) => main.querySelector('.filter')?.remove());
        texts.push(await page.locator('main').innerText());
      }
      expect(texts[0]?.length).toBeGreaterThan(100);
      expect(texts[1]).toBe(texts[0]);
    },
  );
});

describe('the explainer on a phone', () => {
  it('has no violations that axe finds with its contents open, in light and dark mode', async () => {
    const { page } = await visit(explainer, phone);
    await page.locator('h2#history').evaluate((heading) => heading.scrollIntoView());
    await page.locator('.contents [aria-current]').waitFor({ state: 'attached' });
    await page.locator('.contents summary').click();
    expect(await objectionsEverywhere(page, [phone])).toEqual([]);
  });

  it.each(
    [explainer, 'how-the-dead-are-counted/', 'from-the-2015-deal-to-snapback/'].flatMap((path) => [
      { path, width: 390, height: 780 },
      { path, width: 360, height: 740 },
    ]),
  )('starts its text within a screen and a half: /$path at $width × $height', async ({ path, width, height }) => {
    const { page } = await visit(path, { ...phone, viewport: { width, height } });
    const top = await page
      .locator('.introduction p')
      .first()
      .evaluate((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return (range.getClientRects()[0]?.top ?? Number.POSITIVE_INFINITY) + scrollY;
      });
    expect(top).toBeLessThan(1170);
  });
});

describe('a reader who asked for', () => {
  it('reduced motion sees none', async () => {
    const { page } = await visit(explainer, { ...phone, reducedMotion: 'reduce' });
    await page.locator('.contents summary').click();
    await page.locator('.contents a').nth(3).click();
    await look(page);
    const moving = await page.evaluate(() => ({
      animations: document.getAnimations().length,
      scrolling: getComputedStyle(document.documentElement).scrollBehavior,
    }));
    expect(moving).toEqual({ animations: 0, scrolling: 'auto' });
  });

  it.each(['light', 'dark'] as const)('forced colours (%s) can read, and see the focus', async (colorScheme) => {
    const { page } = await visit(explainer, { forcedColors: 'active', colorScheme });
    await page.keyboard.press('Tab');
    expect(await getFocusStop(page)).toMatchObject({ outlined: true, uncovered: true });
    await look(page);
    const { ink, paper } = await page.locator('dialog').evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return { ink: color, paper: backgroundColor };
    });
    expect(ink).not.toBe(paper);
  });
});

/** Targets that are not inside a sentence. */
const targets =
  '.masthead a, .kicker a, .colophon a, .contents summary, .contents a, .anchor, .back a, .list cite a, .explainers a, .names a, .results a, button, input';

describe.each([
  ['on a wide screen', wide],
  ['on a phone', phone],
])('what can be pressed %s', (_name, screen) => {
  it.each(pages)('on $name is 24 px high and wide or has that much space (WCAG 2.5.8)', async ({ path, prepare }) => {
    const { page } = await visit(path, screen, noted);
    if (path === explainer && !prepare && screen === phone) await page.locator('.contents summary').click();
    await prepare?.(page);
    expect(await findSmallTargets(page, targets)).toEqual([]);
  });
});

describe('the site', () => {
  it('sends no requests to other servers', async () => {
    const { page } = await visit('about/', {}, noted);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const { path, prepare } of pages) {
      await page.goto(`${home}${path}`);
      await prepare?.(page);
    }
    expect(requests.length).toBeGreaterThan(pages.length);
    expect(requests.filter((address) => !address.startsWith(home))).toEqual([]);
  });
});
