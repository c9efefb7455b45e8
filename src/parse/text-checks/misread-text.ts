/** Reports text that Markdown probably reads otherwise than it was meant. */
import type { Code, Emphasis, Link, List, Nodes, Root, Strong, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { splitLines } from '../../diagnostics/lines.ts';
import { unspacedLetter } from '../markdown/bare-addresses.ts';
import { nodeText, positionOf } from '../markdown/nodes.ts';
import { type FilledRange, type FindPosition, fillRanges, type TextBlock } from './text-blocks.ts';

const addressLetters = new RegExp(`^(?:${unspacedLetter.source}){1,20}`, 'u');

/** A letter or digit of a script with spaces between words. */
const wordCharacter = /(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}])[\p{L}\p{N}]/u;

/** Stars that neither open nor close anything. After a digit they mark significance, or a power. */
const strayStars = /(?<![\d*])\*\*(?!\*)/g;

/** A letter next to which an underscore does not start or end emphasis, in a script without spaces between words. */
const cjkLetter = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}]';

/** Emphasis that CommonMark does not close: `*“so,”*he`, and `字_强调_字`, `__粗__字`. */
const openEmphasis = new RegExp(
  [
    '(?<![\\p{L}\\p{N}*\\\\)\\]])\\*(?=[^\\s*])[^*\\r\\n]{0,200}(?<=\\p{P})(?<!\\*)\\*(?=\\p{L})',
    '(?<=\\p{L})\\*(?=[\\p{Ps}\\p{Pi}"„])[^*\\r\\n]{1,200}(?<=[\\p{Pe}\\p{Pf}"“.!?])\\*(?![\\p{L}\\p{N}*])',
    `(?<=${cjkLetter})(__?)(?=[^\\s_])[^_\\r\\n]{1,200}(?<=[^\\s_])\\1(?![_A-Za-z0-9])`,
    `(?<![_A-Za-z0-9])(__?)(?=[^\\s_])[^_\\r\\n]{1,200}(?<=[^\\s_])\\2(?=${cjkLetter})`,
  ].join('|'),
  'u',
);

/** Reports `*` or `_` of italics that is shown as text. */
function checkOpenEmphasis(
  shown: string,
  block: TextBlock,
  source: string,
  report: Report,
  findPosition: FindPosition,
) {
  const match = openEmphasis.exec(shown);
  if (!match) return;
  const start = block.start + match.index;
  const written = source.slice(start, start + match[0].length);
  const isStar = written.startsWith('*');
  report({
    rule: 'emphasis-not-closed',
    position: findPosition(start, written),
    message: `The ${isStar ? 'stars' : 'underscores'} of “${written}” are shown as text.`,
    hint: isStar
      ? 'Write quotation marks and other punctuation outside of the stars, as in “*so*”; or write \\* for a star.'
      : 'Write stars instead: *italics*, **bold**.',
  });
}

