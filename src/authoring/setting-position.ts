import type { Position } from '../diagnostics/diagnostic.ts';
import { createPositionFinder } from '../diagnostics/lines.ts';
import type { Path } from '../parse/frontmatter/yaml.ts';

/**
 * Finds the value of a setting in the text of `src/site.ts`.
 * @param path the names that lead to it, from the exported object on, such as `look`, `accent`, `dark`. A number is the
 *   index of an entry in a list: `look`, `textFace`, `files`, 1, `file`
 * @returns the position of the value, or of the closest value above it that is there
 */
export function findSetting(text: string, [exported, ...path]: Path): Position {
  const code = blankTexts(text);
  let offset = code.search(new RegExp(`(?<=^export const ${String(exported)} = )`, 'm'));
  for (const key of path) {
    const pattern = typeof key === 'number' ? /[{['"`]/g : new RegExp(`(?<=\\b${String(key)}:\\s*)\\S`, 'g');
    // The first character opens the object or list itself.
    const values = Array.from(readBlock(code, offset).slice(1).matchAll(pattern));
    const value = values.at(typeof key === 'number' ? key : 0);
    if (!value) break;
    offset += 1 + value.index;
  }
  return createPositionFinder(text)(offset);
}

/** Returns the object or list that starts at an offset, with spaces in the place of what is in its inner ones. */
function readBlock(code: string, start: number): string {
  let block = '';
  let depth = 0;
  for (const character of code.slice(start)) {
    if ('}]'.includes(character)) depth--;
    block += depth > 1 ? ' ' : character;
    if ('{['.includes(character)) depth++;
    if (depth === 0) break;
  }
  return block;
}

/** Replaces comments, and texts in quotation marks but for their first mark, by spaces, so that offsets stay. */
function blankTexts(text: string): string {
  return text.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*.*?\*\/|\/\/[^\n]*/gs,
    (match) => match.charAt(0).replace('/', ' ') + match.slice(1).replace(/[^\n]/g, ' '),
  );
}
