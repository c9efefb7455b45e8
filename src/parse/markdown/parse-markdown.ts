import type { Paragraph, Root, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFileMessage } from 'vfile-message';
import { everyLabelIsDefined } from '../../citations/label.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { getEndPosition, splitLines } from '../../diagnostics/lines.ts';
import { adviseOnTag } from './html-advice.ts';

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

const createMarkdownParser = () => unified().use(remarkParse).use(remarkGfm);
const bodyParser = createMarkdownParser().use(remarkMdx).use(extend, [everyLabelIsDefined]).freeze();
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
    const position = findMistake(body, reason, { line: line ?? 1, column: column ?? 1 });
    report({
      rule: 'broken-mdx',
      position,
      message: `The MDX cannot be parsed here: ${reason.replace(/\s*\(note: .*\)$/s, '').replace(/\.$/, '')}.`,
      hint: getHint(reason) ?? getTagHint(body, reason, position),
    });
    return undefined;
  }
}

/** Parses a field of the frontmatter as inline Markdown with citations, without MDX. */
export function parseField(text: string): Root {
  return plainText.test(text) ? createPlainField(text) : fieldParser.parse(text);
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
  return undefined;
}

/** Returns what to write instead of a tag such as `<img>`, which HTML does not close. */
function getTagHint(body: string, reason: string, { line, column }: Position): string | undefined {
  const name = /closing tag for `<(\w+)>`/.exec(reason)?.[1] ?? '';
  const start = splitLines(body)
    .slice(line - 1)
    .join('\n')
    .slice(column - 1, column + 2000);
  const tag = /^<\w+([^>]*)>/.exec(start)?.[1] ?? '';
  const attributes = new Map(
    Array.from(tag.matchAll(/([\w-]+)\s*=\s*(["'])(.*?)\2/gs), (match) => [match[1], match[3]]),
  );
  return adviseOnTag(name, (attribute) => attributes.get(attribute));
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
