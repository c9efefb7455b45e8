import type { FileRule } from '../rule.ts';

/** A slip of the keyboard more often than a plan. Such a problem goes by itself when its day has come. */
export const rule: FileRule = {
  name: 'date-in-future',
  scope: 'explainer',
  severity: 'warning',
  summary: 'A date lies in the future.',
  hint: 'Correct it, unless it is meant: a day that is still to come.',
  check({ data, yaml, today }, report) {
    const look = (value: unknown, path: (string | number)[]): void => {
      if (typeof value === 'string') {
        // A month or a year lies ahead when all of it does: text is compared with as much of today.
        if (isDateKey(path.at(-1)) && value > today.slice(0, value.length))
          report(yaml.positionOf(path), `${value} is still to come.`, { until: value });
      } else if (value && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value))
          look(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    };
    look(data, []);
  },
};

const isDateKey = (key: unknown) =>
  key === 'published' || key === 'updated' || key === 'asOf' || key === 'accessed' || key === 'date' || key === 'on';
