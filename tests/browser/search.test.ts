import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { queries } from '../search/queries.ts';
import { explainer, fragment, home, isInSight, noScript, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();

const dialog = (page: Page) => page.locator('dialog[open]');
const box = (page: Page) => page.locator('dialog[open] input');
const results = (page: Page) => page.locator('.results a');
const status = (page: Page) => page.locator('form + [role=status]');

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLAnchorElement ? element.getAttribute('href') : element?.tagName.toLowerCase();
  });

/** Where the results lead, in their order, once there are any. */
async function addresses(page: Page): Promise<string[]> {
  await results(page).first().waitFor();
  return results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** Opens the search over a page. */
async function open(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await box(page).waitFor();
}

describe('before the reader reaches for the search', () => {
  it.each(['', explainer, 'search/', 'about/'])('/%s asks for the page itself and its icon only', async (path) => {
    const { page } = await visit('about/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${home}${path}`, { waitUntil: 'networkidle' });
    expect(asked.filter((address) => !address.endsWith('/favicon.svg'))).toEqual([`${home}${path}`]);
  });
});

describe('the search over a page', () => {
  it.each([
    ['/', 'about/'],
    ['Control+k', 'about/'],
    ['/', explainer],
    ['Control+k', explainer],
    ['/', ''],
  ])('opens by %s on /%s with the focus in its box', async (key, path) => {
    const { page } = await visit(path);
    await open(page, key);
    expect(await focused(page)).toBe('input');
    expect(await box(page).inputValue()).toBe('');
    expect(page.url()).toBe(`${home}${path}`);
  });

  it.each([
    ['a click', {}],
    ['a touch', phone],
  ])('opens by %s on “Search”', async (_name, screen) => {
    const { page } = await visit(explainer, screen);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await box(page).waitFor();
    expect(await focused(page)).toBe('input');
  });

  it('leaves Ctrl+click on “Search” to the browser, which has its own use for it', async () => {
    const { page } = await visit(explainer);
    // Whether a tab opens is the browser’s business; that the page does not prevent it is ours.
    const prevented = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          addEventListener('click', ({ defaultPrevented }) => resolve(defaultPrevented), { once: true });
        }),
    );
    await page.getByRole('link', { name: 'Search', exact: true }).click({ modifiers: ['Control'] });
    expect(await prevented).toBe(false);
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('shows sections as links, with the explainer they belong to and the terms marked', async () => {
    const { page } = await visit('about/');
    await open(page);
    await page.keyboard.type('Araghchi');
    const found = await addresses(page);
    expect(found.length).toBeGreaterThan(2);
    for (const address of found) expect(address).toMatch(new RegExp(`^/${explainer}(#[a-z-]+)?$`));
    const terms = await page.locator('.results mark').allTextContents();
    expect(terms.length).toBeGreaterThan(0);
    for (const term of terms) expect(term).toMatch(/Araghchi/i);
    expect(await page.locator('.results li').first().textContent()).toContain('Trump says Iran wants to negotiate');
    expect(await status(page).textContent()).toBe('');
  });

  it('says so at once when nothing is found, and takes it back when something is', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('xylophone');
    await expect.poll(() => status(page).textContent(), patience).toBe('No section holds “xylophone”.');
    expect(await results(page).count()).toBe(0);
    await box(page).fill('tariff');
    await addresses(page);
    expect(await status(page).textContent()).toBe('');
    await box(page).fill('');
    await expect.poll(() => results(page).count(), patience).toBe(0);
  });

  it.each(['', 'tariff'])('closes on Escape with “%s” in its box, and the focus is where it was', async (query) => {
    const { page } = await visit(explainer);
    const left = page.locator('h2#history + .anchor');
    await left.focus();
    await open(page);
    await box(page).fill(query);
    if (query) await addresses(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    expect(await focused(page)).toBe('#history');
    expect(await isInSight(left)).toBe(true);
  });

  it('closes on its own button and on a click beside it, and opens again with the old query chosen', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('tariff');
    await addresses(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    await open(page);
    await page.keyboard.type('Witkoff');
    expect(await box(page).inputValue()).toBe('Witkoff');
    await page.mouse.click(5, 400);
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
  });

  it('lets the arrows go through the results and back to the box', async () => {
    const { page } = await visit('about/');
    await open(page);
    await page.keyboard.type('Araghchi');
    const found = await addresses(page);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('input');
    for (const _ of found) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found.at(-1));
    expect(await isInSight(results(page).last())).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}${explainer}**`);
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(found.at(-1));
  });

  it('leads to the search page with the query on Enter', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await page.keyboard.type('Lindsey Graham');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=Lindsey+Graham`);
    expect(await addresses(page)).toContain(`/${explainer}#us-options`);
    expect(await page.locator('main input').inputValue()).toBe('Lindsey Graham');
  });

  it.each([
    ['a click', async (page: Page) => results(page).first().click()],
    ['Enter', async (page: Page) => page.keyboard.press('ArrowDown').then(() => page.keyboard.press('Enter'))],
  ])('closes and shows the section when a result on the same page is chosen by %s', async (_name, choose) => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('Rouhani telephone');
    expect((await addresses(page))[0]).toBe(`/${explainer}#history`);
    await choose(page);
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    await expect.poll(() => fragment(page), patience).toBe('history');
    await expect.poll(() => isInSight(page.locator('h2#history')), patience).toBe(true);
  });

  it('arrives at the section from another page', async () => {
    const { page } = await visit('about/');
    await open(page);
    await box(page).fill('Rouhani telephone');
    await addresses(page);
    await results(page).first().click();
    await page.waitForURL(`${home}${explainer}#history`);
    await expect.poll(() => isInSight(page.locator('h2#history')), patience).toBe(true);
  });

  it('takes a slash typed into its box for a slash', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await page.keyboard.type('9/11');
    expect(await box(page).inputValue()).toBe('9/11');
  });
});

