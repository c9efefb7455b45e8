/** Assembles the model of an explainer from its parsed file. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { selectCited } from '../../citations/cited-in.ts';
import { numberCitations } from '../../citations/number.ts';
import { collectIds } from '../../explainer/anchors.ts';
import type { Cited, Mark } from '../../explainer/citation.ts';
import { explainerPath, noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { CitedSource, Explainer, ListedClaim, Note } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getDirection } from '../../i18n/strings.ts';
import type { InlineField } from '../frontmatter/inline-fields.ts';
import type { ResolvedBody } from '../markdown/collect-citations.ts';
import { findLinkTargets } from '../markdown/nodes.ts';
import { findAbbreviations } from './abbreviations.ts';
import { assembleSection } from './assemble-section.ts';
import { readAttributes } from './components.ts';
import { collectIdsAndLinks, redirectMissingAnchors } from './ids-and-links.ts';
import { type MarkdownContext, toMarkdownTree } from './markdown-tree.ts';
import { toText } from './plain-text.ts';
import { renderReferenceWithQuotes } from './reference-list.ts';
import { type RenderContext, render, toHtml } from './render.ts';
import {
  createRenderContext,
  type ExplainerInput,
  type RenderedNote,
  type RenderedPage,
  renderPage,
} from './render-page.ts';
import { buildTermDefinition } from './term-definition.ts';
import { type FormContext, toHtmlForms, toMarkdownBlock, toRichText, toTextBlock } from './text-forms.ts';
import { md, toPhrasing, writeMarkdown } from './write-markdown.ts';

/**
 * Assembles the model of an explainer. Citations are numbered in the order of the page: since, key points,
 * text, changes, notes.
 */
export function assembleExplainer(input: ExplainerInput): Explainer {
  const { slug, basePath, siteUrl, data, body, fields } = input;
  const numbered = numberMarks(body);
  const context = createRenderContext(input, numbered.markByNode);
  const page = renderPage(input, numbered.notes, context);
  const sources = orderSources(data.sources, numbered.sources);
  const listed = data.sources.filter(({ located }) => located);
  const { notes, updates, formerSources } = page;
  const { ids, links } = collectPageIdsAndLinks(page, numbered.marks);
  const anchors = collectIds({ sections: page.sections, ids, sources, listed, formerSources, notes, updates });
  const forms = createFormContext(slug, siteUrl + basePath, anchors, context, body.root);
  const explainerHref = basePath + explainerPath(slug);

  const introductionNodes = toMarkdownBlock([...page.keyPointNodes, ...page.introduction.blocks], forms);
  const introduction = toTextBlock(page.introduction.content, introductionNodes, forms);
  const sections = page.sections.map((raw) => {
    const declared = data.sections.find(({ id }) => id === raw.id);
    return assembleSection({ raw, declared, cited: selectCited(raw.id, { sources, notes }), explainerHref }, forms);
  });
  const texts = [introduction, ...sections].map(({ text }) => text);
  return {
    slug,
    lang: data.lang,
    dir: getDirection(data.lang),
    title: {
      html: toHtml(page.title),
      text: toText(page.title),
      markdown: writeMarkdown(md.heading(1, ...toPhrasing(toMarkdownTree(fields.title.tree.children, forms.markdown)))),
    },
    summary: toRichText(page.summary, fields.summary.tree.children, forms),
    topics: data.topics,
    authors: data.authors,
    draft: data.draft ?? false,
    ...(data.withdrawn ? { withdrawn: data.withdrawn } : {}),
    published: data.published,
    ...(data.updated ? { updated: data.updated } : {}),
    asOf: data.asOf,
    ...(fields.since ? { since: toRichText(page.since, fields.since.tree.children, forms) } : {}),
    keyPoints: {
      ...toHtmlForms(page.keyPoints, forms),
      text: body.hasKeyPoints ? '' : fields.keyPoints.map((field) => renderText(field, context)).join(' '),
    },
    introduction,
    words: countWords(texts.join(' '), data.lang),
    sections,
    claims: listClaims(data, body),
    events: (data.timeline ?? []).map(({ date }, index) => ({
      date,
      text: renderText(fields.timeline[index], context),
    })),
    updates: updates.map(({ date, kind, section, content, tree }) => ({
      date,
      kind,
      ...toRichText(content, tree.children, forms),
      ...(section ? { section } : {}),
    })),
    terms: [...context.definedTerms],
    sources,
    listed,
    formerSources,
    abbreviations: findAbbreviations(texts),
    resizedImages: input.resizedImages,
    notes: notes.map((note) => assembleNote(note, { sources, notes }, explainerHref, forms)),
    referencesHtml: renderReferences(sources, explainerHref, context),
    definitions: writeTermDefinitions(forms.markdown),
    ids,
    links,
  };
}

/** Numbers the marks of a page. Those that lead nowhere get no number. */
function numberMarks({ citations: marks }: ResolvedBody) {
  const valid = marks.filter(({ isBroken }) => !isBroken);
  const numbered = numberCitations(valid.map(({ citation }) => citation));
  const markByNode = new Map(valid.map(({ node }, index) => [node, numbered.marks[index] as Mark]));
  return { ...numbered, markByNode };
}

