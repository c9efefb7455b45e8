import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { root } from '../site.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { splitLines } from './lines.ts';

const colours = { error: 'red', warning: 'yellow', notice: 'blue' } as const;
const severities = ['error', 'warning', 'notice'] as const;

/** Options of {@link formatDiagnostics}. */
export interface PrintOptions {
  /** Whether the output has the escape sequences of terminals. */
  colour?: boolean;
  /** Returns the lines of a file, or undefined if it cannot be read. By default, reads it from disk. */
  linesOf?: (file: string) => readonly string[] | undefined;
}

/**
 * Formats diagnostics for people: position, message, the line with the position underlined, and hint. Errors come
 * first, then warnings, then notices.
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
      const position = paint('bold', `${escapeControls(file)}:${line}:${column}`);
      const head = `${position} ${paint(colours[severity], severity)} ${escapeControls(message)}`;
      const frame = getFrame(linesOf(file)?.[line - 1], column);
      const number = String(line);
      const margin = ' '.repeat(number.length);
      const frameLines = frame
        ? [
            `    ${paint('dim', `${number} |`)} ${frame.text}`,
            `    ${paint('dim', `${margin} |`)} ${frame.before}${paint(colours[severity], frame.under)}`,
          ]
        : [];
      return [head, ...frameLines, `    ${escapeControls(hint)} ${paint('dim', `(${rule})`)}`].join('\n');
    })
    .join('\n');
}

/** How many columns of a long line are shown, and how many of those before the position. */
const frameSize = { width: 96, before: 32 };

/** Returns the part of a line around a column, and the underline for it; undefined for an empty line. */
function getFrame(
  line: string | undefined,
  column: number,
): { text: string; before: string; under: string } | undefined {
  if (line === undefined || line.trim() === '') return undefined;
  const offset = Math.min(column - 1, line.length);
  const start =
    line.length <= frameSize.width
      ? 0
      : Math.max(0, Math.min(offset - frameSize.before, line.length - frameSize.width));
  const shown = line.slice(start, start + frameSize.width);
  const prefix = start > 0 ? '…' : '';
  const suffix = start + frameSize.width < line.length ? '…' : '';
  // The underline covers a complete word, citation or address.
  const token =
    /^(?:"[^"]*"?|'[^']*'?|\[\^[^\]]*\]|<\/?\w*|[^\s,;()\]}"]+|\S)/.exec(
      line.slice(offset, start + frameSize.width),
    )?.[0] ?? ' ';
  return {
    text: escapeControls(prefix + shown + suffix),
    before: ' '.repeat(prefix.length + offset - start),
    under: '^'.repeat(Math.max(1, token.length)),
  };
}

/** Replaces the characters of untrusted text that control a terminal or its text direction. */
function escapeControls(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}

/** Returns a function that reads the lines of files, each file once. */
function readLines(): (file: string) => readonly string[] | undefined {
  const read = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!read.has(file)) {
      try {
        read.set(file, splitLines(readFileSync(resolve(root, file), 'utf8')));
      } catch {
        read.set(file, undefined);
      }
    }
    return read.get(file);
  };
}

/** Returns a summary such as “2 errors and 1 warning”, or “no problems”. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  };
  const counts = severities.flatMap(count);
  return counts.length === 0 ? 'no problems' : new Intl.ListFormat('en-GB').format(counts);
}

/** Formats diagnostics as JSON: an array with one object each, sorted by file and position. */
export function toJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(diagnostics, null, 2);
}

/** Formats diagnostics as annotations of GitHub Actions (its “workflow commands”), one line each. */
export function toAnnotations(diagnostics: readonly Diagnostic[]): string {
  const data = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return diagnostics
    .map(({ severity, file, line, column, rule, message, hint }) => {
      const properties = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
      return `::${severity} ${properties}::${data(`${message} ${hint}`)}`;
    })
    .join('\n');
}
