/** The list of contents at the side of an explainer, or in a bar on phones. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, explainer, fragment, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const screens = [
  ['a wide screen', wide],
  ['a phone', phone],
] as const;

const entries = (page: Page) => page.locator('.contents a');
const summary = (page: Page) => page.locator('.contents summary');
const isOpen = (page: Page) =>
  page.locator('.contents details').evaluate((details: HTMLDetailsElement) => details.open);

/** Returns the ids of the sections in the contents, in order. */
function sectionIds(page: Page): Promise<string[]> {
  return entries(page).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
}

/** Returns the links that the contents highlight. */
const getCurrentEntries = (page: Page) =>
  page.locator('.contents [aria-current]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

/** Returns the height of the bar that covers the text: 0 if the contents are at the side. */
const coveredHeight = (page: Page) =>
  page.locator('.contents').evaluate((contents) => {
    const { bottom, width } = contents.getBoundingClientRect();
    return width > innerWidth / 2 ? Math.max(0, bottom) : 0;
  });

describe.each(screens)('the contents on %s', (name, screen) => {
  it('list the six sections and the sources, in the order of the page', async () => {
    const { page } = await visit(explainer, screen);
    const headings = await page.locator('.text .numbered h2').evaluateAll((all) => all.map(({ id }) => id));
    expect(await sectionIds(page)).toEqual(headings);
    expect(headings).toHaveLength(7);
  });

  it('scroll to each section, show its heading below the bar, and highlight its entry', async () => {
    const { page } = await visit(explainer, screen);
    for (const [index, id] of (await sectionIds(page)).entries()) {
      if (screen === phone) await summary(page).click();
      await entries(page).nth(index).click();
      expect(fragment(page)).toBe(id);
      const heading = page.locator(`h2#${id}`);
      await expect.poll(() => isInSight(heading), { ...patience, message: id }).toBe(true);
      const { top, bottom } = await boxOf(heading);
      expect(top, id).toBeGreaterThanOrEqual(await coveredHeight(page));
      expect(bottom, id).toBeLessThan(screen.viewport.height);
      await expect.poll(() => getCurrentEntries(page), { ...patience, message: id }).toEqual([`#${id}`]);
    }
  });

  it('highlight the current section while the reader scrolls down and up again', async () => {
    const { page } = await visit(explainer, screen);
    expect(await getCurrentEntries(page)).toEqual([]);
    const ids = await sectionIds(page);
    for (const id of [...ids, ...ids.toReversed()]) {
      await page
        .locator(`h2#${id}`)
        .evaluate((heading) => scrollBy({ top: heading.getBoundingClientRect().top - innerHeight * 0.12 }));
      await expect.poll(() => getCurrentEntries(page), { ...patience, message: id }).toEqual([`#${id}`]);
      const title = await page.locator(`h2#${id}`).textContent();
      if (screen === phone) expect(await summary(page).textContent()).toContain(title);
    }
    await page.evaluate(() => scrollTo({ top: 0 }));
    await expect.poll(() => getCurrentEntries(page), patience).toEqual([]);
  });

  it('stay in view from the first section to the last line of the sources', async () => {
    const { page } = await visit(explainer, screen);
    const alwaysVisible = screen === phone ? summary(page) : entries(page).last();
    for (const id of await sectionIds(page)) {
      await page.locator(`h2#${id}`).evaluate((heading) => heading.scrollIntoView());
      await expect.poll(() => isInSight(alwaysVisible), { ...patience, message: `${name}: ${id}` }).toBe(true);
    }
    await page.locator('.text li').last().scrollIntoViewIfNeeded();
    await expect.poll(() => isInSight(alwaysVisible), patience).toBe(true);
  });
});

describe('the contents on a wide screen', () => {
  it('are open: every item is visible', async () => {
    const { page } = await visit(explainer, wide);
    await page.locator('.contents').evaluate((contents) => contents.scrollIntoView());
    for (const entry of await entries(page).all()) expect(await isInSight(entry), await entry.innerText()).toBe(true);
  });

  it('are complete and work without JavaScript', async () => {
    const { page } = await visit(explainer, { ...wide, ...noScript });
    for (const [index, id] of (await sectionIds(page)).entries()) {
      await entries(page).nth(index).click();
      expect(fragment(page)).toBe(id);
      await expect.poll(() => isInSight(page.locator(`h2#${id}`)), { ...patience, message: id }).toBe(true);
      expect(await isInSight(entries(page).last())).toBe(true);
    }
  });
});

describe('the contents on a phone', () => {
  it('are collapsed at first', async () => {
    const { page } = await visit(explainer, phone);
    expect(await isOpen(page)).toBe(false);
    expect(await entries(page).first().isVisible()).toBe(false);
  });

  it('open and close with a tap', async () => {
    const { page } = await visit(explainer, phone);
    await summary(page).tap();
    for (const entry of await entries(page).all()) expect(await entry.isVisible()).toBe(true);
    await summary(page).tap();
    expect(await isOpen(page)).toBe(false);
  });

  it.each(['Enter', 'Space'])('open with %s, lead to a section with Enter, and then close', async (key) => {
    const { page } = await visit(explainer, phone);
    await summary(page).focus();
    await page.keyboard.press(key);
    await expect.poll(() => isOpen(page), patience).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => fragment(page), patience).toBe((await sectionIds(page))[1]);
    await expect.poll(() => isOpen(page), patience).toBe(false);
  });

  it('close when an item is tapped', async () => {
    const { page } = await visit(explainer, phone);
    await summary(page).tap();
    await entries(page).nth(3).tap();
    await expect.poll(() => isOpen(page), patience).toBe(false);
  });

  it('close on Escape, and the focus returns to the button that opened them', async () => {
    const { page } = await visit(explainer, phone);
    await summary(page).click();
    await entries(page).nth(2).focus();
    await page.keyboard.press('Escape');
    expect(await isOpen(page)).toBe(false);
    expect(await summary(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('close on a click anywhere else', async () => {
    const { page } = await visit(explainer, phone);
    await page.locator('h2#history').evaluate((heading) => heading.scrollIntoView());
    await summary(page).click();
    expect(await isOpen(page)).toBe(true);
    await page.mouse.click(phone.viewport.width / 2, phone.viewport.height - 20);
    await expect.poll(() => isOpen(page), patience).toBe(false);
  });

  it('open and lead to sections without JavaScript', async () => {
    const { page } = await visit(explainer, { ...phone, ...noScript });
    for (const [index, id] of (await sectionIds(page)).entries()) {
      if (!(await isOpen(page))) await summary(page).click();
      await entries(page).nth(index).click();
      expect(fragment(page)).toBe(id);
      await expect.poll(() => isInSight(page.locator(`h2#${id}`)), { ...patience, message: id }).toBe(true);
    }
  });
});
