/** Merges the entries of one work. What one of them lacks comes from the others; what differs is not decided here. */
import { isDeepStrictEqual } from 'node:util';
import { flattenFields, type WrittenSource } from '../content-sources/written-source.ts';

/** A field, or a quote or place under one key, that is not the same in all entries. */
export interface Conflict {
  /** Such as `title` or `quotes.toll`. */
  field: string;
  values: { source: WrittenSource; value: unknown }[];
  /** Instead: the source rests on this one, which is not in `sources.yml`. */
  restsOn?: string;
}

export interface MergedSource {
  fields: Record<string, unknown>;
  conflicts: Conflict[];
}

type Entry = [field: string, value: unknown];

/** Fields whose absence says something: that the title is as published, that the work was found. */
const fieldsOfAll: readonly string[] = ['titleStatus', 'located', 'see'];

/** Merges entries that have the same id. */
export function mergeSources(sources: readonly WrittenSource[]): MergedSource {
  const conflicts: Conflict[] = [];
  const merged = new Map<string, unknown>();
  for (const field of new Set(sources.flatMap(listFields))) {
    const values = sources.flatMap((source) => {
      const entry = listEntries(source).find(([name]) => name === field);
      return entry ? [{ source, value: entry[1] }] : [];
    });
    const [first] = values;
    // A work that several explainers read was read last on the latest of these days.
    if (field === 'accessed')
      merged.set(
        field,
        values
          .map(({ value }) => String(value))
          .sort()
          .at(-1),
      );
    else if (fieldsOfAll.includes(field) && values.length < sources.length)
      conflicts.push({
        field,
        values: sources.map((source) => ({ source, value: source.fields[field] ?? 'no value' })),
      });
    else if (values.every(({ value }) => isDeepStrictEqual(value, first?.value))) merged.set(field, first?.value);
    else conflicts.push({ field, values });
  }
  // One explainer found a copy where another had found none.
  if (merged.has('archived')) merged.delete('unarchivable');
  return { fields: nestFields(merged), conflicts };
}

/** Returns the fields of a source, with quotes and places as `quotes.toll`, and the language that it has. */
function listEntries({ fields, list: { lang } }: WrittenSource): Entry[] {
  const entries = flattenFields(fields).map(([field, value]): Entry => [field, value]);
  return fields['lang'] === undefined && lang !== undefined ? [...entries, ['lang', lang]] : entries;
}

const listFields = (source: WrittenSource): string[] => listEntries(source).map(([field]) => field);

function nestFields(merged: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, value] of merged) {
    const [name = '', key] = field.split('.');
    fields[name] = key === undefined ? value : { ...(fields[name] as object | undefined), [key]: value };
  }
  return fields;
}
