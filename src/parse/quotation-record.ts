/** Reads the record of quotations that were found in their sources, and applies it to sources. */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { listPassages } from '../citations/passages.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { type Quotations, quotations, serializeQuotations } from '../explainer/schema/quotations.ts';
import type { Source } from '../explainer/schema/source.ts';
import { getSourceUrl } from '../explainer/source-identity.ts';
import { parseJsonRecord } from './json-record.ts';
import { readTextFile } from './read-text.ts';

/** Loads the record; empty without the file, and if the file has mistakes. */
export function loadQuotations(path: string, report: Report): Quotations {
  if (!existsSync(path)) return {};
  // The file grows with the site, so it has no maximum size.
  const text = readTextFile(path, report, Number.POSITIVE_INFINITY) ?? '';
  const hint = 'Delete the file: “npm run source -- verify” writes it again.';
  return parseJsonRecord(text, { schema: quotations, serialize: serializeQuotations, hint }, report) ?? {};
}

/** Returns the digest under which the record has a quote: another for other words, or another address. */
export function getQuoteDigest(source: Pick<Source, 'url' | 'doi'>, words: string): string {
  return hash('sha256', `${getSourceUrl(source) ?? ''}\n${words}`).slice(0, 12);
}

/** Adds the days on which quotes were found to a source that has such quotes. */
export function addQuoteChecks(source: Source, record: Quotations): Source {
  const checks = Object.hasOwn(record, source.id) ? record[source.id] : undefined;
  if (!checks) return source;
  const days = listPassages(source).flatMap(({ key, words }) => {
    const on =
      words === undefined || !Object.hasOwn(checks, key) ? undefined : checks[key]?.[getQuoteDigest(source, words)];
    return on === undefined ? [] : [[key, on]];
  });
  return days.length === 0 ? source : { ...source, quotesChecked: Object.fromEntries(days) };
}
