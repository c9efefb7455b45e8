/** What ends a line, as editors and CommonMark have it: `\n`, `\r\n`, or `\r` alone. */
const ends = /\r\n?|\n/;

/** The lines of a text. */
export function splitLines(text: string): string[] {
  return text.split(ends);
}

/** The offsets at which the lines of a text start. */
export function findLineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(new RegExp(ends, 'g')), ({ index, 0: end }) => index + end.length)];
}
