import type { Position } from './diagnostic.ts';

/** Line endings, as editors and CommonMark count them: `\n`, `\r\n`, or `\r` alone. */
const lineEnding = /\r\n?|\n/;

/** Splits a text into its lines. */
export function splitLines(text: string): string[] {
  return text.split(lineEnding);
}

/** Returns the offsets at which the lines of a text start. */
export function findLineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(new RegExp(lineEnding, 'g')), (match) => match.index + match[0].length)];
}

/** Returns a function that finds the position of an offset. Offsets outside the text count as its start or end. */
export function createPositionFinder(text: string): (offset: number) => Position {
  let lineStarts: number[] | undefined;
  return (offset) => {
    lineStarts ??= findLineStarts(text);
    const bounded = Math.min(Math.max(0, offset), text.length);
    let [low, high] = [0, lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= bounded) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: bounded - (lineStarts[low] ?? 0) + 1 };
  };
}

/** Returns the position at the end of a text. */
export function getEndPosition(text: string): Position {
  const lines = splitLines(text);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
