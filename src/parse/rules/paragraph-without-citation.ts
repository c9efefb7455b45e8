import type { Paragraph } from 'mdast';
import 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { nodeText, positionOf } from '../markdown/nodes.ts';
import type { FileRule } from '../rule.ts';

/** Checks paragraphs that state facts. Paragraphs that only lead from one thought to the next need no citation. */
export const rule: FileRule = {
  name: 'paragraph-without-citation',
  scope: 'file',
  severity: 'warning',
  summary: 'A paragraph of facts has no citation.',
  hint: 'Cite its source at the end of the sentence, or of the sentences that share the source.',
  skipsDrafts: true,
  check({ root }, report) {
    const blocks = root.children.flatMap((block) =>
      block.type === 'mdxJsxFlowElement' && block.name === 'Fold' ? block.children : [block],
    );
    for (const block of blocks) {
      if (block.type !== 'paragraph' || hasCitation(block)) continue;
      const text = nodeText(block);
      if (statesFacts(text))
        report({
          position: positionOf(block),
          message: `The paragraph “${text.slice(0, 40).trim()}…” has no citation.`,
        });
    }
  },
};

function hasCitation(paragraph: Paragraph): boolean {
  let hasMarker = false;
  visit(paragraph, 'footnoteReference', () => {
    hasMarker = true;
  });
  return hasMarker;
}

/**
 * Whether a text of at least eight words has a number, a quotation or a name. In a script without capitals, every such
 * text counts; in one without spaces between words, such as Japanese, none does.
 */
function statesFacts(text: string): boolean {
  if (text.split(/\s+/).length < 8) return false;
  if (!/\p{Lu}/u.test(text)) return true;
  const withinSentences = text.replace(/(^|[.!?…:]\s+["“‘(]?)\p{Lu}/gu, '$1');
  return /\p{Nd}|[“”«»"]/u.test(text) || /\p{Lu}\p{L}/u.test(withinSentences);
}
