/** Places in sources and translated quotes, as readers meet them: marks, the citation popover, the list, backlinks. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { findOverflow } from './overflow.ts';
import { openings, openPopover, popover } from './popover-parts.ts';
import { findSmallTargets } from './targets.ts';
import { startBrowser } from './visit.ts';

const visit = startBrowser();
const { address } = inject('cases');
const english = `${address}places/`;
const report = 'https://example.org/pl-report.pdf?v=2';

/** Returns what a popover says about the passage, and where its links lead. */
const readPassage = async (page: Page) => ({
  says: await popover(page)
    .locator('.quote')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' '))),
  leadsTo: await popover(page)
    .locator('p:not(:first-child) a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
});

describe.each(openings)('the popover of a mark %s', (_name, screen, way, activate) => {
  it(`that cites a page, opened with ${way}, shows that page and opens the work there`, async () => {
    const { page } = await visit(english, screen);
    await openPopover(page, 'pl-report-4', 'Source 1: City of Example, pp. 34–36', activate);
    const link = `${report}#page=34`;
    expect(await readPassage(page)).toEqual({ says: ['pp. 34–36'], leadsTo: [link, link] });
  });

  it(`that cites a translated quote, opened with ${way}, shows words, place and translation`, async () => {
    const { page } = await visit(english, screen);
    await openPopover(page, 'pl-speech-1', 'Source 3: Radio Exemple, 12:40', activate);
    const link = 'https://example.org/pl-speech.mp3#t=760';
    const says =
      'Le pont restera fermé jusqu’au printemps. 12:40 Translation by Jane Roe: The bridge will stay closed until spring.';
    expect(await readPassage(page)).toEqual({ says: [says], leadsTo: [link, link] });
  });

  it(`that cites a work without an address, opened with ${way}, shows the place without a link`, async () => {
    const { page } = await visit(english, screen);
    await openPopover(page, 'pl-handbook-2', 'Source 4: Guild of Example, ch. 2', activate);
    expect(await readPassage(page)).toEqual({ says: ['ch. 2'], leadsTo: [] });
  });
});

const screens = [320, 390, 1280].map((width) => ({ viewport: { width, height: 800 } }));

describe.each(['places', 'places-fa', 'places-ja', 'places/history'])('the page /%s/', (path) => {
  it.each(screens)('fits, and its passages can be tapped (WCAG 2.5.8): %o', async (screen) => {
    const { page } = await visit(`${address}${path}/`, screen);
    // Lines of Japanese can break between most characters.
    const found = (await findOverflow(page)).filter((each) => path !== 'places-ja' || !each.endsWith('is broken'));
    expect(found).toEqual([]);
    expect(await findSmallTargets(page, '.quote a, .back a')).toEqual([]);
  });

  it('has no violations that axe finds', async () => {
    const { page } = await visit(`${address}${path}/`);
    expect(await objectionsEverywhere(page)).toEqual([]);
  });
});

it('places are printed after the number of the mark, since paper has no previews', async () => {
  const { page } = await visit(`${address}places/`);
  const readPrinted = () =>
    page
      .locator('section:has(> .heading #history) .cite a')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark, '::after').content));
  expect(new Set(await readPrinted())).toEqual(new Set(['none']));
  await page.emulateMedia({ media: 'print' });
  expect(await readPrinted()).toEqual(
    ['p. 33', 'pp. 34–36', 'p. 33', '12:40', '1:02:03'].map((place) => `" (${place})"`),
  );
});

it('backlinks in a page from right to left have the name of the section on the right of its place', async () => {
  const { page } = await visit(`${address}places-fa/`);
  const edges = await page
    .locator('#source-fa-report .back a')
    .last()
    .evaluate((link) =>
      Array.from(link.childNodes, (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect().left;
      }),
    );
  expect(edges).toHaveLength(2);
  expect(edges).toEqual(edges.toSorted((a, b) => b - a));
});
