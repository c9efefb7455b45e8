import { describe, expect, it } from 'vitest';
import {
  aWhile,
  backToNote,
  closes,
  everyCitation,
  focused,
  markOf,
  marks,
  openings,
  opens,
  preview,
  screens,
  shown,
  toList,
} from './popover-parts.ts';
import { fragment, isInSight, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ clock: true });
const gazette = 'Source 120: Gazette';

describe.each(openings)('a note with citations, %s,', (_name, screen, way, activate) => {
  it(`opens with ${way}, shows a source in the same popover, and returns`, async () => {
    const { page } = await visit(everyCitation, screen);
    await activate(await markOf(page, 'note-n1-1'));
    await opens(page, 'Note a');
    expect(await preview(page).locator('p').nth(1).textContent()).toBe('A note can cite.120 It can cite twice.8');
    expect(await backToNote(page).isVisible()).toBe(false);

    await activate(preview(page).locator(marks).first());
    await opens(page, gazette);
    expect(await preview(page).count()).toBe(1);
    expect(await preview(page).locator('cite').textContent()).toBe('“Cited in a note”');
    expect(await preview(page).locator('b').first().textContent()).toBe('120');
    expect(await focused(page)).toBe('the preview');

    await activate(backToNote(page));
    await opens(page, 'Note a');
    expect(await preview(page).locator('p').nth(1).textContent()).toBe('A note can cite.120 It can cite twice.8');
    expect(await backToNote(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe('the preview');

    await activate(preview(page).locator(marks).last());
    await opens(page, 'Source 8: Chronicle');
    await page.keyboard.press('Escape');
    await closes(page);
    expect(await focused(page)).toBe('cite-note-n1-1');
  });
});

describe.each(screens)('a note with citations, %s,', (_name, screen) => {
  it('opened by a resting mouse, stays open after a click on a source in it', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'note-n1-1')).hover();
    await opens(page, 'Note a');
    const inner = preview(page).locator(marks).first();
    const box = await inner.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 5, { steps: 5 });
    await inner.click();
    await opens(page, gazette);
    await page.mouse.move(2, 2);
    await aWhile(page);
    expect(await shown(page)).toEqual([`dialog: ${gazette}`]);
    await page.keyboard.press('Escape');
    await closes(page);
  });

  it('leads to the list, where the backlink to the note is highlighted', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'note-n1-2')).click();
    await opens(page, 'Note a');
    await preview(page).locator(marks).last().click();
    await opens(page, 'Source 8: Chronicle');
    await toList(page).click();
    await closes(page);
    await expect.poll(() => fragment(page), patience).toBe('source-often');
    await expect.poll(() => isInSight(page.locator('#source-often')), patience).toBe(true);
    const current = page.locator('.back [aria-current]');
    expect(await current.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '#cite-often-31',
    ]);
    await current.click();
    await expect.poll(() => focused(page), patience).toBe('cite-often-31');
    expect(await isInSight(page.locator('#cite-often-31'))).toBe(true);
  });

  it('is in the same position and has the focus when browser Back returns from the list', async () => {
    const { page } = await visit(everyCitation, screen);
    const mark = await markOf(page, 'note-n1-2');
    const left = await page.evaluate(() => scrollY);
    await mark.click();
    await preview(page).locator(marks).last().click();
    await opens(page, 'Source 8: Chronicle');
    await toList(page).click();
    await expect.poll(() => fragment(page), patience).toBe('source-often');
    await page.goBack();
    await expect.poll(() => page.evaluate((before) => Math.abs(scrollY - before), left), patience).toBeLessThan(1.01);
    expect(await isInSight(mark)).toBe(true);
    expect(await focused(page)).toBe('cite-note-n1-2');
  });

  it('leads from its popover to the list of notes, and back', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'note-n1-2')).click();
    await opens(page, 'Note a');
    await toList(page).click();
    await expect.poll(() => fragment(page), patience).toBe('note-n1');
    expect(await page.locator('.back [aria-current]').getAttribute('href')).toBe('#cite-note-n1-2');
    await page.goBack();
    await expect.poll(() => focused(page), patience).toBe('cite-note-n1-2');
  });
});
