import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { VFileMessage } from 'vfile-message';
import { declareLabels } from '../cite/label.ts';
import type { Place, Report } from '../schema/problem.ts';

const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze();
const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses a body. Mistakes of MDX syntax are reported, and yield undefined: the parser stops at the first. */
export function parseBody(body: string, report: Report): Root | undefined {
  try {
    return withoutDeclarations(mdx.parse(declareLabels(body)), body.length);
  } catch (error) {
    const { reason, line, column } = error as VFileMessage;
    if (reason === undefined) throw error;
    report({
      rule: 'broken-mdx',
      at: inside(body, { line: line ?? 1, column: column ?? 1 }),
      message: `The MDX cannot be read here: ${reason.replace(/\s*\(note: .*\)$/s, '').replace(/\.$/, '')}.`,
      hint: /acorn|expression/i.test(reason)
        ? 'Braces start JavaScript, which explainers do not run: write \\{ for a brace.'
        : 'Close what was opened; write \\< for a plain “<” and \\{ for a plain “{”.',
    });
    return undefined;
  }
}

/** Parses a field of frontmatter as Markdown with marks; there is no MDX in fields. */
export function parseField(text: string): Root {
  return withoutDeclarations(markdown.parse(declareLabels(text)), text.length);
}

function withoutDeclarations(root: Root, length: number): Root {
  root.children = root.children.filter(
    ({ type, position }) => type !== 'footnoteDefinition' || (position?.start.offset ?? 0) < length,
  );
  return root;
}

/** A place not past the last line of the text: the parser notices some mistakes only after its end. */
function inside(text: string, at: Place): Place {
  const lines = text.split('\n');
  return at.line > lines.length ? { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } : at;
}
