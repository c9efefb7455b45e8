/** Typing mistakes, unknown words, phrases, entities, recent searches, and highlights on the page of a result. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addresses, box, entities, focused, open, results, status } from './search-parts.ts';
import { explainer, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: library } = inject('library');
const search = (query: string) => `${library}search/?q=${encodeURIComponent(query)}`;
const input = (page: Page) => page.locator('main input');

describe('a word that no section has', () => {
  it('is reported, and its correction is offered and searched for', async () => {
    const { page } = await visit(search('khamnei'));
    expect((await addresses(page))[0]).toContain('#what-tehran-wants');
    expect(await status(page).textContent()).toBe('No section mentions “khamnei”. Did you mean khamenei? ');
    await page.getByRole('button', { name: 'khamenei' }).click();
    await expect.poll(() => input(page).inputValue(), patience).toBe('khamenei');
    await expect.poll(() => status(page).textContent(), patience).toBe('');
    expect(new URL(page.url()).searchParams.get('q')).toBe('khamenei');
  });

  it('is reported even if other words are found', async () => {
    const { page } = await visit(search('sanctions qwertzuiop'));
    await addresses(page);
    expect(await status(page).textContent()).toBe('No section mentions “qwertzuiop”. ');
  });

  it('is corrected to fit the other words', async () => {
    // Alone, “harouk” could also be “harbour”.
    const { page } = await visit(search('Mount Harouk'));
    expect((await addresses(page))[0]).toMatch(/^\/mount-haruq\//);
  });

  it('gives no results if it is the only one', async () => {
    const { page } = await visit(search('qwertzuiop'));
    await expect.poll(() => status(page).textContent(), patience).toBe('No section mentions “qwertzuiop”. ');
    expect(await results(page).count()).toBe(0);
  });
});

it('reports that no section has all words, and shows those that have most', async () => {
  const { page } = await visit(search('Dušan Hargreave balcony'));
  expect(await addresses(page)).toContain('/mayor-recall/#the-vote');
  expect(await status(page).textContent()).toBe(
    'No section contains all of these words. The closest matches are shown.',
  );
});

it('finds words in quotation marks only as a phrase, with other words in the query too', async () => {
  const { page } = await visit(search('“stay in a drawer” volcano'));
  expect(await addresses(page)).toContain('/mount-haruq/#the-evacuation');
  await page.goto(search('"drawer a in stay"'));
  await expect.poll(() => status(page).textContent(), patience).toBe('No results for “"drawer a in stay"”.');
});

describe('entities', () => {
  it.each([
    ['Claim', 'every deposit in this bank is safe', '/harbour-bank/#claim:safe'],
    ['Source', 'ShareAmerica flawed', '/from-the-2015-deal-to-snapback/#source-shareamerica-2018'],
    ['Timeline', 'six powers agree nuclear deal', '/trump-says-iran-wants-to-negotiate/#record:timeline'],
    ['Term', 'Deposit Guarantee Fund DGF', '/glossary/#dgf'],
  ])('are listed below the sections: %s', async (kind, query, address) => {
    const { page } = await visit(search(query));
    await addresses(page);
    const group = page.locator('.entities');
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    const link = entities(page).and(page.locator(`[href="${address}"]`));
    await link.first().waitFor();
    expect(await link.first().locator('.label').textContent()).toBe(kind);
    await link.first().click();
    await page.waitForURL(new URL(address, library).href);
    await expect.poll(() => page.locator(':target').count(), patience).toBe(1);
  });

  it('stay visible for later queries once a reader opened them', async () => {
    const { page } = await visit(search('sanctions'));
    await addresses(page);
    expect(await page.locator('.entities[open]').count()).toBe(0);
    await page.locator('.entities summary').click();
    await entities(page).first().waitFor();
    await input(page).fill('flood');
    await expect.poll(() => page.locator('.entities[open] a').first().textContent(), patience).toMatch(/flood/i);
  });
});

describe('the first five results', () => {
  it('are shown at once, and more on request, with the focus on the first new one', async () => {
    const { page } = await visit(search('the minister'));
    const first = await addresses(page);
    expect(first.length).toBe(5);
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => results(page).count(), patience).toBeGreaterThan(10);
    await expect.poll(() => focused(page), patience).toMatch(/^\//);
    expect(first).not.toContain(await focused(page));
  });

  it('are grouped by explainer, whose title is visible once', async () => {
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

describe('recent searches', () => {
  it('are offered in the empty form after a result was followed, and deleted on request', async () => {
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
    await page.getByRole('button', { name: 'Clear recent searches' }).click();
    await expect.poll(() => page.locator('.recent').count(), patience).toBe(0);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('do not include what was only typed', async () => {
    const { page } = await visit(search('sanctions'));
    await addresses(page);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('the page of a result', () => {
  const getHighlights = (page: Page) =>
    page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map((range) => range.toString()));
  const isFirstInView = (page: Page) =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('search') ?? [];
      const box = range instanceof Range ? range.getBoundingClientRect() : undefined;
      return box !== undefined && box.top > 0 && box.bottom < innerHeight;
    });

  it.each([
    ['wide', {}],
    ['on a phone', phone],
  ])(
    'highlights the words in the section, scrolls to the first, and clears them on Escape: %s',
    async (_name, screen) => {
      const { page } = await visit('about/', screen);
      await page.getByRole('link', { name: 'Search', exact: true }).click();
      await box(page).fill('Witkoff');
      await addresses(page);
      await results(page).first().click();
      await page.waitForURL(/#trumps-claim/);
      await expect.poll(() => getHighlights(page), patience).not.toEqual([]);
      for (const word of await getHighlights(page)) expect(word).toMatch(/^Witkoff/);
      await expect.poll(() => isFirstInView(page), patience).toBe(true);
      // The URL is plain again, so that copied links do not contain the search.
      expect(new URL(page.url()).search).toBe('');
      await page.keyboard.press('Escape');
      await expect.poll(() => getHighlights(page), patience).toEqual([]);
      expect(await page.getByRole('button', { name: 'Clear highlights' }).count()).toBe(0);
    },
  );

  it('does the same on the page on which the search was opened, and has a button to clear them', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('tariff');
    await addresses(page);
    await results(page).first().click();
    await expect.poll(() => getHighlights(page), patience).not.toEqual([]);
    for (const word of await getHighlights(page)) expect(word).toMatch(/^tariff/);
    await expect.poll(() => isFirstInView(page), patience).toBe(true);
    await page.getByRole('button', { name: 'Clear highlights' }).click();
    await expect.poll(() => getHighlights(page), patience).toEqual([]);
    expect(new URL(page.url()).hash).toBe('#us-options');
  });

  it('highlights nothing if the section does not have the word', async () => {
    const { page } = await visit(`${explainer}?mark=xylophone#us-options`);
    await expect.poll(() => new URL(page.url()).search, patience).toBe('');
    expect(await getHighlights(page)).toEqual([]);
  });
});
