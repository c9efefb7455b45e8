/** Needs JavaScript because it parses what a reader types: words, phrases in quotation marks, and dates. */
import { endOfRun } from '../format/normalize.ts';
import { divideWords, isInPairs, joinParts, type Token, tokenize } from '../format/tokenize.ts';

/** A word of a query, or a phrase. */
export interface Term {
  /** As the reader typed it. */
  typed: string;
  /** As it is in the index: the words of a phrase, or the pairs of characters of a word, with spaces between them. */
  normalized: string;
  isPhrase: boolean;
  /** What is searched for if nothing has the word, see `listParts`. */
  parts?: string[];
}

/**
 * Parses a query. @param stopWords with spaces between them. @param language BCP 47, in which dates are written.
 * @returns its terms, each once
 */
export function parseQuery(query: string, stopWords: string, language: string): Term[] {
  const terms = new Map<string, Term>();
  const pieces = prepareText(query, language).split('"');
  for (const [index, piece] of pieces.entries()) {
    const isQuoted = index % 2 === 1 && index < pieces.length - 1;
    for (const term of isQuoted ? [createTerm(piece, tokenize(divideWords(piece)), true)] : parseWords(piece))
      if (term.normalized && !terms.has(term.normalized)) terms.set(term.normalized, term);
  }
  const ignored = stopWords.split(' ');
  const all = [...terms.values()];
  const significant = all.filter(({ normalized, isPhrase }) => isPhrase || !ignored.includes(normalized));
  return significant.length > 0 ? significant : all;
}

/**
 * Writes quotation marks of all kinds alike, but not apostrophes and signs of Hebrew acronyms, and ISO dates as texts
 * have them. Three words or more in capitals lose these.
 */
function prepareText(query: string, language: string): string {
  return (/\S\s+\S+\s+\S/.test(query) && query === query.toUpperCase() ? query.toLowerCase() : query)
    .replace(/(?<=\p{sc=Hebrew})["״](?=\p{sc=Hebrew})/gu, '')
    .replace(/‚([^‚‘’]+)[‘’]|(?<![\p{L}\p{N}])‘([^‘]+?)’(?![\p{L}\p{N}])/gu, '"$1$2"')
    .replace(/[“”„‟«»‹›「」『』〝〞〟＂״]/g, '"')
    .replace(/\b\d{4}-(?:0[1-9]|1[0-2])(-(?:0[1-9]|[12]\d|3[01]))?\b/g, (isoDate, day) =>
      new Date(isoDate).toLocaleDateString(language, {
        year: 'numeric',
        month: 'long',
        day: day && 'numeric',
        timeZone: 'UTC',
      }),
    );
}

/** Parses words. Pairs of characters that overlap, and numbers with a sign between them, are one term. */
function parseWords(text: string): Term[] {
  const divided = divideWords(text, true);
  const groups: Token[][] = [];
  for (const token of tokenize(divided)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (last && (token.start < last.end || /^\p{Nd}+[-/:.⁄(]\p{Nd}+$/u.test(divided.slice(last.start, token.end))))
      group?.push(token);
    else groups.push([token]);
  }
  return groups.map((tokens) => createTerm(divided.slice(tokens[0]?.start, tokens.at(-1)?.end), tokens));
}

function createTerm(typed: string, tokens: readonly Token[], isQuoted = false): Term {
  const words = tokens
    .map(({ word }) => word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1'))
    // The last character of a run has no pair. By itself, it is the beginning of pairs.
    .filter((word, index) => !word.endsWith(endOfRun) || index === 0);
  const [word = ''] = words;
  if (words.length > 1)
    return { typed, normalized: words.map(joinParts).join(' '), isPhrase: isQuoted || !words.every(isInPairs) };
  return {
    typed,
    normalized: joinParts(word).replace(endOfRun, ''),
    isPhrase: false,
    parts: listParts(word),
  };
}

/** Lists what a text may have instead of a word: its parts, an acronym in lower case, Korean without its particle. */
function listParts(word: string): string[] {
  if (word.includes('-')) return word.split('-').filter(({ length }) => length > 1);
  if (/[A-Z]/.test(word)) return [word.toLowerCase()];
  const parts = /^(\p{L}+)(\d+)$|^(\p{sc=Hangul}{2,}?)(?:에서|에게|으로|[은는이가을를의에와과도로만])$/u;
  return (parts.exec(word) ?? []).slice(1).filter(Boolean);
}
