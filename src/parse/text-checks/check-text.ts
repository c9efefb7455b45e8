import type { Root } from 'mdast';
import type { Position } from '../../diagnostics/diagnostic.ts';
import { createPositionFinder } from '../../diagnostics/lines.ts';
import type { ParsedBody } from '../markdown/parse-markdown.ts';
import type { ParseContext } from '../parse-context.ts';
import { checkForeignSyntax } from './foreign-syntax.ts';
import { checkMisreadBlocks, checkStarsInWords, checkStrayStars } from './misread-text.ts';
import { reportPandocCitations } from './pandoc-citations.ts';
import { type FindPosition, findTextBlocks } from './text-blocks.ts';

type Context = Pick<ParseContext, 'report'> & Partial<Pick<ParseContext, 'sources'>>;

/** Reports what a body probably says otherwise than it was meant: misread text, and syntax of other tools. */
export function checkBodyText({ root, source }: ParsedBody, context: Context): void {
  checkText(root, source, context, createPositionFinder(source));
  checkMisreadBlocks(root, source, context.report);
}

/** Reports the same about a field of the frontmatter. @param findWritten returns the position of a text in the file */
export function checkFieldText(
  root: Root,
  text: string,
  context: Context,
  findWritten: (written: string) => Position,
): void {
  checkText(root, text, context, (_offset, written) => findWritten(written));
}

function checkText(root: Root, source: string, { report, sources }: Context, findPosition: FindPosition): void {
  const blocks = findTextBlocks(root, source);
  checkForeignSyntax(blocks, source, report, findPosition);
  checkStrayStars(blocks, source, report, findPosition);
  checkStarsInWords(root, source, report, findPosition);
  reportPandocCitations(blocks, sources ?? new Set(), report, findPosition);
}
