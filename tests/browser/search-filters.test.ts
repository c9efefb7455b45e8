/** Filters, order and languages of the search, and how the URL of the search page holds them. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addresses, results } from './search-parts.ts';
import { patience, startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: library } = inject('library');

const chooseFilter = async (page: Page, label: string, option: RegExp) => {
  const box = page.getByLabel(label);
  const options = await box.locator('option').allTextContents();
  await box.selectOption({ label: options.find((text) => option.test(text)) ?? String(option) });
};
const openFilters = async (page: Page) => {
  await page.getByText('Filter and sort', { exact: true }).click();
  await page.getByLabel('Topic').waitFor();
};
/** Shows all results. @returns their number */
const showAll = async (page: Page) => {
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
    ['Type of source cited', 'kind', /^Rights group or NGO /],
    ['Claim status', 'status', /^Disputed /],
    ['Year mentioned', 'year', /^2018 /],
  ])('by “%s” show as many sections as they promise, and are in the URL', async (label, key, option) => {
    const { page } = await visit(`${library}search/?q=`);
    await openFilters(page);
    const options = await page.getByLabel(label).locator('option').allTextContents();
    const promised = Number(/\((\d+)\)$/.exec(options.find((text) => option.test(text)) ?? '')?.[1]);
    expect(promised).toBeGreaterThan(1);
    await chooseFilter(page, label, option);
    await expect.poll(() => new URL(page.url()).searchParams.has(key), patience).toBe(true);
    expect(await showAll(page)).toBe(promised);
  });

  it('apply to the section, not to its explainer', async () => {
    const { page } = await visit(`${library}search/?q=bank&status=wrong`);
    const found = await addresses(page);
    expect(found).toContain('/harbour-bank/#the-savers');
    expect(found).not.toContain('/harbour-bank/#the-run');
  });

  it('are combined, also from a URL, and can be cleared together', async () => {
    const { page } = await visit(`${library}search/?q=flood&topic=disasters&year=2022&sort=date`);
    const filtered = await showAll(page);
    expect(await page.getByLabel('Year mentioned').inputValue()).toBe('2022');
    expect(await page.getByLabel('Sort by').inputValue()).toBe('date');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => page.url(), patience).toBe(`${library}search/?q=flood`);
    await expect.poll(() => showAll(page), patience).toBeGreaterThan(filtered);
  });

  it('report that no section matches', async () => {
    const { page } = await visit(`${library}search/?q=volcano&year=1999`);
    await expect
      .poll(() => page.locator('form + [role=status]').textContent(), patience)
      .toBe('No results for “volcano”.');
  });
});

it('sorts by date on request', async () => {
  const { page } = await visit(`${library}search/?q=minister&sort=date`);
  await showAll(page);
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
  it('are that of the page, and another one on request', async () => {
    const { page } = await visit(`${library}search/?q=آب`);
    await expect.poll(() => page.locator('form + [role=status]').textContent(), patience).not.toBe('');
    await openFilters(page);
    await page.getByLabel('Language').selectOption('fa');
    for (const address of await addresses(page)) expect(address).toMatch(/^\/(ab-dar-shahr|ketabkhaneh-ha)\//);
    expect(new URL(page.url()).searchParams.get('lang')).toBe('fa');
  });

  it.each([
    ['Arabic yeh and kaf', 'كتابخانه‌هاي'],
    ['without the zero-width non-joiner', 'کتابخانههای'],
    ['Persian letters', 'کتابخانه‌های'],
  ])('find a Persian word with %s', async (_name, query) => {
    const { page } = await visit(`${library}search/?lang=fa&q=${encodeURIComponent(query)}`);
    expect(await addresses(page)).toContain('/ketabkhaneh-ha/');
  });

  it.each(['۱۴۰۲', '١٤٠٢', '1402'])('find a year in Persian, Arabic and Latin digits: %s', async (query) => {
    const { page } = await visit(`${library}search/?lang=fa&q=${encodeURIComponent(query)}`);
    const found = await addresses(page);
    expect(found).toContain('/ab-dar-shahr/#kambud');
    const marks = await page.locator('.results mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(mark).toBe('۱۴۰۲');
  });
});
