/** What a reader types and is told: mistyped and unknown words, phrases, what explainers list, what was searched for lately. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addresses, box, focused, open, results, status, things } from './search-parts.ts';
import { explainer, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: library } = inject('library');
const search = (query: string) => `${library}search/?q=${encodeURIComponent(query)}`;
const input = (page: Page) => page.locator('main input');

describe('a word that stands nowhere', () => {
  it('is named, and what was meant is offered and searched for', async () => {
    const { page } = await visit(search('khamnei'));
    expect((await addresses(page))[0]).toContain('#what-tehran-wants');
    expect(await status(page).textContent()).toBe('“khamnei” stands in no section. Did you mean khamenei? ');
    await page.getByRole('button', { name: 'khamenei' }).click();
    await expect.poll(() => input(page).inputValue(), patience).toBe('khamenei');
    await expect.poll(() => status(page).textContent(), patience).toBe('');
    expect(new URL(page.url()).searchParams.get('q')).toBe('khamenei');
  });

  it('is named beside words that are found', async () => {
    const { page } = await visit(search('sanctions qwertzuiop'));
    await addresses(page);
    expect(await status(page).textContent()).toBe('“qwertzuiop” stands in no section. ');
  });

  it('is chosen to go with the other words', async () => {
    // On its own, “harouk” could be “harbour” as well.
    const { page } = await visit(search('Mount Harouk'));
    expect((await addresses(page))[0]).toMatch(/^\/mount-haruq\//);
  });

  it('has nothing to show where it is all there is', async () => {
    const { page } = await visit(search('qwertzuiop'));
    await expect.poll(() => status(page).textContent(), patience).toBe('“qwertzuiop” stands in no section. ');
    expect(await results(page).count()).toBe(0);
  });
});

it('says when no section has all of the words, and shows those that have most', async () => {
  const { page } = await visit(search('Dušan Hargreave balcony'));
  expect(await addresses(page)).toContain('/mayor-recall/#the-vote');
  expect(await status(page).textContent()).toBe('No section has all of these words. These have the most of them.');
});

it('finds words in quotation marks where they stand side by side only, beside other words too', async () => {
  const { page } = await visit(search('“stay in a drawer” volcano'));
  expect(await addresses(page)).toContain('/mount-haruq/#the-evacuation');
  await page.goto(search('"drawer a in stay"'));
  await expect.poll(() => status(page).textContent(), patience).toBe('No section has “"drawer a in stay"”.');
});

describe('what explainers list', () => {
  it.each([
    ['Claim', 'every deposit in this bank is safe', '/harbour-bank/#claim:safe'],
    ['Source', 'ShareAmerica flawed', '/from-the-2015-deal-to-snapback/#source-shareamerica-2018'],
    ['Timeline', 'nuclear deal agreed Vienna', '/trump-says-iran-wants-to-negotiate/#record:timeline'],
    ['Term', 'Deposit Guarantee Fund DGF', '/glossary/#dgf'],
  ])('is found below the sections: %s', async (kind, query, address) => {
    const { page } = await visit(search(query));
    await addresses(page);
    const group = page.locator('.things');
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    const link = things(page).and(page.locator(`[href="${address}"]`));
    await link.first().waitFor();
    expect(await link.first().locator('.label').textContent()).toBe(kind);
    await link.first().click();
    await page.waitForURL(new URL(address, library).href);
    await expect.poll(() => page.locator(':target').count(), patience).toBe(1);
  });

  it('stays open once a reader opened it', async () => {
    const { page } = await visit(search('sanctions'));
    await addresses(page);
    expect(await page.locator('.things[open]').count()).toBe(0);
    await page.locator('.things summary').click();
    await things(page).first().waitFor();
    await input(page).fill('flood');
    await expect.poll(() => page.locator('.things[open] a').first().textContent(), patience).toMatch(/flood/i);
  });
});

describe('the first five', () => {
  it('are shown at once, and more on request, with the focus on the first of them', async () => {
    const { page } = await visit(search('the minister'));
    const first = await addresses(page);
    expect(first.length).toBe(5);
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => results(page).count(), patience).toBeGreaterThan(10);
    await expect.poll(() => focused(page), patience).toMatch(/^\//);
    expect(first).not.toContain(await focused(page));
  });

  it('stand together where they are of one explainer, which is said once', async () => {
    const { page } = await visit(search('harbour bank savers'));
    await addresses(page);
    const group = page.locator('.results > li').first();
    expect(await group.locator('a').count()).toBeGreaterThan(1);
    const seen = group.locator('.meta');
    expect(await seen.count()).toBeLessThanOrEqual(1);
    for (const link of await group.locator('a').all())
      if (!(await link.textContent())?.startsWith('How Harbour Bank collapsed'))
        expect(await link.textContent()).toContain('How Harbour Bank collapsed');
  });
});

describe('what was searched for lately', () => {
  it('is offered while the box is empty, once it led somewhere, and forgotten on request', async () => {
    const { page } = await visit(`${library}about/`);
    await open(page);
    await page.keyboard.type('Ellisford');
    await addresses(page);
    await results(page).first().click();
    await page.waitForURL(/#|mayor|flood/);
    await page.goto(`${library}search/`);
    await input(page).click();
    await page.getByRole('button', { name: 'Ellisford', exact: true }).click();
    await addresses(page);
    expect(await input(page).inputValue()).toBe('Ellisford');
    await input(page).fill('');
    await page.getByRole('button', { name: 'Forget these' }).click();
    await expect.poll(() => page.locator('.recent').count(), patience).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('does not hold what was only typed', async () => {
    const { page } = await visit(search('sanctions'));
    await addresses(page);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('the page that a result leads to', () => {
  const marked = (page: Page) =>
    page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map((range) => range.toString()));
  const firstIsInView = (page: Page) =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('search') ?? [];
      const box = range instanceof Range ? range.getBoundingClientRect() : undefined;
      return box !== undefined && box.top > 0 && box.bottom < innerHeight;
    });

  it.each([
    ['wide', {}],
    ['on a phone', phone],
  ])('marks the words in the section, has the first in view, and lets go on Escape: %s', async (_name, screen) => {
    const { page } = await visit('about/', screen);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await box(page).fill('Witkoff');
    await addresses(page);
    await results(page).first().click();
    await page.waitForURL(/#trumps-claim/);
    await expect.poll(() => marked(page), patience).not.toEqual([]);
    for (const word of await marked(page)) expect(word).toMatch(/^Witkoff/);
    await expect.poll(() => firstIsInView(page), patience).toBe(true);
    // The address is plain again: whoever copies it shares no search.
    expect(new URL(page.url()).search).toBe('');
    await page.keyboard.press('Escape');
    await expect.poll(() => marked(page), patience).toEqual([]);
    expect(await page.getByRole('button', { name: 'Clear marks' }).count()).toBe(0);
  });

  it('does the same where it is the page that the search was opened on, and has a button for it', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('tariff');
    await addresses(page);
    await results(page).first().click();
    await expect.poll(() => marked(page), patience).not.toEqual([]);
    for (const word of await marked(page)) expect(word).toMatch(/^tariff/);
    await expect.poll(() => firstIsInView(page), patience).toBe(true);
    await page.getByRole('button', { name: 'Clear marks' }).click();
    await expect.poll(() => marked(page), patience).toEqual([]);
    expect(new URL(page.url()).hash).toBe('#us-options');
  });

  it('marks nothing for an address that asks for nothing that stands there', async () => {
    const { page } = await visit(`${explainer}?mark=xylophone#us-options`);
    await expect.poll(() => new URL(page.url()).search, patience).toBe('');
    expect(await marked(page)).toEqual([]);
  });
});
