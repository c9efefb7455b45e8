import type { Paragraph, Root, Text } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFileMessage } from 'vfile-message';
import { everyLabelIsDefined } from '../../citations/label.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { getEndPosition } from '../../diagnostics/lines.ts';
import { countMarkup } from '../frontmatter/text-safety.ts';
import { nestFieldElements } from '../html/field-elements.ts';
import { closedVoidElements } from '../html/void-elements.ts';
import { dialectPlugins } from './dialect.ts';
import { findMdxMistake } from './find-mdx-mistake.ts';
import { applyMasks, type MdxMistake } from './mdx-mistakes.ts';
import { restorePositions } from './restore-positions.ts';

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

const createMarkdownParser = () => unified().use(remarkParse).use(dialectPlugins);
const bodyParser = createMarkdownParser()
  .use(remarkMdx)
  .use(extend, [everyLabelIsDefined])
  .use(extendFromMarkdown, closedVoidElements)
  .freeze();
const fieldParser = createMarkdownParser().use(extend, [everyLabelIsDefined, noBlocks]).freeze();

/** A body that was parsed. */
export interface ParsedBody {
  root: Root;
  /** The text of the body. Mistakes of MDX are masked by other characters, so that positions are those in the file. */
  source: string;
  /** The body has mistakes of MDX. The tree is good for finding others, but not for showing. */
  isMasked: boolean;
}

/** How often a body is parsed again to find further mistakes; fewer times if it is long. */
const limits = { rounds: 50, work: 3_000_000 };

/**
 * Parses a body as MDX. The parser stops at the first mistake, which is reported and masked; then it starts again.
 * @returns undefined if the mistakes make it unclear what the rest of the body means
 */
export function parseBody(body: string, report: Report): ParsedBody | undefined {
  const rounds = Math.min(limits.rounds, limits.work / (body.length + 50 * countMarkup(body)));
  let source = body;
  let isInComponent = false;
  for (let round = 0; round <= rounds; round++) {
    try {
      const root = parseWithPositions(bodyParser, source);
      return isInComponent ? undefined : { root, source, isMasked: source !== body };
    } catch (error) {
      const exception = error as VFileMessage;
      if (exception.reason === undefined) throw error;
      const mistake = findMdxMistake(source, exception);
      reportMdxMistake(body, exception, mistake, report);
      if (!mistake) return undefined;
      source = applyMasks(source, mistake.masks);
      isInComponent ||= mistake.isInComponent ?? false;
    }
  }
  return undefined;
}

function reportMdxMistake(
  body: string,
  { reason, line = 1, column = 1 }: VFileMessage,
  mistake: MdxMistake | undefined,
  report: Report,
): void {
  const end = getEndPosition(body);
  report({
    rule: 'broken-mdx',
    position: mistake ? getEndPosition(body.slice(0, mistake.offset)) : line > end.line ? end : { line, column },
    message:
      mistake?.message ??
      `The MDX cannot be parsed here: ${reason.replace(/\s*\(note: .*\)$/s, '').replace(/\.$/, '')}.`,
    ...(mistake?.hint ? { hint: mistake.hint } : {}),
  });
}

/** Parses a field of the frontmatter as inline Markdown with citations, without MDX. */
export function parseField(text: string): Root {
  if (plainText.test(text)) return createPlainField(text);
  const tree = parseWithPositions(fieldParser, text);
  nestFieldElements(tree);
  return tree;
}

function parseWithPositions(parser: { parse(text: string): Root }, text: string): Root {
  const root = parser.parse(text);
  restorePositions(root, text);
  return root;
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
