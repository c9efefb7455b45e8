/** Filters, order and languages of the search, and what of them stands in the address. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addresses, results } from './search-parts.ts';
import { patience, startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: library } = inject('library');

const choose = async (page: Page, label: string, option: RegExp) => {
  const box = page.getByLabel(label);
  const options = await box.locator('option').allTextContents();
  await box.selectOption({ label: options.find((text) => option.test(text)) ?? String(option) });
};
const openFilters = async (page: Page) => {
  await page.getByText('Filter and sort', { exact: true }).click();
  await page.getByLabel('Topic').waitFor();
};
/** Shows all there are. @returns how many */
const all = async (page: Page) => {
  for (;;) {
    await addresses(page);
    const more = page.getByRole('button', { name: 'More results' });
    if ((await more.count()) === 0) return results(page).count();
    const before = await results(page).count();
    await more.click();
    await expect.poll(() => results(page).count(), patience).toBeGreaterThan(before);
  }
};

describe('filters', () => {
  it.each([
    ['Topic', 'topic', /^Economy /],
    ['Publisher cited', 'publisher', /^Ellisford Gazette /],
    ['Kind of source cited', 'kind', /^Rights group or NGO /],
    ['Status of a claim', 'status', /^Disputed /],
    ['Year spoken of', 'year', /^2018 /],
  ])('%s: shows as many sections as it says, and stands in the address', async (label, key, option) => {
    const { page } = await visit(`${library}search/?q=`);
    await openFilters(page);
    const options = await page.getByLabel(label).locator('option').allTextContents();
    const said = Number(/\((\d+)\)$/.exec(options.find((text) => option.test(text)) ?? '')?.[1]);
    expect(said).toBeGreaterThan(1);
    await choose(page, label, option);
    await expect.poll(() => new URL(page.url()).searchParams.has(key), patience).toBe(true);
    expect(await all(page)).toBe(said);
  });

  it('are true of the section, not of its explainer', async () => {
    const { page } = await visit(`${library}search/?q=bank&status=wrong`);
    const found = await addresses(page);
    expect(found).toContain('/harbour-bank/#the-savers');
    expect(found).not.toContain('/harbour-bank/#the-run');
  });

  it('narrow together, from an address too, and are cleared together', async () => {
    const { page } = await visit(`${library}search/?q=flood&topic=disasters&year=2022&sort=date`);
    const narrow = await all(page);
    expect(await page.getByLabel('Year spoken of').inputValue()).toBe('2022');
    expect(await page.getByLabel('Order').inputValue()).toBe('date');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => page.url(), patience).toBe(`${library}search/?q=flood`);
    await expect.poll(() => all(page), patience).toBeGreaterThan(narrow);
  });

  it('say when nothing is left', async () => {
    const { page } = await visit(`${library}search/?q=volcano&year=1999`);
    await expect
      .poll(() => page.locator('form + [role=status]').textContent(), patience)
      .toBe('No section has “volcano”.');
  });
});

it('has the newest first on request', async () => {
  const { page } = await visit(`${library}search/?q=minister&sort=date`);
  await all(page);
  const slugs = [...new Set((await addresses(page)).map((address) => address.split('/')[1] ?? ''))];
  const dates = await Promise.all(
    slugs.map(async (slug) => {
      const text = await (await fetch(`${library}${slug}/`)).text();
      const shown = /class="dates".*?<\/p>/s.exec(text)?.[0] ?? '';
      return [...shown.matchAll(/datetime="([^"]+)"/g)].map(([, date]) => date ?? '').at(-1);
    }),
  );
  expect(slugs.length).toBeGreaterThan(5);
  expect(dates).toEqual(dates.toSorted().reverse());
});

describe('languages', () => {
  it('searches in that of the page, and in another on request', async () => {
    const { page } = await visit(`${library}search/?q=آب`);
    await expect.poll(() => page.locator('form + [role=status]').textContent(), patience).not.toBe('');
    await openFilters(page);
    await page.getByLabel('Language').selectOption('fa');
    for (const address of await addresses(page)) expect(address).toMatch(/^\/(ab-dar-shahr|ketabkhaneh-ha)\//);
    expect(new URL(page.url()).searchParams.get('lang')).toBe('fa');
  });

  it.each([
    ['Arabic yeh and kaf', 'كتابخانه‌هاي'],
    ['without the joiner that parts', 'کتابخانههای'],
    ['Persian letters', 'کتابخانه‌های'],
  ])('finds a Persian word in %s', async (_name, query) => {
    const { page } = await visit(`${library}search/?lang=fa&q=${encodeURIComponent(query)}`);
    expect(await addresses(page)).toContain('/ketabkhaneh-ha/');
  });

  it.each(['۱۴۰۲', '١٤٠٢', '1402'])('finds a year in digits of each kind: %s', async (query) => {
    const { page } = await visit(`${library}search/?lang=fa&q=${encodeURIComponent(query)}`);
    const found = await addresses(page);
    expect(found).toContain('/ab-dar-shahr/#kambud');
    const marks = await page.locator('.results mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(mark).toBe('۱۴۰۲');
  });
});
