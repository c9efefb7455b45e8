/** Most dates are plain, and the parser of edtf takes a hundred times longer: it must not see them. */
import { afterAll, expect, it, vi } from 'vitest';

afterAll(() => {
  vi.doUnmock('edtf');
  vi.resetModules();
});

it('ten thousand plain dates are checked, shown and sorted without the parser of edtf', async () => {
  const parsed: string[] = [];
  const { default: parse } = await vi.importActual<{ default: (text: string, options: object) => unknown }>('edtf');
  vi.doMock('edtf', () => ({ default: (text: string, options: object) => parsed.push(text) && parse(text, options) }));
  vi.resetModules();
  const { compareDates } = await import('../../src/i18n/compare-dates.ts');
  const { formatKnownDate } = await import('../../src/i18n/format-known-date.ts');
  const { isKnownDate } = await import('../../src/i18n/known-date.ts');

  const dates = Array.from({ length: 10_000 }, (_, index) => {
    const day = new Date(Date.UTC(1600, 0, 1 + index * 15)).toISOString().slice(0, 10);
    return day.slice(0, [10, 7, 4][index % 3]);
  });
  expect(dates.every(isKnownDate)).toBe(true);
  expect(dates.toSorted(compareDates)).toHaveLength(10_000);
  for (const date of dates) formatKnownDate(date, 'fa');
  expect(parsed).toEqual([]);
  expect(isKnownDate('1998~')).toBe(true);
  expect(parsed).toEqual(['1998~']);
});
