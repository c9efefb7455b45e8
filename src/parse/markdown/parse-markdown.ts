import type { Paragraph, Root, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFileMessage } from 'vfile-message';
import { everyLabelIsDefined } from '../../citations/label.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { getEndPosition, splitLines } from '../../diagnostics/lines.ts';
import { nestFieldElements } from './field-elements.ts';
import { getHtmlHint } from './html-hints.ts';
import { closedVoidElements } from './void-elements.ts';

/** A unified plugin that adds extensions to micromark. */
function extend(this: Processor, extensions: object[]): void {
  const data = this.data() as { micromarkExtensions?: object[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...extensions];
}

/** Disables blocks: a field is text whatever it starts with, so “2026. A year” is not a list. */
const noBlocks = {
  disable: {
    null: [
      ...['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'gfmFootnoteDefinition', 'headingAtx'],
      ...['htmlFlow', 'list', 'setextUnderline', 'table', 'thematicBreak'],
    ],
  },
};

/** A unified plugin that adds an extension to `mdast-util-from-markdown`. */
function extendFromMarkdown(this: Processor, extension: object): void {
  const data = this.data() as { fromMarkdownExtensions?: object[] };
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), extension];
}

const createMarkdownParser = () => unified().use(remarkParse).use(remarkGfm);
const bodyParser = createMarkdownParser()
  .use(remarkMdx)
  .use(extend, [everyLabelIsDefined])
  .use(extendFromMarkdown, closedVoidElements)
  .freeze();
const fieldParser = createMarkdownParser().use(extend, [everyLabelIsDefined, noBlocks]).freeze();

/**
 * Parses a body as MDX.
 * @returns undefined if the syntax has a mistake; the parser stops at the first, which is reported
 */
export function parseBody(body: string, report: Report): Root | undefined {
  try {
    return bodyParser.parse(body);
  } catch (error) {
    const { reason, line, column } = error as VFileMessage;
    if (reason === undefined) throw error;
    report({
      rule: 'broken-mdx',
      position: findMistake(body, reason, { line: line ?? 1, column: column ?? 1 }),
      message: `The MDX cannot be parsed here: ${reason.replace(/\s*\(note: .*\)$/s, '').replace(/\.$/, '')}.`,
      hint: getHint(reason),
    });
    return undefined;
  }
}

/** Parses a field of the frontmatter as inline Markdown with citations, without MDX. */
export function parseField(text: string): Root {
  if (plainText.test(text)) return createPlainField(text);
  const tree = fieldParser.parse(text);
  nestFieldElements(tree);
  return tree;
}

/** Matches text without anything that Markdown could interpret. */
const plainText = /^(?!.*www\.)[\p{L}\p{M}\p{N}(“‘](?:[\p{L}\p{M}\p{N},.;:?!()’'“”‘–-]| (?! ))*(?<! )$/iu;

/** Creates the tree that the parser would, but faster. Most fields are plain text. */
function createPlainField(value: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: value.length + 1, offset: value.length },
  };
  const text: Text = { type: 'text', value, position };
  const paragraph: Paragraph = { type: 'paragraph', children: [text], position };
  return { type: 'root', children: [paragraph], position };
}

/** Returns a hint for a mistake of MDX, or undefined if the default one fits. */
function getHint(reason: string): string | undefined {
  if (/comment/i.test(reason)) return 'Write comments as {/* … */}.';
  if (/acorn|expression/i.test(reason))
    return 'Braces start JavaScript, which explainers cannot run: write \\{ for a brace.';
  const [, name = ''] = /`<\/?([a-z][a-z0-9]*)>`/i.exec(reason) ?? [];
  return getHtmlHint(name);
}

/** Returns the position of the tag or the outermost brace that is not closed, even if the parser stopped later. */
function findMistake(body: string, reason: string, parserPosition: Position): Position {
  const opening = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason);
  if (opening) return { line: Number(opening[1]), column: Number(opening[2]) };
  if (/end of file in expression/.test(reason)) {
    const openBraces: number[] = [];
    for (const { 0: brace, index } of body.matchAll(/(?<!\\)[{}]/g)) {
      if (brace === '{') openBraces.push(index);
      else openBraces.pop();
    }
    return getEndPosition(body.slice(0, openBraces[0] ?? body.length));
  }
  return parserPosition.line > splitLines(body).length ? getEndPosition(body) : parserPosition;
}
