import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { root } from '../site.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { splitLines as linesIn } from './lines.ts';

const colours = { error: 'red', warning: 'yellow', notice: 'blue' } as const;
const severities = ['error', 'warning', 'notice'] as const;

/** How problems are printed. */
export interface PrintOptions {
  /** For terminals. */
  colour?: boolean;
  /** The lines of a file, or undefined where it cannot be read; by default it is read from the disk. */
  linesOf?: (file: string) => readonly string[] | undefined;
}

/**
 * Prints problems for people: place, what is wrong, the line with the place underlined, what to do. Errors come first,
 * warnings and notices after them.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  { colour = false, linesOf = readLines() }: PrintOptions = {},
): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  return severities
    .flatMap((severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity))
    .map(({ rule, severity, file, line, column, message, hint }) => {
      const frame = getFrame(linesOf(file)?.[line - 1], column);
      const number = String(line);
      return [
        `${paint('bold', `${escapeControls(file)}:${line}:${column}`)} ${paint(colours[severity], severity)} ${escapeControls(message)}`,
        ...(frame
          ? [
              `    ${paint('dim', `${number} |`)} ${frame.text}`,
              `    ${paint('dim', `${' '.repeat(number.length)} |`)} ${frame.before}${paint(colours[severity], frame.under)}`,
            ]
          : []),
        `    ${escapeControls(hint)} ${paint('dim', `(${rule})`)}`,
      ].join('\n');
    })
    .join('\n');
}

/** How much of a long line is shown, and how much of that lies before the place. */
const frameSize = { width: 96, before: 32 };

/** A line around a place, and what stands under it; undefined where there is nothing to see. */
function getFrame(
  line: string | undefined,
  column: number,
): { text: string; before: string; under: string } | undefined {
  if (line === undefined || line.trim() === '') return undefined;
  const at = Math.min(column - 1, line.length);
  const start =
    line.length <= frameSize.width ? 0 : Math.max(0, Math.min(at - frameSize.before, line.length - frameSize.width));
  const shown = line.slice(start, start + frameSize.width);
  const head = start > 0 ? '…' : '';
  const tail = start + frameSize.width < line.length ? '…' : '';
  // As far as what stands there reaches: a word, a citation, an address.
  const token =
    /^(?:"[^"]*"?|'[^']*'?|\[\^[^\]]*\]|<\/?\w*|[^\s,;()\]}"]+|\S)/.exec(
      line.slice(at, start + frameSize.width),
    )?.[0] ?? ' ';
  return {
    text: escapeControls(head + shown + tail),
    before: ' '.repeat(head.length + at - start),
    under: '^'.repeat(Math.max(1, token.length)),
  };
}

/** Text of unknown origin as a terminal can show it: nothing in it steers the terminal or turns its direction. */
function escapeControls(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}

/** Reads the lines of files, each file once. */
function readLines(): (file: string) => readonly string[] | undefined {
  const read = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!read.has(file)) {
      try {
        read.set(file, linesIn(readFileSync(resolve(root, file), 'utf8')));
      } catch {
        read.set(file, undefined);
      }
    }
    return read.get(file);
  };
}

/** “2 errors and 1 warning”, or “no problems”. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  };
  const counts = severities.flatMap(count);
  return counts.length === 0 ? 'no problems' : new Intl.ListFormat('en-GB').format(counts);
}

/** Problems for machines: a JSON list in the order of files and places, one object each. */
export function toJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(diagnostics, null, 2);
}

/** Problems as annotations of GitHub Actions (its “workflow commands”): one line each. */
export function toAnnotations(diagnostics: readonly Diagnostic[]): string {
  const data = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return diagnostics
    .map(
      ({ severity, file, line, column, rule, message, hint }) =>
        `::${severity} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(`${message} ${hint}`)}`,
    )
    .join('\n');
}
