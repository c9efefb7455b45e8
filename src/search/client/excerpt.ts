/** Needs JavaScript because it cuts what is shown of a section around the words that were searched for. */
import type { Hit } from './pagefind-wasm.ts';

/** A stretch of an excerpt, marked where a word was searched for. */
export type ExcerptPart = [text: string, marked: boolean];

/** Words in an excerpt. */
const length = 28;

/** The stretch of a text where most of the words stand, weighed. `start` and `end`: whether it is cut there. */
export function getExcerpt(
  text: string,
  places: Hit['places'],
): { stretches: ExcerptPart[]; start: boolean; end: boolean } {
  const words = text.split(' ');
  const weights = new Map<number, number>();
  for (const { at, weight } of places) weights.set(at, Math.max(weight, weights.get(at) ?? 0));
  const at = [...weights.keys()].sort((a, b) => a - b);
  let best = { from: 0, sum: 0 };
  for (const first of at) {
    const kinds = new Map<string, number>();
    // The same word again says less than another one.
    for (const each of at)
      if (each >= first && each < first + length - 4)
        kinds.set(words[each] ?? '', Math.max(weights.get(each) ?? 0, kinds.get(words[each] ?? '') ?? 0));
    const sum = [...kinds.values()].reduce((a, b) => a + b, 0);
    if (sum > best.sum) best = { from: first, sum };
  }
  // Begins at a sentence where one begins close by, otherwise a few words before.
  let from = Math.max(0, best.from - 4);
  for (let back = best.from; back >= Math.max(0, best.from - 8); back--)
    if (back === 0 || /[.!?؟][”’"')]*$/.test(words[back - 1] ?? '')) {
      from = back;
      break;
    }
  const to = Math.min(words.length, from + length);
  const stretches: ExcerptPart[] = [];
  const add = (text: string, marked: boolean) => {
    const last = stretches.at(-1);
    if (last && last[1] === marked) last[0] += text;
    else if (text) stretches.push([text, marked]);
  };
  for (let each = from; each < to; each++) {
    if (each > from) add(' ', false);
    // A mark is of the word, not of the comma after it.
    const [, before = '', word = '', after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(words[each] ?? '') ?? [];
    add(before, false);
    add(word, weights.has(each));
    add(after, false);
  }
  return { stretches, start: from > 0, end: to < words.length };
}
