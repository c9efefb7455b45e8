/** The control of a heading: a link to the section’s page; with JavaScript it opens the share menu. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { boxOf, explainer, home, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const permissions = ['clipboard-read', 'clipboard-write'];
const narrow = { viewport: { width: 320, height: 568 }, hasTouch: true };

/** The status message that assistive technology reads out. */
const getStatus = (page: Page) => page.locator('body > [role=status]').textContent();
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const controls = (page: Page) => page.locator('.heading .anchor');
const controlOf = (page: Page, id: string) => page.locator(`.heading:has(h2#${id}) .anchor`);
const menu = (page: Page) => page.locator('.heading .share:popover-open');
const item = (page: Page, name: string) => menu(page).getByText(name, { exact: true });
const ids = (page: Page) => page.locator('.numbered:not(.list) h2').evaluateAll((all) => all.map(({ id }) => id));
const choices = (page: Page) => menu(page).locator('button, a').allTextContents();

describe.each([
  ['a wide screen', wide],
  ['a phone', phone],
  ['a small phone', narrow],
])('the control of a heading on %s', (_name, screen) => {
  it('copies the address of the section’s page, and says so', async () => {
    const { page } = await visit(explainer, { ...screen, permissions });
    const all = await ids(page);
    expect(all).toHaveLength(6);
    for (const id of all) {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await controlOf(page, id).click();
      await item(page, 'Copy link').click();
      await expect.poll(() => clipboard(page), patience).toBe(`${home}${explainer}${id}/`);
      await expect.poll(() => getStatus(page), patience).toBe('Link copied');
      await expect.poll(() => menu(page).count(), patience).toBe(0);
    }
  });

  it('opens its menu completely inside the window, wherever the heading is', async () => {
    const { page } = await visit(explainer, screen);
    const { width, height } = screen.viewport;
    for (const block of ['start', 'center', 'end'] as const) {
      for (const id of ['protest-crisis', 'us-options', 'conclusion']) {
        await controlOf(page, id).evaluate((control, block) => control.scrollIntoView({ block }), block);
        await controlOf(page, id).evaluate((control: HTMLElement) => control.click());
        await expect.poll(() => menu(page).count(), patience).toBe(1);
        const { top, bottom, left, right } = await boxOf(menu(page));
        expect({ top: top >= 0, bottom: bottom <= height, left: left >= 0, right: right <= width }).toEqual({
          top: true,
          bottom: true,
          left: true,
          right: true,
        });
        await page.keyboard.press('Escape');
        await expect.poll(() => menu(page).count(), patience).toBe(0);
      }
    }
  });
});

