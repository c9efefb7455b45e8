/** How much structure a body can have. Parsers take time that grows faster than it: within these limits, seconds. */

import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { splitLines } from '../diagnostics/lines.ts';
import { markupIn, maxMarkup } from './frontmatter/text-safety.ts';

/** Many times what a long explainer has. */
const limits = {
  /** Characters of Markdown, and lines that start a heading or an item of a list. */
  all: 20_000,
  /** Quotes and lists, one inside the other; four columns of space count as one. */
  depth: 20,
};

/** What stands before the text of a line: marks of quotes and lists, and space. */
const prefix = /^(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|\s)+/;

/** Whether a body can be parsed in bounded time; otherwise the place where it goes too far is reported. */
export function checkSizeLimits(body: string, report: Report): boolean {
  const tell = (position: Position, message: string, hint: string) => {
    report({ rule: 'too-much-markup', position, message, hint });
    return false;
  };
  let all = 0;
  let block = 0;
  for (const [index, line] of splitLines(body).entries()) {
    const position = { line: index + 1, column: 1 };
    const depth = depthOf(line);
    if (depth > limits.depth)
      return tell(
        position,
        `This line is ${depth} levels deep; an explainer has at most ${limits.depth}.`,
        'Take quotes and lists out of each other.',
      );
    const found = markupIn(line) + (/^\s*(?:#|[-*+]\s|\d{1,9}[.)]\s)/.test(line) ? 1 : 0);
    all += found;
    block = line.trim() === '' ? 0 : block + found;
    if (block > maxMarkup)
      return tell(
        position,
        `Up to here, this paragraph holds more than ${maxMarkup} characters of Markdown.`,
        'Part it with an empty line, or take out what was pasted by mistake.',
      );
    if (all > limits.all)
      return tell(
        position,
        `Up to here, the body holds more than ${limits.all} characters of Markdown.`,
        'Cut it into several explainers.',
      );
  }
  return true;
}

function depthOf(line: string): number {
  const before = prefix.exec(line)?.[0] ?? '';
  const marks = before.replace(/\s/g, '').replace(/\d+[.)]/g, '-').length;
  const columns = before.replace(/\S/g, '').replaceAll('\t', '    ').length - marks;
  return marks + Math.max(0, Math.floor(columns / 4));
}
