import type { Paragraph, Root, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { VFileMessage } from 'vfile-message';
import { everyLabelIsDefined } from '../../citations/label.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { splitLines } from '../../diagnostics/lines.ts';

/** A plugin that adds extensions of micromark. */
function extend(this: Processor, extensions: object[]): void {
  const data = this.data() as { micromarkExtensions?: object[] };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ...extensions];
}

/** A field is text, whatever it starts with: “2026. A year” is no list. */
const noBlocks = {
  disable: {
    null: 'blockQuote codeFenced codeIndented definition gfmFootnoteDefinition headingAtx htmlFlow list setextUnderline table thematicBreak'.split(
      ' ',
    ),
  },
};

const markdown = () => unified().use(remarkParse).use(remarkGfm);
const mdx = markdown().use(remarkMdx).use(extend, [everyLabelIsDefined]).freeze();
const inline = markdown().use(extend, [everyLabelIsDefined, noBlocks]).freeze();

/** Parses a body. Mistakes of MDX syntax are reported, and yield undefined: the parser stops at the first. */
export function parseBody(body: string, report: Report): Root | undefined {
  try {
    return mdx.parse(body);
  } catch (error) {
    const { reason, line, column } = error as VFileMessage;
    if (reason === undefined) throw error;
    report({
      rule: 'broken-mdx',
      position: placeOfMistake(body, reason, { line: line ?? 1, column: column ?? 1 }),
      message: `The MDX cannot be read here: ${reason.replace(/\s*\(note: .*\)$/s, '').replace(/\.$/, '')}.`,
      hint: hintFor(reason),
    });
    return undefined;
  }
}

/** Parses a field of frontmatter as inline Markdown with marks; there is no MDX in fields. */
export function parseField(text: string): Root {
  return plain.test(text) ? plainField(text) : inline.parse(text);
}

/** Words with nothing between them that Markdown could see something in. */
const plain = /^(?!.*www\.)[\p{L}\p{M}\p{N}(“‘](?:[\p{L}\p{M}\p{N},.;:?!()’'“”‘–-]| (?! ))*(?<! )$/iu;

/** What the parser makes of them, without asking it: most titles are of this kind. */
function plainField(value: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: value.length + 1, offset: value.length },
  };
  const text: Text = { type: 'text', value, position };
  const paragraph: Paragraph = { type: 'paragraph', children: [text], position };
  return { type: 'root', children: [paragraph], position };
}

function hintFor(reason: string): string {
  if (/comment/i.test(reason)) return 'Write comments as {/* … */}.';
  if (/acorn|expression/i.test(reason)) {
    return 'Braces start JavaScript, which explainers do not run: write \\{ for a brace.';
  }
  return 'Close what was opened; write \\< for a plain “<” and \\{ for a plain “{”.';
}

/** Where the author should look: at what was opened and not closed, though the parser noticed only later. */
function placeOfMistake(body: string, reason: string, noticed: Position): Position {
  const opened = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason);
  if (opened) return { line: Number(opened[1]), column: Number(opened[2]) };
  if (/end of file in expression/.test(reason)) {
    const open: number[] = [];
    for (const { 0: brace, index } of body.matchAll(/(?<!\\)[{}]/g)) {
      if (brace === '{') open.push(index);
      else open.pop();
    }
    const before = splitLines(body.slice(0, open[0] ?? body.length));
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
  const lines = splitLines(body);
  return noticed.line > lines.length ? { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } : noticed;
}