describe('the control of a heading', () => {
  it('has the section in its name', async () => {
    const { page } = await visit(explainer);
    const named = await controls(page).evaluateAll((all) =>
      all.map((control) => [control.ariaLabel, `Share “${control.previousElementSibling?.textContent}”`]),
    );
    expect(named.length).toBeGreaterThan(6);
    for (const [name, expected] of named) expect(name).toBe(expected);
  });

  it('copies the section as Markdown, with its sources', async () => {
    const { page } = await visit(explainer, { permissions });
    await controlOf(page, 'history').click();
    await item(page, 'Copy as Markdown').click();
    await expect.poll(() => getStatus(page), patience).toBe('Copied as Markdown, with its sources');
    const text = await clipboard(page);
    const file = await page.evaluate(async (address) => (await fetch(address)).text(), `/${explainer}history.md`);
    expect(text).toBe(file);
    expect(text).toMatch(/^# History of Trump-Iran.*\n## Sources.*\n\[\^\d+\]: .*https:\/\//s);
  });

  it('works by keyboard: the first item gets the focus, and Escape or a choice returns it to the control', async () => {
    const { page } = await visit(explainer, { permissions });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await controlOf(page, 'history').focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused, patience).toBe('Copy link');
    expect(await controlOf(page, 'history').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Copy as Markdown');
    await page.keyboard.press('Escape');
    await expect.poll(focused, patience).toBe('Share');
    expect(await controlOf(page, 'history').getAttribute('aria-expanded')).toBeNull();
    await page.keyboard.press('Enter');
    await expect.poll(focused, patience).toBe('Copy link');
    await page.keyboard.press('Enter');
    await expect.poll(() => getStatus(page), patience).toBe('Link copied');
    expect(await focused()).toBe('Share');
    expect(await isInSight(page.locator('[role=status]'))).toBe(true);
    await expect.poll(() => getStatus(page), patience).toBe('');
  });

  it('opens the share sheet of the system, where there is one, with title and address', async () => {
    const { page } = await visit(explainer);
    await page.evaluate(() => {
      const share = async (data: ShareData) => Object.assign(window, { given: data });
      Object.defineProperty(navigator, 'share', { value: share });
    });
    await controlOf(page, 'history').click();
    await item(page, 'Share…').click();
    const sharedData = () => page.evaluate(() => (window as unknown as { given: ShareData }).given);
    await expect.poll(sharedData, patience).toEqual({
      title: 'History of Trump-Iran Negotiation Efforts',
      url: `${home}${explainer}history/`,
    });
  });

  it('leads to the section’s page with a modifier key, and when the share module cannot be loaded', async () => {
    const { page } = await visit(explainer);
    await controlOf(page, 'history').click();
    await item(page, 'Open on its own page').click();
    await expect.poll(() => page.url(), patience).toBe(`${home}${explainer}history/`);
    const { page: broken } = await visit(explainer, {}, /Failed to (load|fetch)/);
    await broken.route('**/assets/share.*', (route) => route.abort());
    await controlOf(broken, 'us-options').click();
    await expect.poll(() => broken.url(), patience).toBe(`${home}${explainer}us-options/`);
  });

  it('is a link to the section’s page without JavaScript', async () => {
    const { page } = await visit(explainer, noScript);
    for (const id of await ids(page)) {
      await controlOf(page, id).click();
      await expect.poll(() => page.url(), patience).toBe(`${home}${explainer}${id}/`);
      expect(await isInSight(page.locator('h1'))).toBe(true);
      await page.goBack();
    }
  });

  it('shows the link for copying by hand when the browser refuses the clipboard', async () => {
    // Without granted permissions, the browser refuses.
    const { page } = await visit(explainer, { permissions: [] });
    await page.context().grantPermissions([]);
    await controlOf(page, 'history').click();
    await item(page, 'Copy link').click();
    const field = menu(page).locator('textarea');
    await expect.poll(() => field.inputValue(), patience).toBe(`${home}${explainer}history/`);
    expect(await getStatus(page)).toBe('');
  });

  it('copies the fragment of a list on the page, which has no page', async () => {
    const { page } = await visit(explainer, { permissions });
    await controlOf(page, 'sources').click();
    await expect.poll(() => choices(page), patience).toEqual(['Copy link']);
    await item(page, 'Copy link').click();
    await expect.poll(() => clipboard(page), patience).toBe(`${home}${explainer}#sources`);
  });

  it('loads the share module when it is used, and not before', async () => {
    const { page } = await visit(explainer);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.reload();
    await page.locator('h2#history').scrollIntoViewIfNeeded();
    const moduleRequests = () => requests.filter((url) => url.includes('/assets/'));
    expect(moduleRequests()).toEqual([]);
    await controlOf(page, 'history').click();
    await expect.poll(() => menu(page).count(), patience).toBe(1);
    expect(moduleRequests()).toHaveLength(1);
  });

  it('has an open menu without violations that axe finds, in light and dark mode, wide and narrow', async () => {
    const { page } = await visit(explainer);
    await controlOf(page, 'history').click();
    await expect.poll(() => menu(page).count(), patience).toBe(1);
    expect(await objectionsEverywhere(page)).toEqual([]);
  });
});
