/**
 * The record of quotations that were found in their sources: the file `quotations.json` of the content. Only
 * `npm run source -- verify` writes it. An entry is for the words and the address as they were checked.
 */
import { z } from 'zod';
import { day } from './date-fields.ts';
import { id } from './fields.ts';

/** Days on which quotations were found, by a digest of words and address. */
const checks = z.record(z.string(), day);

/** Checks by the id of the source and the key of the quote. */
export const quotations = z.record(id, z.record(id, checks));

export type Quotations = z.infer<typeof quotations>;

/** Writes the file, sorted and with one quote a line, so that the diff of a run is the lines that it changes. */
export function serializeQuotations(data: Quotations): string {
  const sources = sortEntries(data).flatMap(([source, quotes]) => {
    const lines = sortEntries(quotes).map(([key, days]) => {
      const entries = sortEntries(days).map(([digest, on]) => `${JSON.stringify(digest)}: ${JSON.stringify(on)}`);
      return `    ${JSON.stringify(key)}: { ${entries.join(', ')} }`;
    });
    return lines.length === 0 ? [] : [`  ${JSON.stringify(source)}: {\n${lines.join(',\n')}\n  }`];
  });
  return sources.length === 0 ? '{}\n' : `{\n${sources.join(',\n')}\n}\n`;
}

const sortEntries = <T>(record: Record<string, T>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
