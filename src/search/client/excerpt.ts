/** Needs JavaScript because it cuts an excerpt of a section that shows the words of a query. */
import { type Token, wordBreak } from '../format/tokenize.ts';
import type { Match } from './matches.ts';

/** A run of text in an excerpt. */
export type ExcerptRun = [text: string, isMarked: boolean];

export interface Excerpt {
  runs: ExcerptRun[];
  /** Whether text before or after the excerpt was cut off. */
  isCutAtStart: boolean;
  isCutAtEnd: boolean;
}

/** Words in an excerpt, and characters of Chinese or Japanese. */
const [wordLimit, characterLimit] = [28, 70];

/**
 * Returns the passage of a text in which the words that were found weigh most, with these words marked.
 * @param figures where its tables and figures begin, which are shown only if the prose has none of the words
 */
export function getExcerpt(
  text: string,
  tokens: readonly Token[],
  matches: readonly Match[],
  figures = text.length,
): Excerpt {
  const isInProse = ({ start }: Match | Token) => start < figures;
  if (figures < text.length && (matches.length === 0 || matches.some(isInProse)))
    return getExcerpt(text.slice(0, figures), tokens.filter(isInProse), matches.filter(isInProse));
  // In Chinese and Japanese, nearly every character begins a word.
  const length = text.length < tokens.length * 2 ? characterLimit : wordLimit;
  const first = tokens.length <= length ? 0 : findStart(text, tokens, findBestPosition(text, matches, length), length);
  const last = Math.min(tokens.length, first + length);
  const start = first === 0 ? 0 : getStart(text, tokens, first);
  const cut = text.slice(0, last === tokens.length ? text.length : getStart(text, tokens, last)).trimEnd();
  const runs: ExcerptRun[] = [];
  const add = (runText: string, isMarked: boolean) => {
    const readable = runText.replaceAll(wordBreak, '');
    if (readable) runs.push([readable, isMarked]);
  };
  let offset = start;
  for (const match of matches) {
    if (match.end <= offset || match.end > cut.length) continue;
    add(text.slice(offset, match.start), false);
    add(text.slice(Math.max(offset, match.start), match.end), true);
    offset = match.end;
  }
  add(cut.slice(offset), false);
  return { runs, isCutAtStart: first > 0, isCutAtEnd: last < tokens.length };
}

/** Returns the position from which on an excerpt has the greatest weight. A repeated word counts once. */
function findBestPosition(text: string, matches: readonly Match[], length: number): number {
  let best = { position: 0, sum: 0 };
  for (const { position: first } of matches) {
    const byWord = new Map<string, number>();
    for (const { position, start, end, weight } of matches)
      if (position >= first && position < first + length - 4) {
        const word = text.slice(start, end);
        byWord.set(word, Math.max(weight, byWord.get(word) ?? 0));
      }
    const sum = [...byWord.values()].reduce((a, b) => a + b, 0);
    if (sum > best.sum) best = { position: first, sum };
  }
  return best.position;
}

/** Returns the start of a sentence up to eight words before a position, or four words before it; more characters. */
function findStart(text: string, tokens: readonly Token[], position: number, length: number): number {
  for (let start = position; start >= Math.max(0, position - length / 3.5); start--)
    if (start === 0 || /[.!?؟۔।。！？]/.test(getGap(text, tokens, start))) return start;
  return Math.max(0, position - length / 7);
}

/** Returns what is between a word and the one before it. */
const getGap = (text: string, tokens: readonly Token[], position: number): string =>
  text.slice(tokens[position - 1]?.end, tokens[position]?.start);

/** Returns the offset of a word with the signs that open it, such as a quotation mark. */
function getStart(text: string, tokens: readonly Token[], position: number): number {
  const start = tokens[position]?.start ?? 0;
  return start - (/[\p{Ps}\p{Pi}\p{Sc}]*$/u.exec(getGap(text, tokens, position))?.[0].length ?? 0);
}
