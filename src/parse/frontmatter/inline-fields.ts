import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';
import { checkAddresses } from '../markdown/address-rules.ts';
import { checkFieldText } from '../markdown/check-text.ts';
import { getLabel, reportMalformedMarkers } from '../markdown/citation-markers.ts';
import { positionOf } from '../markdown/nodes.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import type { ParseContext } from '../parse-context.ts';
import type { Path } from './yaml.ts';

/** A field of the frontmatter that is inline Markdown, parsed. */
export interface InlineField {
  /** Its nodes have their positions in the file, not in the text of the field. */
  tree: Root;
}

/** The fields of the frontmatter that are inline Markdown. */
export interface InlineFields {
  title: InlineField;
  summary: InlineField;
  since?: InlineField;
  keyPoints: InlineField[];
  /** The assessments of claims. */
  claims: InlineField[];
  timeline: InlineField[];
  updates: InlineField[];
}

/** Parses every field that is inline Markdown. */
export function parseInlineFields(
  context: Pick<ParseContext, 'partial' | 'yaml' | 'sources' | 'report'>,
): InlineFields {
  const { title, summary, since, keyPoints, claims, timeline, updates } = context.partial;
  const parse = (text: string | undefined, ...path: Path) => parseInlineField(text ?? '', path, context);
  return {
    title: parse(title, 'title'),
    summary: parse(summary, 'summary'),
    ...(since === undefined ? {} : { since: parse(since, 'since') }),
    keyPoints: keyPoints.map(({ text }, index) => parse(text, 'keyPoints', index, 'text')),
    claims: claims.map(({ assessment }, index) => parse(assessment, 'claims', index, 'assessment')),
    timeline: timeline.map(({ text }, index) => parse(text, 'timeline', index, 'text')),
    updates: updates.map(({ text }, index) => parse(text, 'updates', index, 'text')),
  };
}

/** Parses a field and checks all but its citations, which are resolved where the page shows them. */
export function parseInlineField(
  text: string,
  path: Path,
  { yaml, sources, report }: Pick<ParseContext, 'yaml' | 'report'> & Partial<Pick<ParseContext, 'sources'>>,
): InlineField {
  const tree = parseField(text);
  const start = yaml.positionOf(path);
  const counts = new Map<string, number>();
  /** Finds the next occurrence of a text: the second `[^a]` of a field is where the second one is written. */
  const findNext = (written: string): Position => {
    const count = counts.get(written) ?? 0;
    counts.set(written, count + 1);
    return yaml.positionWithin(path, written, count);
  };
  reportMalformedMarkers(tree, text, report, findNext);
  checkFieldText(tree, text, { report, ...(sources ? { sources } : {}) }, findNext);
  visit(tree, (node) => {
    const written = getWritten(node);
    const position = written === undefined ? start : findNext(written);
    node.position = { start: position, end: position };
  });
  checkAddresses(tree, report);
  visit(tree, 'html', (node) => {
    if (node.value.startsWith('</')) return;
    report({ rule: 'html-in-body', position: positionOf(node), message: `The field contains HTML: ${node.value}.` });
  });
  return { tree };
}

/** Returns the text that shows where a node is written, for nodes that diagnostics can point to. */
function getWritten(node: Nodes): string | undefined {
  if (node.type === 'footnoteReference') return `[^${getLabel(node)}]`;
  if (node.type === 'html') return node.value;
  return 'url' in node ? node.url : undefined;
}
