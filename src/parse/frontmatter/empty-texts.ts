import type { Nodes } from 'mdast';
import { nodeText } from '../markdown/nodes.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import type { ParseContext } from '../parse-context.ts';
import type { InlineFields } from './inline-fields.ts';
import type { Path } from './yaml.ts';

/**
 * Reports titles and summaries that show no text, such as an image alone: lists, cards and search engines need
 * some.
 */
export function checkEmptyTexts(
  { title, summary }: Pick<InlineFields, 'title' | 'summary'>,
  { partial, yaml, report }: Pick<ParseContext, 'partial' | 'yaml' | 'report'>,
): void {
  const check = (written: string | undefined, tree: Nodes, path: Path) => {
    // The schema reports a value that is missing.
    if (!written?.trim() || /[\p{L}\p{N}\p{P}\p{S}]/u.test(nodeText(tree))) return;
    const message = `“${written}” shows no text.`;
    report({ rule: 'empty-value', position: yaml.positionOf(path), message, hint: 'Write it in words.' });
  };
  check(partial.title, title.tree, ['title']);
  check(partial.summary, summary.tree, ['summary']);
  for (const [index, section] of partial.sections.entries())
    check(section.title, parseField(section.title), ['sections', index, 'title']);
}
