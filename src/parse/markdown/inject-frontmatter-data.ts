import type { FootnoteReference, Paragraph, PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';
import { visit } from 'unist-util-visit';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { formatDate } from '../../i18n/dates.ts';
import { numberFormatter } from '../../i18n/strings.ts';
import type { InlineField, InlineFields } from '../frontmatter/inline-fields.ts';
import type { PartialFrontmatter } from '../frontmatter/partial-frontmatter.ts';
import type { Yaml } from '../frontmatter/yaml.ts';
import { getAttribute, positionOf } from './body-rules.ts';
import type { ChartTable } from './chart-data.ts';
import type { FoundCitation } from './citation-markers.ts';

/**
 * Puts the text of data into the components that show it, so that its marks are found and numbered where they stand:
 * `<Claim/>` gets its assessment, `<Timeline/>` and `<KeyPoints/>` one paragraph for each entry,
 * `<Chart/>` its figures as a table.
 * @returns the marks that came with the data, and whether the key points are among it
 */
export function injectFrontmatterData(
  root: Root,
  partial: PartialFrontmatter,
  fields: InlineFields,
  { lang, figuresOf }: { lang: string; figuresOf(name: string, position: Position): ChartTable | undefined },
  yaml: Yaml,
  report: Report,
): { hasKeyPoints: boolean; marks: Map<FootnoteReference, FoundCitation | undefined> } {
  const marks = new Map<FootnoteReference, FoundCitation | undefined>(fields.cited.map((mark) => [mark.node, mark]));
  for (const { tree } of [...fields.claims, ...fields.timeline, ...fields.keyPoints])
    visit(tree, 'footnoteReference', (node) => {
      if (!marks.has(node)) marks.set(node, undefined);
    });
  const paragraph = (field: InlineField | undefined, sources: readonly string[] = []): Paragraph => {
    const own = new Set(field?.marks.map(({ citation }) => citation.id));
    // Sources that the text does not cite itself are cited at its end.
    const more = [...new Set(sources)].filter((id) => !own.has(id)).map(markOf);
    return { type: 'paragraph', children: [...inlineOf(field), ...more] };
  };
  const markOf = (id: string): FootnoteReference => {
    const node: FootnoteReference = { type: 'footnoteReference', identifier: id, label: id };
    const broken = !partial.sources.some((source) => source.id === id && source.url);
    marks.set(node, { node, citation: { kind: 'source', id, part: '' }, broken });
    return node;
  };

  const cell = (...children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
  const text = (value: string): PhrasingContent => ({ type: 'text', value });
  const figure = numberFormatter(lang);
  const tableOf = ({ columns, rows }: ChartTable): Table => ({
    type: 'table',
    children: [
      { type: 'tableRow', children: columns.map((name) => cell(text(name))) },
      ...rows.map(({ series, date, value, qualifier, extraColumns, sources }): TableRow => {
        const plain = [series, formatDate(date, lang, 'short'), figure(value, qualifier), ...extraColumns];
        return { type: 'tableRow', children: [...plain.map((each) => cell(text(each))), cell(...sources.map(markOf))] };
      }),
    ],
  });

  const claims = new Set<number>();
  const shown = new Set<string>();
  visit(root, 'mdxJsxFlowElement', (node) => {
    const once = (what: string) => {
      if (!shown.has(what)) return shown.add(what);
      report({
        rule: 'shown-twice',
        position: positionOf(node),
        message: `<${node.name}> shows ${what} a second time.`,
        hint: 'Show it once: its anchor and its citations can stand in one place only.',
      });
      return undefined;
    };
    if (node.name === 'Claim') {
      const id = getAttribute(node, 'id');
      const index = partial.claims.findIndex((claim) => claim.id === id);
      if (id !== undefined && index < 0) {
        const known = partial.claims.map((claim) => claim.id);
        report({
          rule: 'unknown-claim',
          position: positionOf(node),
          message: `There is no claim “${id}”.`,
          hint: didYouMean(id, known, 'Add it under “claims”, or name one that is there.'),
        });
      }
      if (index < 0 || !once(`the claim “${id}”`)) return;
      claims.add(index);
      node.children = [paragraph(fields.claims[index], partial.claims[index]?.sources)];
    } else if (node.name === 'Chart') {
      const name = getAttribute(node, 'data');
      const figures = name === undefined ? undefined : figuresOf(name, positionOf(node));
      if (figures) node.children.push(tableOf(figures));
    } else if (node.name === 'Timeline' && once('the timeline')) {
      node.children = partial.timeline.map(({ sources }, index) => paragraph(fields.timeline[index], sources));
    } else if (node.name === 'KeyPoints' && once('the key points')) {
      node.children = fields.keyPoints.map((field) => paragraph(field));
    }
  });
  partial.claims.forEach(({ id }, index) => {
    if (id && !claims.has(index))
      notShown(`The claim “${id}” is`, `<Claim id="${id}" />`, yaml.positionOf(['claims', index, 'id']));
  });
  if (partial.timeline.length > 0 && !shown.has('the timeline'))
    notShown('The timeline is', '<Timeline />', yaml.keyPositionOf(['timeline']));
  return { hasKeyPoints: shown.has('the key points'), marks };

  function notShown(what: string, component: string, position: Position): void {
    report({
      rule: 'data-not-shown',
      position,
      message: `${what} shown nowhere.`,
      hint: `Put ${component} where it belongs, on a line of its own, or delete the data.`,
    });
  }
}

/** The inline content of a field. */
function inlineOf(field: InlineField | undefined): PhrasingContent[] {
  return (field?.tree.children ?? []).flatMap((block) => (block.type === 'paragraph' ? block.children : []));
}
