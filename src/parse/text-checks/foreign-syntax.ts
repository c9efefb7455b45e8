/** Syntax of other tools, which Markdown shows as text. `docs/writing.md` lists it under “Coming from other tools”. */
import type { Report } from '../../diagnostics/diagnostic.ts';
import { type ForeignSyntax, foreignLines } from './foreign-lines.ts';
import { foreignPatterns } from './foreign-patterns.ts';
import { type FindPosition, filler, type TextBlock } from './text-blocks.ts';

function shorten(written: string): string {
  const text = written
    .replace(/[\r\n][\s>]*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 60 ? `${text.slice(0, 58)}…` : text;
}

/** Characters without which no block has foreign syntax. */
const mayBeForeign = /[[{^~$=#\\%'!?:`]|【|\.\. |turn\d/;

/**
 * Reports syntax of other tools.
 * @param source the text that the blocks are from
 */
export function checkForeignSyntax(
  blocks: readonly TextBlock[],
  source: string,
  report: Report,
  findPosition: FindPosition,
): void {
  for (const { text, start, node, parent } of blocks) {
    let rest = text;
    /** Reports what a pattern finds. @param limit the number of reports */
    const reportMatches = ({ pattern, name, hint, isText }: ForeignSyntax, limit: number) => {
      let count = 0;
      for (const match of rest.matchAll(pattern)) {
        const { index } = match;
        const end = index + match[0].length;
        const written = source.slice(start + index, start + end);
        if (count >= limit || isText?.(written)) continue;
        count++;
        rest = rest.slice(0, index) + filler.repeat(end - index) + rest.slice(end);
        report({
          rule: 'foreign-syntax',
          position: findPosition(start + index, written),
          message: `“${shorten(written)}” is ${name}.`,
          hint: typeof hint === 'string' ? hint : hint(match),
        });
      }
    };
    if (/[\r\n]/.test(text)) for (const syntax of foreignLines) reportMatches(syntax, 1);
    if (!mayBeForeign.test(text)) continue;
    for (const syntax of foreignPatterns) {
      if (syntax.isInQuote && (parent?.type !== 'blockquote' || parent.children[0] !== node)) continue;
      reportMatches(syntax, Number.POSITIVE_INFINITY);
    }
  }
}
