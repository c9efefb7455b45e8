/** When an explainer counts as old, and what the notice says. */
import { describe, expect, it } from 'vitest';
import { getStrings } from '../../src/i18n/strings.ts';
import { getDaysIfOld } from '../../src/site-data/age.ts';

const ages = { days: 60, exceptions: { history: Number.POSITIVE_INFINITY, weather: 1 } };
const explainer = (asOf: string, slug = 'any') => ({ slug, asOf });

describe('an explainer', () => {
  it('is old after more days than the setting allows', () => {
    expect(getDaysIfOld(explainer('2026-01-01'), '2026-03-02', ages)).toBeUndefined();
    expect(getDaysIfOld(explainer('2026-01-01'), '2026-03-03', ages)).toBe(61);
  });

  it('has its own number of days if the settings list it as an exception', () => {
    expect(getDaysIfOld(explainer('1990-01-01', 'history'), '2026-03-03', ages)).toBeUndefined();
    expect(getDaysIfOld(explainer('2026-03-01', 'weather'), '2026-03-03', ages)).toBe(2);
  });

  it.each([
    ['2026-02', '2026-04-30', 61],
    ['2026-02', '2026-04-29', undefined],
    ['2025', '2026-03-02', 61],
    ['2024-02', '2024-04-30', 61],
  ])('as of %s is counted from the last day of that period, on %s', (asOf, today, days) => {
    expect(getDaysIfOld(explainer(asOf), today, ages)).toBe(days);
  });

  it('is not old before the day that it describes', () => {
    expect(getDaysIfOld(explainer('2026-05-01'), '2026-03-03', { days: 0, exceptions: {} })).toBeUndefined();
  });
});

it.each([
  [2, '2 days'],
  [30, '30 days'],
  [31, 'a month'],
  [61, '2 months'],
  [365, '11 months'],
  [366, 'a year'],
  [731, '2 years'],
])('the notice gives %i days in the largest full unit: more than %s', (days, text) => {
  expect(getStrings('en').old(days)).toBe(`That is more than ${text} ago.`);
});
