/** What was found about a work, on the way to an entry of a source. */
import { type Source, source as sourceSchema } from '../../explainer/schema/source.ts';
import type { Found } from '../page-reader/found-work.ts';

/** The fields of a source that were found, each with its origin. */
export type FoundFields = Partial<Record<keyof Source, Found<unknown>>>;

/** A work that was found. */
export interface FoundEntry {
  fields: FoundFields;
  /** What was found but is not written, and why: sentences. */
  remarks: string[];
}

/** The keys of a source in the order in which they are written. */
export const sourceKeys = Object.keys(sourceSchema.shape) as (keyof typeof sourceSchema.shape)[];

/** Leaves out what is not a valid field of a source, and says so. Orders the fields as they are written. */
export function toFoundEntry(found: FoundFields, remarks: readonly string[] = []): FoundEntry {
  const entry: FoundEntry = { fields: {}, remarks: [...remarks] };
  for (const key of sourceKeys) {
    const field = found[key];
    if (field === undefined) continue;
    const result = sourceSchema.shape[key].safeParse(field.value);
    if (result.success) entry.fields[key] = field;
    else entry.remarks.push(`${key}: ${formatValue(field.value)} (${field.from}) cannot be used and is left out.`);
  }
  return entry;
}

/** Formats a value for people: texts as they are, other values as JSON. */
export function formatValue(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}

/** Returns the text of a field, if it was found. */
export function getText({ fields }: FoundEntry, key: keyof Source): string | undefined {
  const value = fields[key]?.value;
  return typeof value === 'string' ? value : undefined;
}
