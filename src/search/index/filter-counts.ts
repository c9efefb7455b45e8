/** How many sections each value of a filter has: what readers choose from. */
import { type Counts, type FilterKey, filterKeys } from '../format/format.ts';
import type { FilterPages } from './segment.ts';

/** What readers see of the values of a filter, where that is not the value itself. */
export type Labels = Partial<Record<FilterKey, Readonly<Record<string, string>>>>;

/** Counts the values: years from the newest, others by how often they come. */
export function countFilters(filters: FilterPages, labels: Labels): Counts {
  const pagesOf = new Map(filters);
  const counted = (key: FilterKey): Counts[FilterKey] => {
    const rows = (pagesOf.get(key) ?? []).map(([value, pages]): Counts[FilterKey][number] => [
      value,
      labels[key]?.[value] ?? value,
      pages.length,
    ]);
    return rows.sort((a, b) =>
      key === 'year' ? Number(b[0]) - Number(a[0]) : b[2] - a[2] || a[1].localeCompare(b[1]),
    );
  };
  return Object.fromEntries(filterKeys.map((key) => [key, counted(key)])) as Counts;
}
