/** Lists and tables of other tools, whose lines Markdown joins to a paragraph. */
import { filler } from './text-blocks.ts';

export interface ForeignSyntax {
  /** Finds the syntax in a {@link TextBlock}. Repetitions are bounded, so that the search is linear. */
  pattern: RegExp;
  /** What it is, after “is”. */
  name: string;
  /** What to write instead. */
  hint: string | ((match: RegExpExecArray) => string);
  /** It is only at the start of a quote. */
  isInQuote?: true;
  /** Says whether something that the pattern finds is text, from what is written there. */
  isText?: (written: string) => boolean;
}

/** A line that ends with a line break is shown as it is written. */
const endsWithBreak = (written: string): boolean => /^[^\r\n]*(?: {2}|\\|<br ?\/?>)[\r\n]/.test(written);

const end = '[\\r\\n]{1,40}';

/** Matches a line whose next line starts in the same way. @param item matches the start of both */
const repeated = (item: string, before = ''): RegExp =>
  new RegExp(`^${before}${item}[^\\r\\n]{1,500}${end}(?=${item}[^\\r\\n])`, 'gmu');

const space = '[ \\t\\u00a0\\u3000]';
const bullet = `[•◦▪▫‣⁃●○■□➢➤✓✔✗✘・※]${space}*`;
/** Where a list can start. In prose with line breaks, a letter in brackets may start a line by chance. */
const afterPause = `(?<![^\\r\\n.:;!?。．：；！？،؛।${filler}][ \\t]{0,3}[\\r\\n]{1,40})`;
const letter = `(?:\\((?:\\p{L}|\\d{1,3}|[ivxlc]{1,5})\\)|\\p{L}\\))${space}`;
/** Numbers that are no numbers of a list in Markdown: ۱. ١- १) １． （1） ① */
const number = `(?:(?![0-9])\\p{Nd}{1,3}[.)．）、-](?!\\p{Nd})|（[\\p{N}一二三四五六七八九十]{1,3}）|[①-⑳])${space}*`;
const row = '\\|[^\\r\\n]{0,500}\\|[ \\t]*';
const rowHint = 'Write a line “| --- | --- |” under the first row, with as many cells as that row.';
const tableHint = 'Write “|” between the cells, and a line “| --- | --- |” under the first row.';

/** Of each, the first in a paragraph is reported. */
export const foreignLines: readonly ForeignSyntax[] = [
  {
    pattern: repeated(bullet),
    name: 'read as one paragraph with the next line',
    hint: 'Write “- ” before each item of a list, or an empty line between the lines.',
    isText: endsWithBreak,
  },
  {
    pattern: /(?<![\s\S])[–—][ \t\u00a0][^\r\n]{1,500}[.!?…»”"][ \t]*[\r\n]{1,40}(?=[–—][ \t\u00a0])/g,
    name: 'read as one paragraph with the next line',
    hint: 'Write an empty line between the lines of a dialogue, or “- ” before each item of a list.',
    isText: endsWithBreak,
  },
  {
    pattern: repeated(number, afterPause),
    name: 'read as one paragraph with the next line',
    hint: 'Write the numbers of a list as “1. ”, “2. ”, or an empty line between the lines.',
    isText: endsWithBreak,
  },
  {
    pattern: /^一、[^\r\n]{1,500}[\r\n]{1,40}(?=二、)/gm,
    name: 'read as one paragraph with the next line',
    hint: 'Write the numbers of a list as “1. ”, “2. ”, or an empty line between the lines.',
    isText: endsWithBreak,
  },
  {
    pattern: repeated(letter, afterPause),
    name: 'read as one paragraph with the next line',
    hint: 'Write “- ” before each item of a list, or an empty line between the lines.',
    isText: endsWithBreak,
  },
  {
    pattern: /(?<=[^\r\n][\r\n]{1,40})\*{2,4}[ \t]+[^\s*][^\r\n]{0,40}/g,
    name: 'an item of a list of a wiki',
    hint: 'Write four spaces and “- ” for an item of an inner list; for stars, write an empty line and \\**.',
  },
  { pattern: /^\+[-=+]{3,500}\+[ \t]*$/gm, name: 'a line of a table of Pandoc', hint: tableHint },
  { pattern: new RegExp(`^${row}${end}(?=\\|)`, 'gm'), name: 'no row of a table', hint: rowHint },
  {
    pattern: /^[ \t]*:?-{2,50}:?[ \t]*(?:\|[ \t]*:?-{1,50}:?[ \t]*){1,50}$/gm,
    name: 'no line of a table',
    hint: 'Write as many cells in it as in the first row.',
  },
  {
    pattern: new RegExp(`^\\|[ \\t][^\\r\\n|]{1,500}${end}(?=\\|[ \\t])`, 'gm'),
    name: 'a line block of Pandoc',
    hint: 'Write a backslash at the end of a line after which there is a line break.',
  },
  {
    pattern: /^[^\t\r\n]{1,200}\t[^\r\n]{1,500}[\r\n]{1,40}(?=[^\t\r\n]{1,200}\t[^\r\n])/gm,
    name: 'no row of a table: it has tabs between its cells',
    hint: tableHint,
    isText: endsWithBreak,
  },
];
