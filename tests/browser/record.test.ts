/**
 * The data of an explainer in a browser: definitions, claims, tables and changes; on a screen, on paper and
 * without JavaScript.
 */
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { backToNote, expectClosed, expectOpen, openings, popover } from './popover-parts.ts';
import { findSmallTargets } from './targets.ts';
import { fragment, isInSight, noScript, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();
const home = inject('record').address;
const corrected = `${home}corrected/`;

describe.each(openings)('a term %s', (_name, screen, way, activate) => {
  it(`shows its definition with ${way}, and closes it on Escape`, async () => {
    const { page } = await visit(corrected, screen);
    const term = page.locator('a.term').first();
    await activate(term);
    await expectOpen(page, 'toll on the bridge');
    expect((await popover(page).innerText()).replace(/\s+/g, ' ')).toContain(
      'toll What lorries pay for crossing the old bridge. Sources: City · Glossary',
    );
    expect(page.url()).toBe(corrected);
    await page.keyboard.press('Escape');
    await expectClosed(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('toll on the bridge');
  });
});

describe('a definition', () => {
  it('shows a source of the explainer in the same popover, and returns', async () => {
    const { page } = await visit(corrected);
    await page.locator('a.term').first().click();
    await expectOpen(page, 'toll on the bridge');
    await popover(page).getByRole('link', { name: 'City' }).click();
    await expectOpen(page, 'City');
    expect(await popover(page).innerText()).toContain('“Notice on the bridge”');
    await backToNote(page).click();
    await expectOpen(page, 'toll on the bridge');
    expect(await popover(page).innerText()).toContain('What lorries pay');
  });

  it('leads from its popover to the glossary', async () => {
    const { page } = await visit(corrected);
    await page.locator('a.term').last().click();
    await expectOpen(page, 'span');
    await popover(page).getByRole('link', { name: 'Glossary' }).click();
    await page.waitForURL(`${home}glossary/#span`);
  });

  it('opens when the mouse rests on its term, and closes when the mouse leaves', async () => {
    const { page } = await visit(corrected);
    await page.locator('a.term').first().hover();
    await expectOpen(page, 'toll on the bridge');
    await page.mouse.move(2, 2);
    await expectClosed(page);
  });

  it('is in the glossary without JavaScript', async () => {
    const { page } = await visit(corrected, noScript);
    expect(await page.locator('.definition').first().isVisible()).toBe(false);
    await page.locator('a.term').first().click();
    await page.waitForURL(`${home}glossary/#toll`);
    expect(await isInSight(page.locator('h2#toll'))).toBe(true);
  });
});

describe('the summary of claims', () => {
  it.each([
    ['with JavaScript', {}],
    ['without', noScript],
  ])('leads to each of them, %s', async (_name, options) => {
    const { page } = await visit(corrected, { ...phone, ...options });
    await page.locator('.claims summary').click();
    await page.locator('.claims a', { hasText: 'Half of it is safe.' }).click();
    await expect.poll(() => fragment(page), patience).toBe('claim:half');
    expect(await isInSight(page.locator('[id="claim:half"]'))).toBe(true);
  });

  it('shows every status with a word and a sign, not by colour alone', async () => {
    const { page } = await visit(corrected);
    const signs = await page
      .locator('.claim b')
      .evaluateAll((all) => all.map((each) => [each.textContent, getComputedStyle(each, '::before').content]));
    expect(new Set(signs.map(([status]) => status)).size).toBe(5);
    expect(new Set(signs.map(([, sign]) => sign)).size).toBe(5);
  });
});

it('a key point leads to its section', async () => {
  const { page } = await visit(corrected, phone);
  await page.locator('.key-points').getByRole('link', { name: 'Counts' }).click();
  await expect.poll(() => fragment(page), patience).toBe('counts');
  expect(await isInSight(page.locator('h2#counts'))).toBe(true);
});

describe('the backlink from a source to a collapsed table', () => {
  it.each([
    ['with JavaScript', {}],
    ['without', noScript],
  ])('unfolds it, %s', async (_name, options) => {
    const { page } = await visit(corrected, options);
    const marker = page.locator('.chart td [role=doc-noteref]').last();
    expect(await marker.isVisible()).toBe(false);
    const id = await marker.getAttribute('id');
    await page.locator(`.back [href="#${id}"]`).click();
    await expect.poll(() => marker.isVisible(), patience).toBe(true);
    expect(await isInSight(marker)).toBe(true);
  });
});

it('a chart shows its complete table at 320 px', async () => {
  const { page } = await visit('how-the-dead-are-counted/', { viewport: { width: 320, height: 640 } });
  await page.locator('.chart summary').click();
  const beyond = await page.locator('.chart table').evaluate((table) => table.scrollWidth - table.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
});

describe('on paper', () => {
  it('shows claims, timeline, changes and chart, the table expanded, and definitions after their terms', async () => {
    const { page } = await visit(corrected);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.claim', '.timeline li', '.change', '.chart svg', '.chart td', '.definition'])
      for (const element of await page.locator(selector).all()) {
        expect(await element.isVisible(), selector).toBe(true);
        expect((await element.boundingBox())?.height, selector).toBeGreaterThan(5);
      }
    expect(await page.locator('.definition .meta').first().isVisible()).toBe(false);
  });
});

/** The pages of the fixture with features that the real site does not use yet. */
const pages = ['corrected/', 'withdrawn/', 'related/', 'corrections/', 'glossary/'];

describe.each(pages)('/%s of the fixture, with everything expanded,', (path) => {
  const visitExpanded = async (options: Parameters<typeof visit>[1]) => {
    const { page } = await visit(home + path, options);
    await page.locator('details').evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    return page;
  };

  it('has no violations that axe finds, in light and dark mode, wide or on a phone', async () => {
    expect(await objectionsEverywhere(await visitExpanded({}))).toEqual([]);
  });

  it('needs no horizontal scrolling at 320 px', async () => {
    const page = await visitExpanded({ viewport: { width: 320, height: 640 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

  it('has targets of 24 px or with that much space at 320 px (WCAG 2.5.8)', async () => {
    const page = await visitExpanded({ viewport: { width: 320, height: 640 } });
    expect(
      await findSmallTargets(page, 'summary, .claims a, .related a, .colophon a, .key-points a:not([role])'),
    ).toEqual([]);
  });
});
