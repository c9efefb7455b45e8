import { getFirstDay } from '../../i18n/compare-dates.ts';
import type { FileRule } from '../rule.ts';

/** Finds dates that are probably typing mistakes. The diagnostic expires on the day itself. */
export const rule: FileRule = {
  name: 'date-in-future',
  scope: 'file',
  checksSources: true,
  severity: 'warning',
  summary: 'A date is in the future.',
  hint: 'Correct it, unless the future date is intended.',
  check({ data, yaml, today }, report) {
    const checkDates = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'string') {
        // A month, a year or a range is in the future if all of it is.
        const firstDay = isDateKey(path.at(-1)) ? getFirstDay(value) : undefined;
        if (firstDay && firstDay > today)
          report({ position: yaml.positionOf(path), message: `${value} is in the future.`, until: firstDay });
      } else if (value && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value))
          checkDates(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    };
    checkDates(data, []);
  },
};

const dateKeys: readonly unknown[] = ['published', 'updated', 'asOf', 'accessed', 'date', 'on'];

const isDateKey = (key: unknown) => dateKeys.includes(key);
