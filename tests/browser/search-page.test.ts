import { describe, expect, it } from 'vitest';
import { firstQueries } from '../search/first-queries.ts';
import { addresses, focused, results } from './search-parts.ts';
import { explainer, home, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

describe('the search page', () => {
  it('has the expected section first for all queries of readers but one', async () => {
    const { page } = await visit('search/');
    const ranks: { query: string; rank: number }[] = [];
    for (const [query, ...sections] of firstQueries) {
      await page.goto(`${home}search/?q=${encodeURIComponent(query)}`);
      ranks.push({ query, rank: (await addresses(page)).findIndex((address) => sections.includes(address)) + 1 });
    }
    const others = ranks.filter(({ rank }) => rank !== 1);
    expect(others.length, JSON.stringify(others)).toBeLessThanOrEqual(1);
    expect(
      ranks.filter(({ rank }) => rank === 0),
      'not found at all',
    ).toEqual([]);
  });

  it('has the same results for a query in its URL as for a typed one', async () => {
    const linked = await visit('search/?q=expect%20help');
    const typed = await visit('search/');
    await typed.page.locator('main input').click();
    await typed.page.keyboard.type('expect help');
    await expect.poll(() => new URL(typed.page.url()).searchParams.get('q'), patience).toBe('expect help');
    await expect.poll(() => typed.page.locator('.results mark').count(), patience).toBeGreaterThan(0);
    expect(await addresses(typed.page)).toEqual(await addresses(linked.page));
    expect(await linked.page.locator('main input').inputValue()).toBe('expect help');
  });

  it('keeps the query in its URL while the reader types, and removes it with the query', async () => {
    const { page } = await visit('search/');
    const input = page.locator('main input');
    const steps = await page.evaluate(() => history.length);
    for (const query of ['tariff', '25% tariff & more', 'Türk/Volker?']) {
      await input.fill(query);
      await expect.poll(() => new URL(page.url()).searchParams.get('q'), patience).toBe(query);
    }
    await input.fill('');
    await expect.poll(() => page.url(), patience).toBe(`${home}search/`);
    expect(await page.evaluate(() => history.length)).toBe(steps);
  });

  it.each([
    ['', phone],
    ['', wide],
    ['&sort=date', phone],
    ['&topic=iran', wide],
  ])('shifts nothing that is visible when results appear: “q=talks%s”', async (more, screen) => {
    const { page } = await visit(`search/?q=talks${more}`, screen);
    await expect.poll(() => results(page).count(), patience).toBeGreaterThan(0);
    if (more) await page.locator('.filters select').first().waitFor();
    const shiftCount = await page.evaluate(async () => {
      const shifts: PerformanceEntry[] = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
        type: 'layout-shift',
        buffered: true,
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return shifts.length;
    });
    expect(shiftCount).toBe(0);
  });

  it('can be found by search engines, as one page for all queries', async () => {
    const text = await (await fetch(`${home}search/?q=talks`)).text();
    expect(text).not.toContain('name="robots"');
    expect(text).toMatch(/<link rel="canonical" href="[^"?]*\/search\/">/);
  });

  it('stays open on Enter, and has the same results when the reader comes back from one', async () => {
    const { page } = await visit('search/');
    await page.locator('main input').fill('Witkoff');
    await page.keyboard.press('Enter');
    const [first] = await addresses(page);
    await results(page).first().click();
    await page.waitForURL(`${home}${first?.slice(1)}`);
    await page.goBack();
    expect(page.url()).toBe(`${home}search/?q=Witkoff`);
    expect((await addresses(page))[0]).toBe(first);
  });

  it.each(['/', 'Control+k'])('focuses its own input on %s, and opens no dialog', async (key) => {
    const { page } = await visit('search/');
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), patience).toBe('input');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.keyboard.type('a/b');
    expect(await page.locator('main input').inputValue()).toBe('a/b');
  });

  it('lists all explainers and their sections without JavaScript', async () => {
    const { page } = await visit('search/', noScript);
    const listed = page.locator('main .explainers h2 a');
    expect((await listed.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).sort()).toEqual([
      '/from-the-2015-deal-to-snapback/',
      '/how-the-dead-are-counted/',
      `/${explainer}`,
    ]);
    expect(await listed.first().isVisible()).toBe(true);
    const section = page.locator(`main .explainers a[href="/${explainer}#us-options"]`);
    expect(await section.textContent()).toBe('US Military Options: From Sanctions to Strikes');
  });
});

describe('the page for an address that does not exist', () => {
  const expected = /status of 404/;

  it('has status 404, and a search that works', async () => {
    const { page } = await visit('about/', {}, expected);
    const response = await page.goto(`${home}no/such/page`);
    expect(response?.status()).toBe(404);
    await page.locator('main input').fill('Leavitt');
    // The first results can be those of the words in the address.
    await expect.poll(async () => (await addresses(page))[0], patience).toBe(`/${explainer}#us-options`);
    await results(page).first().click();
    await page.waitForURL(`${home}${explainer}#us-options`);
  });

  it('has a form that leads to the search page without JavaScript', async () => {
    const { page } = await visit('about/', noScript, expected);
    expect((await page.goto(`${home}no-such-page/`))?.status()).toBe(404);
    await page.locator('main input').fill('Witkoff');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=Witkoff`);
  });
});
