/** Writes the entry of a found source. Required fields that were not found are comments, which `check` then misses. */
import type { Source } from '../../explainer/schema/source.ts';
import { sourceKinds } from '../../explainer/schema/source-kinds.ts';
import { isIdentified } from '../../explainer/source-identity.ts';
import { writeField } from '../source-file/write-entry.ts';
import { type FoundEntry, type FoundFields, sourceKeys } from './found-entry.ts';

/** What a comment says instead of a required field that was not found. */
const placeholders: Partial<Record<keyof Source, string>> = {
  publisher: 'who first published it',
  title: 'its title as published',
  url: 'https://…, or doi, isbn or number',
  kind: sourceKinds.join(' | '),
};

/** Returns the values of the fields that were found. */
export function toSource(fields: FoundFields): Partial<Source> {
  return Object.fromEntries(Object.entries(fields).map(([key, found]) => [key, found.value]));
}

/** Lists the required fields that were not found. */
export function listMissing({ fields }: FoundEntry): (keyof Source)[] {
  const missing = (['publisher', 'title', 'kind'] as const).filter((key) => fields[key] === undefined);
  return isIdentified(toSource(fields)) ? missing : [...missing, 'url'];
}

/** Returns the keys and values of an entry, as `--format json` prints them. */
export function toEntryData(id: string, { fields }: FoundEntry): { id: string } & Partial<Source> {
  return { id, ...toSource(fields) };
}

/** Writes an entry as YAML, one line for each key, without the hyphen of its list. */
export function writeEntryText(id: string, entry: FoundEntry): string {
  const missing = listMissing(entry);
  const lines = sourceKeys.flatMap((key) => {
    const found = entry.fields[key];
    if (found !== undefined) return [writeField(key, found.value)];
    return missing.includes(key) ? [`# ${key}: ${placeholders[key]}`] : [];
  });
  return [`id: ${id}`, ...lines].join('\n');
}
