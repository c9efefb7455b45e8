/** Limits on the structure of a body. Parsing time grows faster than size; within these limits it takes seconds. */

import type { Report } from '../diagnostics/diagnostic.ts';
import { splitLines } from '../diagnostics/lines.ts';
import { countMarkup, maxMarkup } from './frontmatter/text-safety.ts';

/** Many times what a long explainer has. */
const limits = {
  /** Markdown characters, and lines that start a heading or a list item. */
  markup: 20_000,
  /** Nested quotes and lists; four columns of space count as one level. */
  depth: 20,
};

/** The start of a line before its text: markers of quotes and lists, and space. */
const linePrefix = /^(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|\s)+/;

/** Returns whether a body can be parsed in bounded time; otherwise reports the first line beyond a limit. */
export function checkSizeLimits(body: string, report: Report): boolean {
  const refuse = (index: number, message: string, hint?: string) => {
    report({ rule: 'too-much-markup', position: { line: index + 1, column: 1 }, message, ...(hint ? { hint } : {}) });
    return false;
  };
  let total = 0;
  let inBlock = 0;
  for (const [index, line] of splitLines(body).entries()) {
    const depth = countLevels(line);
    if (depth > limits.depth)
      return refuse(
        index,
        `This line is nested ${depth} levels deep; an explainer has at most ${limits.depth}.`,
        'Nest quotes and lists less deeply.',
      );
    const count = countMarkup(line) + (/^\s*(?:#|[-*+]\s|\d{1,9}[.)]\s)/.test(line) ? 1 : 0);
    total += count;
    inBlock = line.trim() === '' ? 0 : inBlock + count;
    if (inBlock > maxMarkup)
      return refuse(
        index,
        `By this line, the paragraph has more than ${maxMarkup} Markdown characters.`,
        'Divide it with an empty line, or delete what was pasted by mistake.',
      );
    if (total > limits.markup)
      return refuse(index, `By this line, the body has more than ${limits.markup} Markdown characters.`);
  }
  return true;
}

function countLevels(line: string): number {
  const prefix = linePrefix.exec(line)?.[0] ?? '';
  const markers = prefix.replace(/\s/g, '').replace(/\d+[.)]/g, '-').length;
  const columns = prefix.replace(/\S/g, '').replaceAll('\t', '    ').length - markers;
  return markers + Math.max(0, Math.floor(columns / 4));
}
