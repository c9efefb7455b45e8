/** Checks the text of every field: control characters, text directions left open, and sizes that slow down parsing. */

import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { getCodeName } from '../../diagnostics/lookalikes.ts';
import { idRule } from '../../explainer/ids.ts';
import type { Path, Yaml } from './yaml.ts';

/** Markdown characters. Parsing time grows with the square of their number in one paragraph, or faster. */
const markup = /[\\`*_~[\]<>{}|&!]/g;

/** The most Markdown characters of a paragraph, a table or a field: about fifty times those of real ones. */
export const maxMarkup = 5000;

const maxFieldLength = 50_000;

/** Counts the Markdown characters of a text. */
export function countMarkup(text: string): number {
  return text.match(markup)?.length ?? 0;
}

/**
 * Characters that no page and no feed can contain (XML 1.0, section 2.2; HTML, “control”): controls other than tab and
 * line ends, lone surrogates, U+FFFE and U+FFFF.
 */
const controlCharacter = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

/** Matches a superset of {@link controlCharacter}, five times as fast. Hardly any text needs the second test. */
const unusualCharacter = /[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd]/;

/** Returns the first control character of a text: its name, such as U+0007, and its index. */
export function findControlCharacter(text: string): { name: string; index: number } | undefined {
  if (!unusualCharacter.test(text)) return undefined;
  const match = controlCharacter.exec(text);
  return match ? { name: getCodeName(match[0]), index: match.index } : undefined;
}

const isolateEnd = '\u2069';

/** The characters that start a text direction, each with the one that ends it (UAX #9). */
const directionEnds: Record<string, string> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': isolateEnd,
  '\u2067': isolateEnd,
  '\u2068': isolateEnd,
};

/**
 * Returns the name, such as U+202E, of the first character that starts a text direction and is never closed.
 * The end of an isolate also ends the embeddings inside it (UAX #9, X6a).
 */
export function findUnclosedBidi(text: string): string | undefined {
  const open: string[] = [];
  for (const [character] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (directionEnds[character]) {
      open.push(character);
      continue;
    }
    const start = open.findLastIndex((each) => directionEnds[each] === character);
    if (start >= 0 && (start === open.length - 1 || character === isolateEnd)) open.length = start;
  }
  return open[0] && getCodeName(open[0]);
}

/** The most keys of one mapping, such as the quotes of a source. */
const maxKeys = 1000;

/** More levels than any schema has. The schema reports values that are deeper. */
const maxDepth = 10;

/** Checks every value of a file, an aliased one only once. @returns whether the values are small enough to parse */
export function checkTextSafety(yaml: Yaml, report: Report): boolean {
  const seen = new Set<unknown>();
  let isBounded = true;
  const checkValue = (value: unknown, path: Path): void => {
    if (typeof value === 'string') isBounded = checkText(value, () => yaml.positionOf(path), report) && isBounded;
    else if (typeof value === 'object' && value !== null && path.length < maxDepth && !seen.has(value)) {
      seen.add(value);
      const entries = Object.entries(value);
      // Site files such as the glossary are themselves long mappings, so the top level has no limit.
      if (path.length > 0 && !Array.isArray(value) && entries.length > maxKeys) {
        isBounded = false;
        reportTooManyKeys(entries.length, yaml.positionOf(path), report);
        return;
      }
      for (const [key, inner] of entries) {
        if (key === '__proto__') reportPrototypeKey(yaml.keyPositionOf([...path, key]), report);
        checkValue(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    }
  };
  checkValue(yaml.data, []);
  return isBounded;
}

/** Reports the key `__proto__`, which the schema does not see because it sets an object’s prototype. */
function reportPrototypeKey(position: Position, report: Report): void {
  report({ rule: 'malformed-id', position, message: `“__proto__” is not an id: ids are ${idRule}.` });
}

function reportTooManyKeys(count: number, position: Position, report: Report): void {
  report({
    rule: 'too-much-markup',
    position,
    message: `This mapping has ${count} keys; it can have at most ${maxKeys}.`,
    hint: 'Delete keys that are not used.',
  });
}

function checkText(text: string, getPosition: () => Position, report: Report): boolean {
  const control = findControlCharacter(text);
  if (control)
    report({
      rule: 'control-character',
      position: getPosition(),
      message: `This text contains ${control.name}, which no page can show.`,
      hint: 'Delete it; in quotation marks it may be written as an escape, such as \\x07 or \\ud800.',
    });
  const unclosed = findUnclosedBidi(text);
  if (unclosed)
    report({
      rule: 'direction-left-open',
      position: getPosition(),
      message: `${unclosed} starts a text direction that does not end within this text.`,
    });
  const markupCount = countMarkup(text);
  if (text.length <= maxFieldLength && markupCount <= maxMarkup) return true;
  const counts = `${text.length} characters, ${markupCount} of them Markdown`;
  const limits = `${maxFieldLength} characters, ${maxMarkup} of them Markdown`;
  report({
    rule: 'too-much-markup',
    position: getPosition(),
    message: `This text has ${counts}; a field can have at most ${limits}.`,
    hint: 'Shorten it; long texts belong in the body.',
  });
  return false;
}
