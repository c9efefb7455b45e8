import type { FootnoteReference, Paragraph, PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { parseLabel } from '../../citations/label.ts';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { Position } from '../../diagnostics/diagnostic.ts';
import { formatDate } from '../../i18n/dates.ts';
import { figureFormatter } from '../../i18n/figures.ts';
import type { ChartTable } from '../chart-data/chart-data.ts';
import type { InlineField, InlineFields } from '../frontmatter/inline-fields.ts';
import type { ParseContext } from '../parse-context.ts';
import { getAttribute, getLabel, positionOf } from './nodes.ts';

/** Which data of the frontmatter is in the body. */
export interface InjectedData {
  /** Whether the body has `<KeyPoints />`; otherwise the key points come first on the page. */
  hasKeyPoints: boolean;
  /** The claims and events in the body. */
  shownFields: ReadonlySet<InlineField>;
}

/**
 * Puts the data of the frontmatter into the components that show it, so that its citations are numbered in reading
 * order: `<Claim/>` gets its assessment, `<Timeline/>` and `<KeyPoints/>` get a paragraph for each entry, `<Chart/>`
 * gets its figures as a table. Data that no component shows is reported.
 * @param readChart parses the data of a chart, and reports mistakes at the position of the chart
 */
export function injectFrontmatterData(
  root: Root,
  fields: InlineFields,
  readChart: (name: string, position: Position) => ChartTable | undefined,
  context: Pick<ParseContext, 'partial' | 'data' | 'yaml' | 'report'>,
): InjectedData {
  const { partial, data, yaml, report } = context;
  const shownFields = new Set<InlineField>();
  const shown = new Set<string>();
  const isFirst = (what: string, node: MdxJsxFlowElement) => {
    if (!shown.has(what)) return shown.add(what);
    report({
      rule: 'shown-twice',
      position: positionOf(node),
      message: `<${node.name}> shows ${what} a second time.`,
    });
    return undefined;
  };
  const toParagraph = (field: InlineField | undefined, sources: readonly string[]) => {
    if (field) shownFields.add(field);
    return createParagraph(field, sources);
  };
  visit(root, 'mdxJsxFlowElement', (node) => {
    if (node.name === 'Claim') {
      const id = getAttribute(node, 'id');
      const index = partial.claims.findIndex((claim) => claim.id === id);
      if (id !== undefined && index < 0) reportUnknownClaim(id, positionOf(node), context);
      if (index < 0 || !isFirst(`the claim “${id}”`, node)) return;
      node.children = [toParagraph(fields.claims[index], partial.claims[index]?.sources ?? [])];
    } else if (node.name === 'Chart') {
      const name = getAttribute(node, 'data');
      const table = name === undefined ? undefined : readChart(name, positionOf(node));
      if (table) node.children.push(createTable(table, data?.lang ?? 'en'));
    } else if (node.name === 'Timeline' && isFirst('the timeline', node)) {
      node.children = partial.timeline.map(({ sources }, index) => toParagraph(fields.timeline[index], sources));
    } else if (node.name === 'KeyPoints' && isFirst('the key points', node)) {
      node.children = fields.keyPoints.map((field) => createParagraph(field));
    }
  });
  partial.claims.forEach(({ id }, index) => {
    const field = fields.claims[index];
    if (id && field && !shownFields.has(field))
      reportNotShown(`The claim “${id}”`, `<Claim id="${id}" />`, yaml.positionOf(['claims', index, 'id']), context);
  });
  if (partial.timeline.length > 0 && !shown.has('the timeline'))
    reportNotShown('The timeline', '<Timeline />', yaml.keyPositionOf(['timeline']), context);
  return { hasKeyPoints: shown.has('the key points'), shownFields };
}

/** Creates a paragraph with the text of a field. Sources that the text does not cite are cited at its end. */
function createParagraph(field: InlineField | undefined, sources: readonly string[] = []): Paragraph {
  const children = (field?.tree.children ?? []).flatMap((block) => (block.type === 'paragraph' ? block.children : []));
  const citedIds = new Set<string>();
  visit({ type: 'paragraph', children }, 'footnoteReference', (node) => {
    citedIds.add(parseLabel(getLabel(node)).id);
  });
  const uncited = [...new Set(sources)].filter((id) => !citedIds.has(id));
  return { type: 'paragraph', children: [...children, ...uncited.map(createCitation)] };
}

function createCitation(id: string): FootnoteReference {
  return { type: 'footnoteReference', identifier: id, label: id, data: { isFromList: true } };
}

function createTable({ columns, rows }: ChartTable, lang: string): Table {
  const formatFigure = figureFormatter(lang);
  const createCell = (...children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });
  const createTextCell = (value: string) => createCell({ type: 'text', value });
  return {
    type: 'table',
    children: [
      { type: 'tableRow', children: columns.map(createTextCell) },
      ...rows.map(({ series, date, extraColumns, sources, ...figure }): TableRow => {
        const texts = [series, formatDate(date, lang, 'short'), formatFigure(figure), ...extraColumns];
        return {
          type: 'tableRow',
          children: [...texts.map(createTextCell), createCell(...sources.map(createCitation))],
        };
      }),
    ],
  };
}

type ReportContext = Pick<ParseContext, 'partial' | 'report'>;

function reportUnknownClaim(id: string, position: Position, { partial, report }: ReportContext): void {
  const ids = partial.claims.map((claim) => claim.id);
  report({ rule: 'unknown-claim', position, message: `There is no claim “${id}”.`, hint: didYouMean(id, ids) });
}

function reportNotShown(what: string, component: string, position: Position, { report }: ReportContext): void {
  report({
    rule: 'data-not-shown',
    position,
    message: `${what} is not shown in the body.`,
    hint: `Put ${component} where it belongs, on a separate line, or delete the data.`,
  });
}
