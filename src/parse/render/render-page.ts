/** Renders the content of an explainer’s page as HTML trees, in the order of the page. */
import type { ElementContent } from 'hast';
import type { FootnoteReference, Nodes, Root, RootContent } from 'mdast';
import { listPassages } from '../../citations/passages.ts';
import type { Cited, Mark } from '../../explainer/citation.ts';
import { explainerPath } from '../../explainer/ids.ts';
import type { ResizedImage } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { getStrings } from '../../i18n/strings.ts';
import type { InlineFields } from '../frontmatter/inline-fields.ts';
import type { ResolvedBody } from '../markdown/collect-citations.ts';
import { shortenTitle } from './assemble-section.ts';
import type { ComponentContext } from './components.ts';
import { unwrapOnlyParagraph } from './html-tree.ts';
import { redirectMissingAnchors } from './ids-and-links.ts';
import { anchorRemovedSources } from './removed-sources.ts';
import { type RenderContext, removeLinks, render, renderInline } from './render.ts';
import { type RawIntroduction, type RawSection, splitSections } from './split-sections.ts';

/** A parsed explainer, with the data of the site that rendering needs. */
export interface ExplainerInput {
  slug: string;
  basePath: string;
  /** The scheme and host of the site. */
  siteUrl: string;
  getChartTable: ComponentContext['getChartTable'];
  glossary: Glossary;
  data: Frontmatter;
  body: ResolvedBody;
  fields: InlineFields;
  resizedImages: ResizedImage[];
}

/** A rendered entry of the record of changes. */
type RenderedUpdate = NonNullable<Frontmatter['updates']>[number] & { tree: Root; content: ElementContent[] };

/** A rendered note, with the marks that cite it. */
export interface RenderedNote extends Cited {
  blocks: Nodes[];
  content: ElementContent[];
}

export interface RenderedPage {
  title: ElementContent[];
  summary: ElementContent[];
  since: ElementContent[];
  /** The key points at the top. Empty if the author placed them in the body. */
  keyPoints: ElementContent[];
  /** The Markdown nodes of these key points. */
  keyPointNodes: RootContent[];
  introduction: RawIntroduction;
  sections: RawSection[];
  updates: RenderedUpdate[];
  notes: RenderedNote[];
  /** Ids of removed sources that the record of changes links to. */
  formerSources: string[];
}

/** Creates the context for rendering one explainer. Its numbers are those of the page’s marks. */
export function createRenderContext(
  { basePath, getChartTable, glossary, data }: ExplainerInput,
  marks: ReadonlyMap<FootnoteReference, Mark>,
): RenderContext {
  const sourceById = new Map(data.sources.map((source) => [source.id, source]));
  return {
    glossary,
    definedTerms: new Set(),
    scrollBoxNames: new Set(),
    data,
    shortTitles: new Map(data.sections.map(({ id, title }) => [id, shortenTitle(renderInline(title).text)])),
    getChartTable,
    marks,
    strings: getStrings(data.lang),
    basePath,
    getPublisher: (id) => sourceById.get(id)?.publisher ?? id,
    getQuoteNumber: (id, key) => listPassages(sourceById.get(id) ?? {}).findIndex((passage) => passage.key === key) + 1,
  };
}

/**
 * Renders a page. The order of the calls matters: the first use of a term shows its definition.
 * @param citedNotes the notes that the page cites, in the order of their numbers
 */
export function renderPage(
  { slug, data, body, fields }: ExplainerInput,
  citedNotes: readonly Cited[],
  context: RenderContext,
): RenderedPage {
  const renderTree = (tree: Nodes) => render(tree, context).children as ElementContent[];
  const { introduction, sections } = splitSections(body, (root) => render(root, context));
  // Lists show the title as a link, which cannot contain others.
  const title = removeLinks(unwrapOnlyParagraph(renderTree(fields.title.tree)));
  const summary = unwrapOnlyParagraph(renderTree(fields.summary.tree));
  // Lists show the summary too, and have none of the page’s ids.
  redirectMissingAnchors(summary, new Set(), context.basePath + explainerPath(slug));
  const since = fields.since ? renderTree(fields.since.tree) : [];
  const keyPointNodes = body.hasKeyPoints ? [] : buildKeyPoints(fields);
  const keyPoints = renderTree({ type: 'root', children: keyPointNodes });

  const listedIds = new Set(data.sources.map(({ id }) => id));
  const formerSources = new Set<string>();
  const updates = (data.updates ?? []).map((update, index) => {
    const tree: Root = fields.updates[index]?.tree ?? { type: 'root', children: [] };
    const content = unwrapOnlyParagraph(renderTree(tree));
    anchorRemovedSources(content, listedIds, formerSources);
    return { ...update, tree, content };
  });

  // Links in notes can refer to definitions in the body: `[text][label]`.
  const definitions = body.root.children.filter(({ type }) => type === 'definition');
  const notes = citedNotes.map((note) => {
    const blocks = body.notes.get(note.id)?.children ?? [];
    return { ...note, blocks, content: renderTree({ type: 'root', children: [...blocks, ...definitions] }) };
  });
  return {
    title,
    summary,
    since,
    keyPoints,
    keyPointNodes,
    introduction,
    sections,
    updates,
    notes,
    formerSources: [...formerSources],
  };
}

/** Builds the component `KeyPoints`, for pages whose author did not place it. */
function buildKeyPoints({ keyPoints }: InlineFields): RootContent[] {
  if (keyPoints.length === 0) return [];
  const children = keyPoints.flatMap(({ tree }) => tree.children.filter((block) => block.type === 'paragraph'));
  return [{ type: 'mdxJsxFlowElement', name: 'KeyPoints', attributes: [], children }];
}
