/** Finds where entries end in a text: the comments below their last line are part of them. */
import { isAlias, isNode, type Pair, visit } from 'yaml';

export type Range = readonly [start: number, end: number];

/** The range of a node, without the space after it. */
export function toRange(text: string, node: unknown): Range {
  const [start = 0, end = 0] = isNode(node) ? (node.range ?? []) : [];
  return [start, start + text.slice(start, end).trimEnd().length];
}

/** The range of a key with its value. A value that is not there ends with the colon: a comment may follow. */
export function toPairRange(text: string, { key, value }: Pair): Range {
  const [start, keyEnd] = toRange(text, key);
  const [valueStart, end] = toRange(text, value);
  return [start, end > valueStart ? end : Math.max(keyEnd, text.indexOf(':', keyEnd) + 1)];
}

/** Extends the range of a part of a list or mapping in braces by the comma after it, or else by the one before it. */
export function withComma(text: string, [start, end]: Range): Range {
  const [after = ''] = /^\s*,\s*/.exec(text.slice(end)) ?? [];
  if (after !== '') return [start, end + after.length];
  const [before = ''] = /,\s*$/.exec(text.slice(0, start)) ?? [];
  return [start - before.length, end];
}

/** Returns the end of the line if only space and a comment follow, or the given end. */
export function endOfLine(text: string, end: number): number {
  const [rest = ''] = /^(?:[ \t]+#[^\n]*|[ \t\r]*(?=\n|$))/.exec(text.slice(end)) ?? [];
  return end + rest.length;
}

/** Returns the end of an entry with its comments. @param column of its first key; a comment further left is not its */
export function endOfEntry(text: string, end: number, column: number): number {
  let last = endOfLine(text, end);
  for (;;) {
    const [lines = '', indent = ''] = /^\n(?:[ \t\r]*\n)*( *)#[^\n]*/.exec(text.slice(last)) ?? [];
    if (lines === '' || indent.length < column) return last;
    last += lines.length;
  }
}

/** Returns the column of an offset, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** Returns the offset of the first character of a line. */
export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Returns the offset of the first character of the next line, or the end of the text. */
export function startOfNextLine(text: string, offset: number): number {
  return text.indexOf('\n', offset) + 1 || text.length;
}

/** Says whether a node has an anchor or an alias: then a change of it may change others. */
export function isLinked(node: unknown): boolean {
  if (!isNode(node)) return false;
  let found = false;
  visit(node, (_key, part) => {
    if (isAlias(part) || (isNode(part) && 'anchor' in part && part.anchor)) found = true;
  });
  return found;
}

/** A list in brackets, in lines: its items with the comments that follow them, and other comments. */
export function toLines(text: string, ranges: readonly Range[], [start, end]: Range) {
  const lines: { text: string; isComment: boolean }[] = [];
  let last = start;
  for (const [from, to] of [...ranges, [end, end] as const]) {
    for (const { 0: comment, index } of text.slice(last, from).matchAll(/#[^\n]*/g)) {
      const item = lines.at(-1);
      const isOnSameLine = !text.slice(last, last + index).includes('\n');
      if (item && !item.isComment && isOnSameLine) item.text += ` ${comment.trimEnd()}`;
      else lines.push({ text: comment.trimEnd(), isComment: true });
    }
    if (to > from) lines.push({ text: text.slice(from, to), isComment: false });
    last = to;
  }
  return lines;
}
