import type { Position } from '../diagnostics/diagnostic.ts';

/**
 * Finds the value of a setting in the text of `src/site.ts`.
 * @param path the names that lead to it, from the exported object on, such as `look`, `accent`, `dark`. A number counts
 *   the objects of a list from 0: `look`, `textFace`, `files`, 1, `file`
 * @returns the position of the value; of the last name that is there, when the setting is written in another way
 */
export function findSetting(text: string, path: readonly (string | number)[]): Position {
  const code = blankComments(text);
  let offset = 0;
  let end = 0;
  for (const name of path) {
    const next = typeof name === 'number' ? findObject(code, end, name) : findName(code, end, name);
    if (!next) break;
    [offset, end] = next;
  }
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

type Found = [start: number, end: number] | undefined;

/** Finds what follows a name: a value after `name:`, or the name itself in `export const name`. */
function findName(code: string, from: number, name: string): Found {
  const pattern = new RegExp(`(?<=\\b${name}:\\s*)[^\\s]|(?<=\\bexport const )${name}\\b`, 'g');
  pattern.lastIndex = from;
  const match = pattern.exec(code);
  return match ? [match.index, match.index + 1] : undefined;
}

/** Finds the object number `index` of a list. */
function findObject(code: string, from: number, index: number): Found {
  const match = [...code.slice(from).matchAll(/\{/g)].at(index);
  return match ? [from + match.index, from + match.index + 1] : undefined;
}

/** Replaces comments by spaces, so that offsets stay. Texts in quotation marks are no comments. */
function blankComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*.*?\*\/|\/\/[^\n]*/gs,
    (match, quoted) => (quoted ? match : match.replace(/[^\n]/g, ' ')),
  );
}
