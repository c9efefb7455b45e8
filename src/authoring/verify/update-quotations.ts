/** Records the quotations that were found: the file `quotations.json` of the content. */
import { existsSync, readFileSync } from 'node:fs';
import { replaceFile } from '../../cache/files.ts';
import { type Quotations, serializeQuotations } from '../../explainer/schema/quotations.ts';
import { getQuoteDigest, loadQuotations } from '../../parse/quotation-record.ts';
import type { QuoteUse } from './collect-quotes.ts';
import type { VerifiedQuote } from './verify-quotes.ts';

/**
 * Updates the record. A quote that was found gets the day of its check, one that is missing or changed loses its entry,
 * and one that could not be compared keeps it: what was found on that day was found.
 * @param quotes all quotes of the content: entries of others are deleted; undefined if not all could be read
 */
export function updateQuotations(
  path: string,
  verified: readonly VerifiedQuote[],
  quotes: readonly QuoteUse[] | undefined,
): void {
  const previous = loadQuotations(path, () => {});
  const next = quotes ? keepCurrent(previous, quotes) : previous;
  for (const { source, quote, words, verdict, checkedAt } of verified) {
    if (verdict === 'unreadable') continue;
    const digest = getQuoteDigest(source, words);
    const checks = { ...next[source.id]?.[quote] };
    if (verdict === 'found') checks[digest] = checkedAt.slice(0, 10);
    else delete checks[digest];
    next[source.id] = { ...next[source.id], [quote]: checks };
  }
  const text = serializeQuotations(dropEmpty(next));
  const isNew = !existsSync(path);
  if (isNew ? text !== '{}\n' : text !== readFileSync(path, 'utf8')) replaceFile(path, text);
}

/** Returns the entries whose quotes the content still has, with the same words and address. */
function keepCurrent(record: Quotations, quotes: readonly QuoteUse[]): Quotations {
  const kept: Quotations = {};
  for (const { source, quote, words } of quotes) {
    const digest = getQuoteDigest(source, words);
    const on = record[source.id]?.[quote]?.[digest];
    if (on !== undefined)
      kept[source.id] = { ...kept[source.id], [quote]: { ...kept[source.id]?.[quote], [digest]: on } };
  }
  return kept;
}

function dropEmpty(record: Quotations): Quotations {
  return Object.fromEntries(
    Object.entries(record).flatMap(([id, quotes]) => {
      const filled = Object.entries(quotes).filter(([, checks]) => Object.keys(checks).length > 0);
      return filled.length > 0 ? [[id, Object.fromEntries(filled)]] : [];
    }),
  );
}