/** Lists sources in the order of their numbers. Those that only data of the frontmatter names come last. */
function orderSources(declared: readonly Source[], cited: readonly Cited[]): CitedSource[] {
  const marksById = new Map(cited.map(({ id, marks }) => [id, marks]));
  const citable = declared.filter(({ located }) => !located);
  const order = [...marksById.keys(), ...citable.map(({ id }) => id).filter((id) => !marksById.has(id))];
  return order.flatMap((id, index): CitedSource[] => {
    const source = citable.find((each) => each.id === id);
    return source ? [{ source, number: index + 1, marks: marksById.get(id) ?? [] }] : [];
  });
}

/**
 * Collects the ids in the text of a page, without those that the model has elsewhere, and the addresses outside the
 * site that it links to.
 */
function collectPageIdsAndLinks(page: RenderedPage, marks: readonly Mark[]): Pick<Explainer, 'ids' | 'links'> {
  const { title, summary, since, keyPoints, introduction, sections, updates, notes, formerSources } = page;
  const { ids, addresses } = collectIdsAndLinks([
    ...[...title, ...summary, ...since, ...keyPoints, ...introduction.content],
    ...sections.flatMap(({ heading, content }) => [heading, ...content]),
    ...[...updates, ...notes].flatMap(({ content }) => content),
  ]);
  const elsewhere = new Set([
    ...marks.map(({ anchor }) => anchor),
    ...sections.map(({ id }) => id),
    ...formerSources.map(sourceAnchor),
  ]);
  return {
    ids: ids.filter((id) => !elsewhere.has(id)),
    links: addresses.filter((address) => !/^[#/]/.test(address)),
  };
}

function createFormContext(
  slug: string,
  homeUrl: string,
  ids: ReadonlySet<string>,
  context: RenderContext,
  root: Root,
): FormContext {
  const pageUrl = homeUrl + explainerPath(slug);
  return {
    // Markdown defines its terms in an order of its own: key points come before the body.
    markdown: { ...context, definedTerms: new Set(), pageUrl, homeUrl, linkTargets: findLinkTargets(root) },
    portable: { slug, pageUrl, ids },
  };
}

function renderText(field: InlineField | undefined, context: RenderContext): string {
  return field ? toText(render(field.tree, context)) : '';
}

/** Counts words by the rules of a language. */
function countWords(text: string, lang: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++;
  return count;
}

/** Lists the claims that the body shows, in its order, each with its section. */
function listClaims({ claims = [] }: Frontmatter, { root, sections }: ResolvedBody): ListedClaim[] {
  const shown: ListedClaim[] = [];
  let part = 'introduction';
  for (const block of root.children) {
    if (block.type === 'heading') part = sections.get(block)?.id ?? part;
    visit(block, 'mdxJsxFlowElement', (node) => {
      const { id } = node.name === 'Claim' ? readAttributes(node) : {};
      const claim = claims.find((each) => each.id === id);
      if (claim) shown.push({ id: claim.id, text: claim.text, by: claim.by, status: claim.status, part });
    });
  }
  return shown;
}

/** Assembles a note of the model. It changes the note’s tree, which nothing may use afterwards. */
function assembleNote(
  { id, number, marks, content, blocks }: RenderedNote,
  { sources, notes }: { sources: readonly CitedSource[]; notes: readonly Cited[] },
  explainerHref: string,
  forms: FormContext,
): Note {
  const { text: _text, ...rich } = toRichText(content, blocks, forms);
  const isCited = (item: { marks: Mark[] }) => item.marks.some(({ note }) => note === id);
  const presentIds = new Set([
    ...collectIdsAndLinks(content).ids,
    ...sources.filter(isCited).map(({ source }) => sourceAnchor(source.id)),
    ...notes.filter(isCited).map((note) => noteAnchor(note.id)),
  ]);
  const isChanged = redirectMissingAnchors(content, presentIds, explainerHref);
  return { id, number, marks, ...rich, ...(isChanged ? { standalone: toHtml(content) } : {}) };
}

/** Renders each cited source as the list of sources shows it, by id. */
function renderReferences(
  sources: readonly CitedSource[],
  explainerHref: string,
  { data, strings }: RenderContext,
): Record<string, string> {
  const listed = new Set(sources.map(({ source }) => source.id));
  // The page of a section may not list the other source, so that the link names the explainer too.
  const getListedHref = (id: string) => (listed.has(id) ? `${explainerHref}#${sourceAnchor(id)}` : undefined);
  const context = { lang: data.lang, strings, getListedHref };
  const render = (source: Source) => toHtml(renderReferenceWithQuotes(source, context));
  return Object.fromEntries(sources.map(({ source }) => [source.id, render(source)]));
}

/** Writes the definition of each term that the Markdown defines, by id. */
function writeTermDefinitions(context: MarkdownContext): Record<string, string> {
  const define = (id: string) => [id, writeMarkdown(buildTermDefinition(id, context))];
  return Object.fromEntries(Array.from(context.definedTerms, define));
}
