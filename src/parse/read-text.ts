import { closeSync, constants as flags, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { getEndPosition, splitLines } from '../diagnostics/lines.ts';
import { findControlCharacter } from './frontmatter/text-safety.ts';

/** The maximum size of a text file, in bytes: about 200,000 words. */
const defaultMaxSize = 2 ** 20;

/** More lines than a book has. */
const maxLines = 20_000;

const start: Position = { line: 1, column: 1 };

/** Converts the bytes of a file to text. Returns undefined if it reports that they are not text. */
export type DecodeText = (bytes: Buffer, report: Report) => string | undefined;

/**
 * Reads a text file of the content folder. Reports a file that is not text, too large, or outside the folder.
 * @param maxSize in bytes; for a larger value than the default, only size and encoding are checked
 * @param decode by default, reads UTF-8
 * @returns undefined if something was reported that prevents reading it
 */
export function readTextFile(
  path: string,
  report: Report,
  maxSize = defaultMaxSize,
  decode: DecodeText = decodeUtf8,
): string | undefined {
  const bytes = readBytes(path, maxSize, report);
  const text = bytes && decode(bytes, report);
  if (text === undefined || maxSize > defaultMaxSize) return text;
  const lines = splitLines(text);
  if (lines.length > maxLines) {
    report({
      rule: 'too-much-markup',
      position: { line: maxLines, column: 1 },
      message: `The file has ${lines.length} lines; the maximum is ${maxLines}.`,
      hint: 'Split it into several explainers, or delete empty lines.',
    });
    return undefined;
  }
  const control = findControlCharacter(text);
  if (!control) return text;
  report({
    rule: 'control-character',
    position: getEndPosition(text.slice(0, control.index)),
    message: `The character ${control.name} is here, which no page can show.`,
  });
  return undefined;
}

/** Reads a file inside its folder. Refuses links that lead out of the folder, and pipes, which may never end. */
function readBytes(path: string, maxSize: number, report: Report): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    if (!realpathSync(path).startsWith(realpathSync(dirname(path)) + sep)) {
      report({ rule: 'file-elsewhere', position: start, message: 'This is a link that leads out of its folder.' });
      return undefined;
    }
    // Without O_NONBLOCK, opening a pipe waits for a writer.
    descriptor = openSync(path, flags.O_RDONLY | flags.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      const kind = stats.isDirectory() ? 'a folder' : 'not a regular file';
      const message = `This is ${kind}, but it has the name of a file.`;
      report({ rule: 'cannot-be-read', position: start, message, hint: 'Rename it, or delete it.' });
      return undefined;
    }
    if (stats.size <= maxSize) return readFileSync(descriptor);
    const megabytes = (stats.size / defaultMaxSize).toFixed(1);
    const message = `The file is ${megabytes} MB; the limit is 1 MB.`;
    report({ rule: 'file-too-large', position: start, message });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' || code === 'ELOOP' ? 'it is a link to a file that does not exist' : message;
    report({ rule: 'cannot-be-read', position: start, message: `The file cannot be read: ${reason}.` });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decodeUtf8: DecodeText = (bytes, report) => {
  try {
    return utf8.decode(bytes);
  } catch {
    report({ rule: 'not-utf-8', position: findInvalidBytes(bytes), message: 'The file is not valid UTF-8 here.' });
    return undefined;
  }
};

/** Returns the position of the first bytes that are not UTF-8: those that decoding and encoding again would change. */
export function findInvalidBytes(bytes: Buffer): Position {
  const lines = bytes.toString('latin1').split('\n');
  let lineStart = 0;
  for (const [index, line] of lines.entries()) {
    const lineEnd = lineStart + line.length;
    const lineBytes = bytes.subarray(lineStart, lineEnd);
    const text = lineBytes.toString('utf8');
    if (!Buffer.from(text).equals(lineBytes)) return { line: index + 1, column: text.indexOf('\u{fffd}') + 1 };
    lineStart = lineEnd + 1;
  }
  return start;
}
