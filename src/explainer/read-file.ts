import { readFileSync } from 'node:fs';
import type { Report } from '../schema/problem.ts';

/** More than any text of words: half a million of them. What is larger is no explainer but a mistake. */
const limit = 2 ** 20;

/** Reads a text file of the content. What is no text in UTF-8, or too large, is reported and yields undefined. */
export function readText(path: string, report: Report, most = limit): string | undefined {
  const bytes = readFileSync(path);
  if (bytes.length > most) {
    report({
      rule: 'file-too-large',
      at: { line: 1, column: 1 },
      message: `The file has ${(bytes.length / limit).toFixed(1)} MB; an explainer has at most 1 MB.`,
      hint: 'Cut it into several explainers, or take out what is no text.',
    });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    report({
      rule: 'not-utf-8',
      at: placeOfBroken(bytes),
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