describe('the search page', () => {
  it('has the expected section first for at least nine of the ten queries of readers', async () => {
    const { page } = await visit('search/');
    const ranks: { query: string; rank: number }[] = [];
    for (const [query, section] of queries) {
      await page.goto(`${home}search/?q=${encodeURIComponent(query)}`);
      ranks.push({ query, rank: (await addresses(page)).indexOf(`/${explainer}#${section}`) + 1 });
    }
    const others = ranks.filter(({ rank }) => rank !== 1);
    expect(others.length, JSON.stringify(others)).toBeLessThanOrEqual(1);
    expect(
      ranks.filter(({ rank }) => rank === 0),
      'not found at all',
    ).toEqual([]);
  });

  it('answers an address with a query, as it does the same query typed', async () => {
    const linked = await visit('search/?q=help%20was%20on%20its%20way');
    const typed = await visit('search/');
    await typed.page.locator('main input').click();
    await typed.page.keyboard.type('help was on its way');
    await expect.poll(() => new URL(typed.page.url()).searchParams.get('q'), patience).toBe('help was on its way');
    await expect.poll(() => typed.page.locator('.results mark').count(), patience).toBeGreaterThan(0);
    expect(await addresses(typed.page)).toEqual(await addresses(linked.page));
    expect(await linked.page.locator('main input').inputValue()).toBe('help was on its way');
  });

  it('keeps the query in its address while the reader types, and drops it with the query', async () => {
    const { page } = await visit('search/');
    const input = page.locator('main input');
    for (const query of ['tariff', '25% tariff & more', 'Türk/Volker?']) {
      await input.fill(query);
      await expect.poll(() => new URL(page.url()).searchParams.get('q'), patience).toBe(query);
    }
    await input.fill('');
    await expect.poll(() => page.url(), patience).toBe(`${home}search/`);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  it('stays on Enter, and is as it was on the way back from a result', async () => {
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

  it.each(['/', 'Control+k'])('has its own box for %s, and no second one over it', async (key) => {
    const { page } = await visit('search/');
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), patience).toBe('input');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.keyboard.type('a/b');
    expect(await page.locator('main input').inputValue()).toBe('a/b');
  });

  it('lists all explainers where there is no JavaScript', async () => {
    const { page } = await visit('search/', noScript);
    const listed = page.locator('main .explainers a');
    expect(await listed.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      `/${explainer}`,
    ]);
    expect(await listed.first().isVisible()).toBe(true);
  });
});

/** Searches in vain, mends the connection, and tries again. */
async function failAndTryAgain(page: Page, mend: () => Promise<void>): Promise<void> {
  await open(page);
  await box(page).fill('Witkoff');
  await expect.poll(() => status(page).textContent(), patience).toBe('The search could not be loaded.');
  expect(await results(page).count()).toBe(0);
  await mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
  expect(await status(page).textContent()).toBe('');
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
}

describe('a search that does not load', () => {
  const expected = /Failed to load|Failed to fetch|Importing|dynamically imported|net::ERR_FAILED|pagefind/i;

  it.each([
    ['everything', /\/pagefind\//],
    ['the engine', /\/pagefind\/pagefind\.js/],
    ['its worker and the engine', /\/pagefind\/pagefind(-worker)?\.js/],
    ['the list of indexes', /\/pagefind\/pagefind-entry/],
    ['the engine’s inner part', /\/pagefind\/wasm/],
    ['every excerpt', /\/pagefind\/fragment\//],
  ])('says so when %s is out of reach, offers to try again, and then works', async (_name, address) => {
    const { page } = await visit(explainer, {}, expected);
    await page.route(address, (route) => route.abort());
    await failAndTryAgain(page, () => page.unroute(address));
  });

  it('says so when the connection is lost halfway, and does not claim that nothing was found', async () => {
    const { page } = await visit(explainer, {}, expected);
    let lost = false;
    await page.route(/\/pagefind\//, (route) => {
      lost ||= route.request().url().includes('/index/');
      return lost ? route.abort() : route.continue();
    });
    await failAndTryAgain(page, () => page.unrouteAll());
  });

  it('leads to the search page when its own code is out of reach', async () => {
    const { page } = await visit(explainer, {}, expected);
    await page.route('**/assets/**', (route) => route.abort());
    await page.keyboard.press('/');
    await page.waitForURL(`${home}search/`);
  });

  it('still follows its form on the search page when its own code is out of reach', async () => {
    const { page } = await visit('search/', {}, expected);
    await page.route('**/assets/**', (route) => route.abort());
    await page.locator('main input').fill('Witkoff');
    await page.unroute('**/assets/**');
    await page.keyboard.press('Enter');
    expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
  });
});

describe('an address without a page', () => {
  const expected = /status of 404/;

  it('is answered as not found, with a search that works there', async () => {
    const { page } = await visit('about/', {}, expected);
    const answer = await page.goto(`${home}no/such/page`);
    expect(answer?.status()).toBe(404);
    await page.locator('main input').fill('Witkoff');
    expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
    await results(page).first().click();
    await page.waitForURL(`${home}${explainer}#trumps-claim`);
  });

  it('offers a search that leads to the search page without JavaScript', async () => {
    const { page } = await visit('about/', noScript, expected);
    expect((await page.goto(`${home}no-such-page/`))?.status()).toBe(404);
    await page.locator('main input').fill('Witkoff');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=Witkoff`);
  });
});
