import type { Nodes, Root } from 'mdast';
import 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';
import { getTagHint, writeExample } from '../html/phrasing-rules.ts';
import { normalizeSiteLinks } from '../links/find-links.ts';
import { checkAddresses } from '../markdown/address-rules.ts';
import { checkComponent } from '../markdown/body-rules.ts';
import { reportMalformedMarkers } from '../markdown/citation-markers.ts';
import { reportCitationsInImages, reportNestedLinks } from '../markdown/citation-placement.ts';
import { getLabel, positionOf } from '../markdown/nodes.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import type { ParseContext } from '../parse-context.ts';
import { phrasingElements } from '../render/phrasing-elements.ts';
import { checkFieldText } from '../text-checks/check-text.ts';
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

/** Lists all fields. */
export function listFields({
  title,
  summary,
  since,
  keyPoints,
  claims,
  timeline,
  updates,
}: InlineFields): InlineField[] {
  return [title, summary, ...(since ? [since] : []), ...keyPoints, ...claims, ...timeline, ...updates];
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
  reportCitationsInImages(tree, text, report, start);
  checkFieldText(tree, text, { report, ...(sources ? { sources } : {}) }, findNext);
  visit(tree, (node) => {
    const written = getWritten(node, text);
    const position = written === undefined ? start : findNext(written);
    node.position = { start: position, end: position };
  });
  normalizeSiteLinks(tree);
  checkAddresses(tree, report);
  reportNestedLinks(tree, report);
  visit(tree, 'html', (node) => {
    if (node.value.startsWith('</')) return;
    const [, name = ''] = /^<([a-z][a-z0-9]*)/i.exec(node.value) ?? [];
    const isOpen = phrasingElements.has(name);
    report({
      rule: 'html-in-body',
      position: positionOf(node),
      message: isOpen ? `${node.value} is never closed.` : `The field contains HTML: ${node.value}.`,
      hint: isOpen ? `Write ${writeExample(name)}.` : getTagHint(name),
    });
  });
  visit(tree, 'mdxJsxTextElement', (node) => checkComponent(node, report));
  return { tree };
}

/** Returns the text that shows where a node is written, for nodes that diagnostics can point to. */
function getWritten(node: Nodes, field: string): string | undefined {
  if (node.type === 'footnoteReference') return `[^${getLabel(node)}]`;
  if (node.type === 'html') return node.value;
  if (node.type === 'mdxJsxTextElement') return field.slice(node.position?.start.offset, node.position?.end.offset);
  return 'url' in node ? node.url : undefined;
}
