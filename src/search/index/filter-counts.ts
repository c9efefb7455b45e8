import { type FilterCounts, type FilterKey, filterKeys } from '../format/format.ts';
import type { FilterRecords } from './pagefind-format.ts';

/** Labels of filter values. A value without a label is shown as it is. */
export type Labels = Partial<Record<FilterKey, Readonly<Record<string, string>>>>;

/** Counts the sections of each filter value. Years are sorted newest first, other values most frequent first. */
export function countFilters(filters: readonly FilterRecords[], labels: Labels): FilterCounts {
  const valuesByFilter = new Map(filters);
  const count = (key: FilterKey): FilterCounts[FilterKey] => {
    const rows = (valuesByFilter.get(key) ?? []).map(([value, records]): FilterCounts[FilterKey][number] => [
      value,
      labels[key]?.[value] ?? value,
      records.length,
    ]);
    return rows.sort((a, b) =>
      key === 'year' ? Number(b[0]) - Number(a[0]) : b[2] - a[2] || a[1].localeCompare(b[1]),
    );
  };
  return Object.fromEntries(filterKeys.map((key) => [key, count(key)])) as FilterCounts;
}
