import { describe, expect, it } from 'vitest';
import {
  backToNote,
  click,
  describeFocus,
  everyCitation,
  expectClosed,
  expectOpen,
  hover,
  letTimePass,
  listLink,
  listOpenPopovers,
  markerSelector,
  openings,
  openPopover,
  popover,
  screens,
  scrollToMarker,
} from './popover-parts.ts';
import { fragment, isInSight, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ clock: true });
const gazette = 'Source 120: Gazette';

describe.each(openings)('a note with citations, %s,', (_name, screen, way, activate) => {
  it(`opens with ${way}, shows a source in the same popover, and returns`, async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'note-n1-1', 'Note a', activate);
    expect(await popover(page).locator('p').nth(1).textContent()).toBe('A note can cite.120 It can cite twice.8');
    expect(await backToNote(page).isVisible()).toBe(false);

    await activate(popover(page).locator(markerSelector).first());
    await expectOpen(page, gazette);
    expect(await popover(page).count()).toBe(1);
    expect(await popover(page).locator('cite').textContent()).toBe('“Cited in a note”');
    expect(await popover(page).locator('b').first().textContent()).toBe('120');
    expect(await describeFocus(page)).toBe('the preview');

    await activate(backToNote(page));
    await expectOpen(page, 'Note a');
    expect(await popover(page).locator('p').nth(1).textContent()).toBe('A note can cite.120 It can cite twice.8');
    expect(await backToNote(page).isVisible()).toBe(false);
    expect(await describeFocus(page)).toBe('the preview');

    await activate(popover(page).locator(markerSelector).last());
    await expectOpen(page, 'Source 8: Chronicle');
    await page.keyboard.press('Escape');
    await expectClosed(page);
    expect(await describeFocus(page)).toBe('cite-note-n1-1');
  });
});

describe.each(screens)('a note with citations, %s,', (_name, screen) => {
  it('opened by a resting mouse, stays open after a click on a source in it', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'note-n1-1', 'Note a', hover);
    const inner = popover(page).locator(markerSelector).first();
    const box = await inner.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 5, { steps: 5 });
    await inner.click();
    await expectOpen(page, gazette);
    await page.mouse.move(2, 2);
    await letTimePass(page);
    expect(await listOpenPopovers(page)).toEqual([`dialog: ${gazette}`]);
    await page.keyboard.press('Escape');
    await expectClosed(page);
  });

  it('leads to the list, where the backlink to the note is highlighted', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'note-n1-2', 'Note a', click);
    await popover(page).locator(markerSelector).last().click();
    await expectOpen(page, 'Source 8: Chronicle');
    await listLink(page).click();
    await expectClosed(page);
    await expect.poll(() => fragment(page), patience).toBe('source-often');
    await expect.poll(() => isInSight(page.locator('#source-often')), patience).toBe(true);
    const current = page.locator('.back [aria-current]');
    expect(await current.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '#cite-often-31',
    ]);
    await current.click();
    await expect.poll(() => describeFocus(page), patience).toBe('cite-often-31');
    expect(await isInSight(page.locator('#cite-often-31'))).toBe(true);
  });

  it('is in the same position and has the focus when browser Back returns from the list', async () => {
    const { page } = await visit(everyCitation, screen);
    const marker = await scrollToMarker(page, 'note-n1-2');
    const scrollPosition = await page.evaluate(() => scrollY);
    await marker.click();
    await popover(page).locator(markerSelector).last().click();
    await expectOpen(page, 'Source 8: Chronicle');
    await listLink(page).click();
    await expect.poll(() => fragment(page), patience).toBe('source-often');
    await page.goBack();
    await expect
      .poll(() => page.evaluate((before) => Math.abs(scrollY - before), scrollPosition), patience)
      .toBeLessThan(1.01);
    expect(await isInSight(marker)).toBe(true);
    expect(await describeFocus(page)).toBe('cite-note-n1-2');
  });

  it('leads from its popover to the list of notes, and back', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'note-n1-2', 'Note a', click);
    await listLink(page).click();
    await expect.poll(() => fragment(page), patience).toBe('note-n1');
    expect(await page.locator('.back [aria-current]').getAttribute('href')).toBe('#cite-note-n1-2');
    await page.goBack();
    await expect.poll(() => describeFocus(page), patience).toBe('cite-note-n1-2');
  });
});
