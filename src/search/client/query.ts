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
  /** What is searched for if nothing has the word: the parts of a word with hyphens, or an acronym in lower case. */
  parts?: Term[];
}

const months = 'january february march april may june july august september october november december'.split(' ');

/** Quotation marks around a phrase: any two double ones, or two single ones that are no apostrophes. */
const phrase =
  /["“”„‟«»‹›「」『』〝〞〟＂״]([^"“”„‟«»‹›「」『』〝〞〟＂״]+)["“”„‟«»‹›「」『』〝〞〟＂״]|‚([^‚‘’]+)[‘’]|(?<![\p{L}\p{N}])‘([^‘]+?)’(?![\p{L}\p{N}])/gu;

/** Parses a query. @param stopWords with spaces between them. @returns its terms, each once */
export function parseQuery(query: string, stopWords: string): Term[] {
  const terms: Term[] = [];
  const add = (term: Term) => {
    if (term.normalized && !terms.some(({ normalized }) => normalized === term.normalized)) terms.push(term);
  };
  let rest = 0;
  const text = prepareText(query);
  for (const { 0: match, 1: double, 2: low, 3: single, index } of text.matchAll(phrase)) {
    parseWords(text.slice(rest, index)).forEach(add);
    const typed = double ?? low ?? single ?? '';
    add(createTerm(typed, tokenize(divideWords(typed)), true));
    rest = index + match.length;
  }
  parseWords(text.slice(rest)).forEach(add);
  const ignored = stopWords.split(' ');
  const significant = terms.filter(({ normalized, isPhrase }) => isPhrase || !ignored.includes(normalized));
  return significant.length > 0 ? significant : terms;
}

/** Writes ISO dates as texts have them, three words or more in capitals as if they were not, and Hebrew acronyms. */
function prepareText(query: string): string {
  return (/\S\s+\S+\s+\S/.test(query) && query === query.toUpperCase() ? query.toLowerCase() : query)
    .replace(/(?<=\p{sc=Hebrew})["״](?=\p{sc=Hebrew})/gu, '')
    .replace(/\b(\d{4})-(\d\d)(?:-(\d\d))?\b/g, (date, year, month, day) => {
      const name = months[Number(month) - 1];
      return name ? `${day ? `${Number(day)} ` : ''}${name} ${year}` : date;
    });
}

/** Parses words. Pairs of characters that overlap, and numbers with a sign between them, are one term. */
function parseWords(text: string): Term[] {
  const divided = divideWords(text, true);
  const groups: Token[][] = [];
  for (const token of tokenize(divided)) {
    const last = groups.at(-1)?.at(-1);
    const between = last && divided.slice(last.end, token.start);
    if (last && (token.start < last.end || (/^[-/:.⁄(]$/.test(between ?? '') && /^\d+$/.test(last.word + token.word))))
      groups.at(-1)?.push(token);
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
  const parts = word.includes('-')
    ? word.split('-').filter(({ length }) => length > 1)
    : /[A-Z]/.test(word)
      ? [word.toLowerCase()]
      : [];
  return {
    typed,
    normalized: joinParts(word).replace(endOfRun, ''),
    isPhrase: false,
    parts: parts.map((normalized) => ({ typed, normalized, isPhrase: false })),
  };
}
