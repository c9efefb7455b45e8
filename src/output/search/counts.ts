/** How many sections each value of a filter has: what readers choose from. */
import { type Counts, type FilterKey, filterKeys } from '../../search/format.ts';
import type { SearchRecord } from './records.ts';

/** What readers see of the values of a filter, where that is not the value itself. */
export type Labels = Partial<Record<FilterKey, Readonly<Record<string, string>>>>;

/** Counts the values: years from the newest, others by how often they come. */
export function countsOf(records: readonly SearchRecord[], labels: Labels): Counts {
  const counted = (key: FilterKey): Counts[FilterKey] => {
    const counts = new Map<string, number>();
    for (const { filters } of records)
      for (const value of filters[key] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    const rows = Array.from(counts, ([value, count]): Counts[FilterKey][number] => [
      value,
      labels[key]?.[value] ?? value,
      count,
    ]);
    return rows.sort((a, b) =>
      key === 'year' ? Number(b[0]) - Number(a[0]) : b[2] - a[2] || a[1].localeCompare(b[1]),
    );
  };
  return Object.fromEntries(filterKeys.map((key) => [key, counted(key)])) as Counts;
}
