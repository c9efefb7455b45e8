/** What the text of any field is held to: that it can be shown, keeps to itself, and is read in bounded time. */

import type { Report } from '../../diagnostics/diagnostic.ts';
import { idRule } from '../../explainer/ids.ts';
import type { Path, Yaml } from './yaml.ts';

/** Characters of Markdown. What parsers do grows with the square of their number in one paragraph, or worse. */
const markup = /[\\`*_~[\]<>{}|&!]/g;

/** The most that a paragraph, a table or a field can hold of them: some fifty times what real ones do. */
export const maxMarkup = 5000;

/** The most letters of a field. */
const mostLetters = 50_000;

/** How many characters of Markdown a text holds. */
export function markupIn(text: string): number {
  return text.match(markup)?.length ?? 0;
}

/**
 * Characters that no page and no feed can hold (XML 1.0, section 2.2; HTML, “control”): controls beside tab and line ends,
 * halves of characters, and U+FFFE and U+FFFF.
 */
const unshowable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

/** What may be one: all but the plainest. It is found five times as fast, and hardly any text has it. */
const unusual = /[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd]/;

/** The first such character of a text, as U+0007 and with its index. */
export function findControlCharacter(text: string): { name: string; index: number } | undefined {
  if (!unusual.test(text)) return undefined;
  const found = unshowable.exec(text);
  return found ? { name: codeName(found[0]), index: found.index } : undefined;
}

/** What opens a direction of writing, and what closes it (UAX #9). */
const closing: Record<string, string> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/** The first character of a text that opens a direction of writing which nothing closes, as U+202E. */
export function findUnclosedBidi(text: string): string | undefined {
  const open: string[] = [];
  for (const [character] of text.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (closing[character]) open.push(character);
    else if (closing[open.at(-1) ?? ''] === character) open.pop();
  }
  return open[0] && codeName(open[0]);
}

/** What is said of text that leaves a direction open. */
export const unclosedBidiHint =
  'Delete the invisible character: words of another script find their direction themselves.';

function codeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The most keys of anything inside a file: the quotes of a source, say. */
const mostKeys = 1000;

/** Deeper than any schema goes: what lies there is wrong already. */
const deepest = 10;

/** Holds every value of a file to these rules, each once however many aliases lead to it. @returns whether it is safe to read on. */
export function checkTextSafety(yaml: Yaml, report: Report): boolean {
  const seen = new Set<unknown>();
  let isBounded = true;
  // The schema’s own check never sees it: no object has it as a key like others.
  const notAnId = (path: Path) =>
    report({
      rule: 'malformed-id',
      position: yaml.keyPositionOf(path),
      message: `“__proto__” is not an id: ids are ${idRule}.`,
      hint: 'Choose another.',
    });
  const tooManyKeys = (path: Path, count: number) => {
    isBounded = false;
    report({
      rule: 'too-much-markup',
      position: yaml.positionOf(path),
      message: `This holds ${count} keys; it can have at most ${mostKeys}.`,
      hint: 'Keep those that are used.',
    });
  };
  const look = (value: unknown, path: Path): void => {
    if (typeof value === 'string') isBounded = oneText(value, path, yaml, report) && isBounded;
    else if (typeof value === 'object' && value !== null && path.length < deepest && !seen.has(value)) {
      seen.add(value);
      const entries = Object.entries(value);
      // The files beside the explainers are long lists of entries themselves; nothing in any of them is.
      if (path.length > 0 && !Array.isArray(value) && entries.length > mostKeys) {
        tooManyKeys(path, entries.length);
        return;
      }
      for (const [key, inner] of entries) {
        if (key === '__proto__') notAnId([...path, key]);
        look(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    }
  };
  look(yaml.data, []);
  return isBounded;
}

function oneText(text: string, path: Path, yaml: Yaml, report: Report): boolean {
  const control = findControlCharacter(text);
  if (control)
    report({
      rule: 'control-character',
      position: yaml.positionOf(path),
      message: `This text holds ${control.name}, which no page can show.`,
      hint: 'Delete it; in quotation marks it may be written as an escape, such as \\x07 or \\ud800.',
    });
  const open = findUnclosedBidi(text);
  if (open)
    report({
      rule: 'direction-left-open',
      position: yaml.positionOf(path),
      message: `${open} opens a direction of writing in this text, and nothing closes it.`,
      hint: unclosedBidiHint,
    });
  if (text.length <= mostLetters && markupIn(text) <= maxMarkup) return true;
  report({
    rule: 'too-much-markup',
    position: yaml.positionOf(path),
    message: `This text has ${text.length} letters and ${markupIn(text)} characters of Markdown; a field has at most ${mostLetters} and ${maxMarkup}.`,
    hint: 'Shorten it; what is long belongs in the body.',
  });
  return false;
}