/** Reports `**` that is shown as text, and other emphasis that is not closed. */
export function checkStrayStars(
  blocks: readonly TextBlock[],
  source: string,
  report: Report,
  findPosition: FindPosition,
): void {
  for (const block of blocks) {
    const { node, start, text } = block;
    if (!/[*_]/.test(text)) continue;
    const shown = maskEmphasis(node, start, text);
    checkOpenEmphasis(shown, block, source, report, findPosition);
    if (!text.includes('**')) continue;
    const stray = [...shown.matchAll(strayStars)];
    const isBetweenSpaces = ({ index }: { index: number }) =>
      /^\s?\*\*(?:\s|$)/.test(shown.slice(Math.max(0, index - 1)));
    const [first] = stray;
    if (!first || (stray.length === 1 && isBetweenSpaces(first)) || /(?:^|[\s(])\*\*\s*p\s/.test(shown)) continue;
    const written = source.slice(start + first.index, start + first.index + 24).split(/[\r\n]/)[0] ?? '**';
    report({
      rule: 'emphasis-not-closed',
      position: findPosition(start + first.index, written),
      message: `The stars of “${written}${written.length === 24 ? '…' : ''}” are shown as text.`,
    });
  }
}

/** Replaces the stars of emphasis in a block by spaces. */
function maskEmphasis(block: Nodes, start: number, text: string): string {
  const ranges: FilledRange[] = [];
  visit(block, ['emphasis', 'strong'], (node) => {
    const length = node.type === 'strong' ? 2 : 1;
    const [from, to] = [(node.position?.start.offset ?? 0) - start, (node.position?.end.offset ?? 0) - start];
    for (const offset of [from, to - length]) ranges.push({ start: offset, end: offset + length, character: ' ' });
  });
  return fillRanges(text, ranges);
}

/** Reports what is misread in a body. */
export function checkMisreadBlocks(root: Root, source: string, report: Report): void {
  visit(root, (node, index, parent) => {
    if (node.type === 'list')
      return checkList(node, parent?.children.slice(0, index) ?? [], source, report) ? SKIP : undefined;
    if (node.type === 'table') checkTable(node, source, report);
    else if (node.type === 'code') checkCode(node, source, report);
    else if (node.type === 'link') checkAddressEnd(node, parent?.children[(index ?? 0) + 1], source, report);
    return undefined;
  });
}

/** Reports a bare address that ends in the middle of a path, before a letter that may belong to it. */
function checkAddressEnd(node: Link, next: Nodes | undefined, source: string, report: Report): void {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  if (next?.type !== 'text' || source[start] === '[' || !/[^\s/:]\/\S*[/=?#&_-]$/.test(source.slice(start, end)))
    return;
  const rest = addressLetters.exec(next.value)?.[0];
  if (!rest) return;
  report({
    rule: 'address-without-end',
    position: positionOf(node),
    message: `The address ${node.url} ends before “${rest}”.`,
    hint: `Write [text](${node.url}${encodeURIComponent(rest)}) if it goes on, or put a space after it.`,
  });
}

/** Reports stars inside words, as in `Bürger*innen und Wähler*innen` and `2*3*4`. */
export function checkStarsInWords(root: Root, source: string, report: Report, findPosition: FindPosition): void {
  visit(root, ['emphasis', 'strong'], (node) => {
    if (node.type === 'emphasis' || node.type === 'strong') checkEmphasis(node, source, report, findPosition);
  });
}

function checkEmphasis(node: Emphasis | Strong, source: string, report: Report, findPosition: FindPosition): void {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const [before, after] = [source[start - 1] ?? '', source[end] ?? ''];
  if (source[start] !== '*' || !wordCharacter.test(before) || !wordCharacter.test(after)) return;
  const text = nodeText(node);
  const isProduct = /\d/.test(before) && /^\d/.test(text) && /\d/.test(after);
  if (!isProduct && !/\s/.test(text)) return;
  const [wordStart = ''] = /[\p{L}\p{N}]{0,30}$/u.exec(source.slice(Math.max(0, start - 30), start)) ?? [];
  const [wordEnd = ''] = /^[\p{L}\p{N}]{0,30}/u.exec(source.slice(end, end + 30)) ?? [];
  const words = wordStart + source.slice(start, end) + wordEnd;
  report({
    rule: 'stars-in-words',
    position: findPosition(start, source.slice(start, end)),
    message: `The stars of “${words}” are read as ${node.type === 'strong' ? 'bold' : 'italics'}.`,
  });
}

/**
 * Reports numbers that start a paragraph, which becomes a list: “1986. A great year”, “12. Januar 2026”, “+ 3 %”.
 * @returns whether it did
 */
function checkList(node: List, previous: readonly Nodes[], source: string, report: Report): boolean {
  const [first] = node.children;
  const marker = /^(\d+|\+)([.)]?)/.exec(source.slice(first?.position?.start.offset ?? 0).slice(0, 12));
  if (!first || !marker) return false;
  if (checkNumbers(node, source, report)) return true;
  const [written = '', number = '', sign = ''] = marker;
  const text = nodeText(first);
  const isDate = /^\p{L}+\.? \d{4}(?!\d)/u.test(text);
  if (number === '+' ? node.children.length > 1 || !/^\d/.test(text) : !isDate && !isLikelyText(node, previous, source))
    return false;
  report({
    rule: 'number-as-list',
    position: positionOf(node),
    message: `“${written} ${text.slice(0, 24).trim()}${text.length > 24 ? '…' : ''}” is read as ${number === '+' ? 'a list' : `item ${number} of a list`}.`,
    hint: `Write ${number === '+' ? '\\+' : `${number}\\${sign}`} if it is text.`,
  });
  return true;
}

/**
 * Reports numbers that go up or down by other steps than one, such as those of articles of a law: readers see 1, 2, 3.
 * Equal numbers, and a list that goes back, are those of an author who lets the site count.
 */
function checkNumbers(node: List, source: string, report: Report): boolean {
  const [numbers, start] = [getNumbers(node, source), node.start ?? 1];
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  if (!node.ordered || steps.every((step) => step === 1)) return false;
  if (!steps.every((step) => step > 0) && !steps.every((step) => step === -1)) return false;
  const list = (values: readonly number[]) => values.slice(0, 4).join(', ') + (values.length > 4 ? ' …' : '');
  report({
    rule: 'number-as-list',
    position: positionOf(node),
    message: `The numbers ${list(numbers)} of this list are shown as ${list(numbers.map((_, index) => start + index))}.`,
    hint: `Number the items in order; or write “${numbers[0]}\\. ” and so on, with empty lines between them.`,
  });
  return true;
}

function getNumbers({ children }: List, source: string): number[] {
  return children.map(({ position }) => Number.parseInt(source.slice(position?.start.offset).slice(0, 9), 10));
}

/** Says whether the first number of a list is no number of a list: it neither starts nor continues one. */
function isLikelyText(node: List, previous: readonly Nodes[], source: string): boolean {
  const start = node.start ?? 1;
  if (!node.ordered || start < 2) return false;
  if (start >= 1000) return true;
  const numbers = getNumbers(node, source);
  const isCounted = numbers.every((number, index) => number === start + index);
  if (isCounted && numbers.length > 1) return false;
  const last = previous.findLast((node) => node.type === 'list' && node.ordered);
  return last?.type !== 'list' || (last.start ?? 1) + last.children.length !== start;
}

/**
 * Reports a line without cells that follows a table directly, and so becomes a row of it, and cells beyond the columns
 * of the first row, which are not shown (GFM 4.10).
 */
function checkTable(node: Table, source: string, report: Report): void {
  const columnCount = node.children[0]?.children.length ?? 0;
  for (const { children } of node.children) {
    const hidden = children.slice(columnCount).find((cell) => nodeText(cell) !== '');
    if (!hidden) continue;
    report({
      rule: 'cell-without-column',
      position: positionOf(hidden),
      message: `This row has ${children.length} cells, and the first row ${columnCount}: readers would not see “${nodeText(hidden)}”.`,
    });
  }
  const row = node.children
    .slice(1)
    .find(({ position }) => !source.slice(position?.start.offset, position?.end.offset).includes('|'));
  if (!row) return;
  report({
    rule: 'text-joined-to-table',
    position: positionOf(row),
    message: `“${nodeText(row).slice(0, 40).trim()}” is read as a row of the table above it.`,
  });
}

/** Reports a block of code that nothing ends before the end of the text. */
function checkCode(node: Code, source: string, report: Report): void {
  const lines = splitLines(source.slice(node.position?.start.offset, node.position?.end.offset));
  const fence = /^(?:`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0];
  const last = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[\s>]+|\s+$/g, '') : '';
  if (!fence || (last.startsWith(fence) && last === fence.charAt(0).repeat(last.length))) return;
  report({
    rule: 'code-not-closed',
    position: positionOf(node),
    message: `The code that starts with “${fence}” is not closed: all text after it is shown as code.`,
    hint: `Write “${fence}” on a separate line where it ends.`,
  });
}
