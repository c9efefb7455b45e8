import type { Paragraph } from 'mdast';
import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/body-rules.ts';
import { nodeText } from '../markdown/node-text.ts';
import type { FileRule } from '../rule.ts';

/** A paragraph that states facts carries a citation; one that only leads over to another thought need not. */
export const rule: FileRule = {
  name: 'paragraph-without-citation',
  scope: 'explainer',
  severity: 'warning',
  summary: 'A paragraph of facts carries no citation.',
  hint: 'Cite what it rests on, at the end of the sentence or of the run of sentences that rests on it.',
  afterDraft: true,
  check({ root }, report) {
    for (const block of root.children) {
      if (block.type !== 'paragraph' || cites(block)) continue;
      const text = nodeText(block);
      if (statesFacts(text)) report(positionOf(block), `The paragraph “${text.slice(0, 40).trim()}…” cites nothing.`);
    }
  },
};

function cites(paragraph: Paragraph): boolean {
  let found = false;
  visit(paragraph, 'footnoteReference', () => {
    found = true;
  });
  return found;
}

/** Whether a text names a figure, words of others, or somebody or something by name. Scripts without capitals: any longer text. */
function statesFacts(text: string): boolean {
  if (text.split(/\s+/).length < 8) return false;
  if (!/\p{Lu}/u.test(text)) return true;
  const withinSentences = text.replace(/(^|[.!?…:]\s+["“‘(]?)\p{Lu}/gu, '$1');
  return /\p{Nd}|[“”«»"]/u.test(text) || /\p{Lu}\p{L}/u.test(withinSentences);
}
