/** Needs JavaScript because it cuts an excerpt of a section that shows the words of a query. */
import type { Hit } from './pagefind-wasm.ts';

/** A run of text in an excerpt. */
export type ExcerptRun = [text: string, isMarked: boolean];

export interface Excerpt {
  runs: ExcerptRun[];
  /** Whether text before or after the excerpt was cut off. */
  isCutAtStart: boolean;
  isCutAtEnd: boolean;
}

/** Words in an excerpt. */
const length = 28;

/** Returns the passage of a text in which the words that were found weigh most, with these words marked. */
export function getExcerpt(text: string, matches: Hit['matches']): Excerpt {
  const words = text.split(' ');
  const weights = new Map<number, number>();
  for (const { position, weight } of matches) weights.set(position, Math.max(weight, weights.get(position) ?? 0));
  const start = findStart(words, findBestPosition(words, weights));
  const end = Math.min(words.length, start + length);
  const runs: ExcerptRun[] = [];
  const add = (runText: string, isMarked: boolean) => {
    const last = runs.at(-1);
    if (last && last[1] === isMarked) last[0] += runText;
    else if (runText) runs.push([runText, isMarked]);
  };
  for (let position = start; position < end; position++) {
    if (position > start) add(' ', false);
    // Marks the word without the punctuation around it.
    const [, before = '', word = '', after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(words[position] ?? '') ?? [];
    add(before, false);
    add(word, weights.has(position));
    add(after, false);
  }
  return { runs, isCutAtStart: start > 0, isCutAtEnd: end < words.length };
}

/** Returns the position from which on an excerpt has the greatest weight. A repeated word counts once. */
function findBestPosition(words: readonly string[], weights: ReadonlyMap<number, number>): number {
  const positions = [...weights.keys()].sort((a, b) => a - b);
  let best = { position: 0, sum: 0 };
  for (const first of positions) {
    const byWord = new Map<string, number>();
    for (const position of positions)
      if (position >= first && position < first + length - 4) {
        const word = words[position] ?? '';
        byWord.set(word, Math.max(weights.get(position) ?? 0, byWord.get(word) ?? 0));
      }
    const sum = [...byWord.values()].reduce((a, b) => a + b, 0);
    if (sum > best.sum) best = { position: first, sum };
  }
  return best.position;
}

/** Returns the start of a sentence up to eight words before a position, or four words before it. */
function findStart(words: readonly string[], position: number): number {
  for (let start = position; start >= Math.max(0, position - 8); start--)
    if (start === 0 || /[.!?؟][”’"')]*$/.test(words[start - 1] ?? '')) return start;
  return Math.max(0, position - 4);
}
