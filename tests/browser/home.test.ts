/** The home page: its search box, and what it shows of small and large sites. */
import { describe, expect, inject, it } from 'vitest';
import { addresses, dialog, focused } from './search-parts.ts';
import { home, noScript, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();
const record = inject('record').address;
const library = inject('library').address;

describe('the search box of the home page', () => {
  it('leads to the results of what a reader types', async () => {
    const { page } = await visit('');
    await page.locator('main input').fill('expect help');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=expect+help`);
    expect((await addresses(page)).length).toBeGreaterThan(0);
    expect(await page.locator('main input').inputValue()).toBe('expect help');
  });

  it('leads to the search page without JavaScript', async () => {
    const { page } = await visit('', noScript);
    await page.locator('main input').fill('tariff');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(`${home}search/?q=tariff`);
    await expect.poll(() => page.locator('noscript, main li').count(), patience).toBeGreaterThan(1);
  });

  it.each(['/', 'Control+k'])('gets the focus on %s, and the dialog stays closed', async (key) => {
    const { page } = await visit('');
    await page.keyboard.press('End');
    await page.keyboard.press(key);
    expect(await focused(page)).toBe('input');
    expect(await dialog(page).count()).toBe(0);
    expect(page.url()).toBe(home);
  });

  it('is as wide as a phone', async () => {
    const { page } = await visit('', phone);
    const form = await page.locator('main form').boundingBox();
    expect(form?.width).toBeGreaterThan(340);
  });
});

describe('the search box of a missing page', () => {
  const notFound = /status of 404/;

  it('suggests the words of the address, and finds sections with them', async () => {
    const { page } = await visit('iran/nuclear-deal_2015.html', {}, notFound);
    const box = page.locator('main input');
    expect(await box.inputValue()).toBe('iran nuclear deal 2015');
    await page.locator('main button').click();
    expect((await addresses(page)).length).toBeGreaterThan(0);
  });

  it.each([
    ['%D8%A7%DB%8C%D8%B1%D8%A7%D9%86/', 'ایران'],
    ['%E0%A4%/deal', 'deal'],
  ])('suggests words of any script, also from a malformed address: %s', async (path, words) => {
    const { page } = await visit('no-such-page/', {}, notFound);
    await page.goto(`${home}no-such-page/${path}`);
    expect(await page.locator('main input').inputValue()).toContain(words);
  });
});

describe('the home page', () => {
  it('has the latest corrections, each with its day and a link to the record of its explainer', async () => {
    const { page } = await visit(record);
    expect(await page.locator('.corrected li > p:first-of-type').allTextContents()).toEqual([
      'The count of 5 January was given as 14,800; it is 1,480.',
      'The bridge was called a ferry.',
    ]);
    expect(await page.locator('.corrected time').allTextContents()).toEqual(['8 January 2026', '4 January 2026']);
    await page.locator('.corrected li a').first().click();
    await page.waitForURL(`${record}corrected/#record:changes`);
  });

  it('does not repeat explainers by topic while it shows all of them', async () => {
    const { page } = await visit('');
    expect(await page.locator('.explainers a').count()).toBe(3);
    expect(await page.locator('.topic-links li').allInnerTexts()).toEqual(['Iran 3', 'United States 2']);
    expect(await page.locator('#topics').count()).toBe(0);
  });

  it('stays short on a large site, with a way to each topic and all its explainers', async () => {
    const { page } = await visit(library);
    expect(await page.locator('.newest li').count()).toBe(9);
    const links = await page
      .locator('.explainers a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(links).size).toBe(links.length);
    expect(links.length).toBeLessThanOrEqual(9 + 6 * 3);
    expect(await page.locator('.topics > section').count()).toBe(6);
    await page.getByRole('link', { name: /^All \d+ topics$/ }).click();
    await page.waitForURL(`${library}#topics`);
    const group = page.locator('.topics > section').first();
    const [, count, name] = /All (\d+) on (.+)/.exec((await group.textContent()) ?? '') ?? [];
    await group.getByRole('link', { name: `All ${count} on ${name}` }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await page.locator('.explainers > li').count()).toBe(Number(count));
  });
});
