import { describe, expect, it } from 'vitest';
import { type FocusStop, getFocusStop } from './stop.ts';
import { explainer, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

describe.each([
  ['wide', wide],
  ['on a phone', phone],
])('the explainer by keyboard, %s', (_name, screen) => {
  it.each([
    ['downwards', 'Tab'],
    ['upwards', 'Shift+Tab'],
  ])('outlines the focused element and covers no part of it, %s', async (_direction, key) => {
    const { page } = await visit(explainer, screen);
    const stops: FocusStop[] = [];
    for (let count = 0; count < 400; count++) {
      await page.keyboard.press(key);
      const current = await getFocusStop(page);
      if (!current) break;
      stops.push(current);
    }
    expect(stops.length).toBeGreaterThan(200);
    expect(stops.filter(({ outlined }) => !outlined)).toEqual([]);
    expect(stops.filter(({ uncovered }) => !uncovered)).toEqual([]);
  });
});
