/** Reports verdicts on quotes: in words, as annotations of CI, and as JSON. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/files.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Verdict, verdicts } from './judge-quote.ts';
import type { VerifiedQuote } from './verify-quotes.ts';

/** A quote in the report. */
export type ReportedQuote = ReturnType<typeof toReportedQuote>;

/** Sorts quotes by the position of their words, then by explainer. */
export function sortQuotes(quotes: readonly VerifiedQuote[]): VerifiedQuote[] {
  return [...quotes].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.explainer.localeCompare(b.explainer),
  );
}

/** Returns what `--format json` prints for a quote. */
export function toReportedQuote({ explainer, source, quote, verdict, words, url, link, ...details }: VerifiedQuote) {
  const { found, distance, changedWords, reason, via, checkedAt, file, line, column } = details;
  return {
    explainer,
    source: source.id,
    quote,
    verdict,
    words,
    url: url ?? null,
    ...(source.archived ? { archived: source.archived } : {}),
    ...(verdict === 'changed' ? { found, distance, changedWords } : {}),
    ...(reason ? { reason } : {}),
    ...(via && verdict !== 'unreadable' ? { via } : {}),
    ...(link
      ? { link: { status: link.status, reason: link.reason, ...(link.movedTo ? { movedTo: link.movedTo } : {}) } }
      : {}),
    checkedAt,
    file,
    line,
    column,
  };
}

/**
 * Returns whether somebody must act: the words are not there, or the page is gone and no archived copy that readers can
 * open has them.
 */
export function isFailure({ verdict, link, via }: VerifiedQuote): boolean {
  if (verdict === 'changed' || verdict === 'missing') return true;
  return link?.status === 'dead' && !(verdict === 'found' && via === 'archived');
}

const places = { page: 'the page', archived: 'the archived copy', evidence: 'the kept copy' } as const;

/** Says what was found, and what to do about it; nothing for a quote that its page has. */
function describe(verified: VerifiedQuote): { message: string; hint: string } | undefined {
  const {
    verdict,
    words,
    found = '',
    distance = 0,
    changedWords = 0,
    reason,
    via = 'page',
    link,
    source,
    url,
  } = verified;
  const explanation = reason ? ` ${reason}.` : '';
  const place = `${places[via]} of “${source.id}”`;
  if (verdict === 'changed')
    return {
      message: `${capitalize(place)} now has “${found}” instead of “${words}” (${countChange(distance, changedWords)}).${explanation}`,
      hint: 'Correct the quote, and what the text says about it.',
    };
  if (verdict === 'missing')
    return {
      message: `The words “${words}” are not in ${place}.${explanation}`,
      hint: `Open ${url ?? 'it'} and look for them: correct the quote, the address, or add an archived copy that has them.`,
    };
  if (verdict === 'unreadable')
    return {
      message: `The words “${words}” could not be compared with “${source.id}”.${explanation}`,
      hint: link?.status === 'dead' ? link.hint : 'Open it in a browser, or add an archived copy (“archived:”).',
    };
  if (link?.status === 'dead')
    return {
      message: `The words “${words}” are in ${place}, but the page is gone.${explanation}`,
      hint: via === 'archived' ? 'Readers find them in the archived copy.' : link.hint,
    };
  if (link?.status === 'moved')
    return { message: `The words “${words}” are in ${place}. ${link.reason}.`, hint: link.hint };
  return undefined;
}

function countChange(characters: number, words: number): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return words === 0
    ? `${count(characters, 'character')} differ${characters === 1 ? 's' : ''}`
    : `${count(words, 'word')} and ${count(characters, 'character')} differ`;
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Formats every quote about which there is something to say: position, verdict, what was found, what to do. */
export function formatQuotes(quotes: readonly VerifiedQuote[]): string {
  return quotes
    .flatMap((quote) => {
      const description = describe(quote);
      if (!description) return [];
      const position = `${quote.file}:${quote.line}:${quote.column}`;
      const lines = [
        `${position} ${quote.verdict} ${description.message}`,
        `    ${description.hint} (${quote.source.id}:${quote.quote}, cited in ${quote.explainer})`,
      ];
      return lines.map(escapeControls);
    })
    .join('\n');
}

/** Replaces the characters with which the text of a page could control a terminal, or the direction of its text. */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}

/** Converts quotes to diagnostics, for annotations of CI. */
export function toDiagnostics(quotes: readonly VerifiedQuote[]): Diagnostic[] {
  return quotes.flatMap((quote): Diagnostic[] => {
    const description = describe(quote);
    if (!description) return [];
    const { file, line, column, verdict } = quote;
    const severity = isFailure(quote) ? 'error' : verdict === 'unreadable' ? 'warning' : 'notice';
    return [{ rule: `quotation-${verdict}`, severity, file, line, column, ...description }];
  });
}

/** Returns “1 missing, 2 changed and 40 found”, or “nothing to verify”. */
export function formatVerdicts(quotes: readonly VerifiedQuote[]): string {
  const count = (verdict: Verdict) => quotes.filter((quote) => quote.verdict === verdict).length;
  const items = verdicts.filter((verdict) => count(verdict) > 0).map((verdict) => `${count(verdict)} ${verdict}`);
  const dead = new Set(quotes.filter(({ link }) => link?.status === 'dead').map(({ url }) => url)).size;
  const pages = dead > 0 ? `; ${dead} dead ${dead === 1 ? 'page' : 'pages'}` : '';
  return items.length === 0 ? 'nothing to verify' : new Intl.ListFormat('en-GB').format(items) + pages;
}

/** Writes `quotations-report.json` and `quotations-report.txt` into a folder. */
export function writeReport(folder: string, quotes: readonly VerifiedQuote[]): void {
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, 'quotations-report.json'), `${JSON.stringify(quotes.map(toReportedQuote), null, 2)}\n`);
  const summary = `${quotes.length} ${quotes.length === 1 ? 'quotation' : 'quotations'}: ${formatVerdicts(quotes)}.`;
  const words = formatQuotes(quotes);
  replaceFile(join(folder, 'quotations-report.txt'), `${words ? `${words}\n` : ''}${summary}\n`);
}
