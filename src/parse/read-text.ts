import { closeSync, constants as flags, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { Report } from '../diagnostics/diagnostic.ts';
import { splitLines } from '../diagnostics/lines.ts';
import { findControlCharacter } from './frontmatter/text-safety.ts';

/** More than any text of words: half a million of them. What is larger is no explainer but a mistake. */
const limit = 2 ** 20;

/** A book has fewer. */
const mostLines = 20_000;

const start = { line: 1, column: 1 };

/** Reads a text file of the content. What is no text in UTF-8, too large, or no file of its own, is reported and yields undefined. */
export function readTextFile(path: string, report: Report, most = limit): string | undefined {
  const bytes = readBytes(path, most, report);
  const text = bytes && decoded(bytes, report);
  if (text === undefined || most > limit) return text;
  const lines = splitLines(text);
  if (lines.length > mostLines) {
    report({
      rule: 'too-much-markup',
      position: { line: mostLines, column: 1 },
      message: `The file has ${lines.length} lines; a text has at most ${mostLines}.`,
      hint: 'Cut it into several explainers, or delete empty lines.',
    });
    return undefined;
  }
  const control = findControlCharacter(text);
  if (!control) return text;
  const before = splitLines(text.slice(0, control.index));
  report({
    rule: 'control-character',
    position: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    message: `Here stands ${control.name}, which no page can show.`,
    hint: 'Delete it; it may be invisible in your editor.',
  });
  return undefined;
}

/** Reads a file, unless that would never end, or show what is not of the content. */
function readBytes(path: string, most: number, report: Report): Buffer | undefined {
  const refuse = (rule: 'cannot-be-read' | 'file-elsewhere' | 'file-too-large', message: string, hint: string) =>
    report({ rule, position: start, message, hint });
  let descriptor: number | undefined;
  try {
    if (!realpathSync(path).startsWith(realpathSync(dirname(path)) + sep)) {
      refuse('file-elsewhere', 'This is a link that leads out of its folder.', 'Put the file itself here.');
      return undefined;
    }
    // A pipe would be waited for without this.
    descriptor = openSync(path, flags.O_RDONLY | flags.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      const what = stats.isDirectory() ? 'a folder' : 'no file';
      refuse('cannot-be-read', `This is ${what}, though it has the name of a file.`, 'Rename it, or delete it.');
      return undefined;
    }
    if (stats.size <= most) return readFileSync(descriptor);
    const size = (stats.size / limit).toFixed(1);
    refuse(
      'file-too-large',
      `The file has ${size} MB; an explainer has at most 1 MB.`,
      'Cut it into several explainers, or take out what is no text.',
    );
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' || code === 'ELOOP' ? 'it is a link that leads nowhere' : message;
    refuse(
      'cannot-be-read',
      `The file cannot be read: ${why}.`,
      'Put a file here that you may read, or delete this one.',
    );
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Buffer, report: Report): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    report({
      rule: 'not-utf-8',
      position: placeOfBroken(bytes),
      message: 'The file is not text in UTF-8 here.',
      hint: 'Save it again with the encoding UTF-8.',
    });
    return undefined;
  }
}

/** Where the first bytes stand that are no character: where decoding gives another number of bytes back. */
function placeOfBroken(bytes: Buffer): { line: number; column: number } {
  const lines = bytes.toString('latin1').split('\n');
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const end = start + line.length;
    const part = bytes.subarray(start, end);
    const decoded = part.toString('utf8');
    if (!Buffer.from(decoded).equals(part)) return { line: index + 1, column: decoded.indexOf('\u{fffd}') + 1 };
    start = end + 1;
  }
  return { line: 1, column: 1 };
}
