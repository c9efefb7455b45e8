import type { ElementContent, Root as HastRoot } from 'hast';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { selectCited } from '../../citations/cited-in.ts';
import { numberCitations } from '../../citations/number.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { collectIds } from '../../explainer/anchors.ts';
import type { Cited, Mark } from '../../explainer/citation.ts';
import { explainerPath, noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { CitedSource, Explainer, ListedClaim, Note } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getDirection, getStrings } from '../../i18n/strings.ts';
import type { InlineFields } from '../frontmatter/inline-fields.ts';
import type { ParsedBody } from '../markdown/collect-citations.ts';
import { getAttribute } from '../markdown/nodes.ts';
import { findAbbreviations } from './abbreviations.ts';
import { assembleSection, shortenTitle } from './assemble-section.ts';
import type { ComponentContext } from './components.ts';
import { collectIdsAndLinks, redirectMissingAnchors } from './ids-and-links.ts';
import { findLinkTargets, toMarkdownTree } from './markdown-tree.ts';
import { renderReferenceWithQuotes } from './reference-list.ts';
import { anchorRemovedSources } from './removed-sources.ts';
import { render, renderInline, toHtml, toText } from './render.ts';
import { splitSections } from './split-sections.ts';
import { buildTermDefinition } from './term-definition.ts';
import { type FormContext, toHtmlForms, toMarkdownBlock, toRichText, toTextBlock } from './text-forms.ts';
import { md, toPhrasing, writeMarkdown } from './write-markdown.ts';

interface Parts {
  slug: string;
  basePath: string;
  /** The scheme and host of the site. */
  siteUrl: string;
  figuresOf: ComponentContext['figuresOf'];
  glossary: Glossary;
  data: Frontmatter;
  body: ParsedBody;
  fields: InlineFields;
  report: Report;
}

/**
 * Makes the model of an explainer from what was read of it. Numbers follow the page: since, key points, text,
 * changes, notes.
 */
export function assembleExplainer({
  slug,
  basePath,
  siteUrl,
  figuresOf,
  glossary,
  data,
  body,
  fields,
  report,
}: Parts): Explainer {
  const words = getStrings(data.lang);
  const shown = body.marks.filter(({ broken }) => !broken);
  const numbered = numberCitations(shown.map(({ citation }) => citation));
  const marks = new Map(shown.map(({ node }, index) => [node, numbered.marks[index] as Mark]));
  const given = new Map(data.sources.map((source) => [source.id, source]));
  const context = {
    glossary,
    defined: new Set<string>(),
    data,
    shortTitles: new Map(data.sections.map(({ id, title }) => [id, shortenTitle(renderInline(title).text)])),
    figuresOf,
    marks,
    words,
    basePath,
    publisherOf: (id: string) => given.get(id)?.publisher ?? id,
    quoteNumber: (id: string, key: string) => Object.keys(given.get(id)?.quotes ?? {}).indexOf(key) + 1,
  };
  const rendered = (tree: Nodes) => contentOf(render(tree, context));

  const { introduction, sections } = splitSections(body, report, (root) => render(root, context));
  const definitions = body.root.children.filter(({ type }) => type === 'definition');
  const title = unwrap(rendered(fields.title.tree));
  const summary = unwrap(rendered(fields.summary.tree));
  const since = fields.since ? rendered(fields.since.tree) : [];
  const keyPointNodes = body.hasKeyPoints || fields.keyPoints.length === 0 ? [] : [keyPointsOf(fields)];
  const keyPoints = rendered({ type: 'root', children: keyPointNodes });
  const formerSources = new Set<string>();
  const updates = (data.updates ?? []).map((update, index) => {
    const tree = fields.updates[index]?.tree ?? empty;
    const content = unwrap(rendered(tree));
    anchorRemovedSources(content, given, formerSources);
    return { ...update, tree, content };
  });
  const notes = numbered.notes.map((cited) => {
    const blocks = body.notes.get(cited.id)?.children ?? [];
    return { ...cited, blocks, content: rendered({ type: 'root', children: [...blocks, ...definitions] }) };
  });

  const sources = citedSources(data.sources, numbered.sources);
  const listed = data.sources.filter(({ located }) => located);
  const everything = [
    [...title, ...summary, ...since, ...keyPoints, ...introduction.content],
    ...sections.flatMap(({ heading, content }) => [[heading], content]),
    ...[...updates, ...notes].map(({ content }) => content),
  ].flat();
  const found = collectIdsAndLinks(everything);
  const elsewhere = new Set([
    ...numbered.marks.map(({ anchor }) => anchor),
    ...sections.map(({ id }) => id),
    ...Array.from(formerSources, sourceAnchor),
  ]);
  const ids = found.ids.filter((id) => !elsewhere.has(id));
  const home = siteUrl + basePath;
  const page = home + explainerPath(slug);
  const plain = { ...context, defined: new Set<string>(), page, home, targets: findLinkTargets(body.root) };
  const anchored = { sections, ids, sources, listed, formerSources: [...formerSources], notes, updates };
  const forms: FormContext = { plain, portable: { slug, page, ids: collectIds(anchored) } };
  const explainerHref = basePath + explainerPath(slug);

  const introduced = toTextBlock(
    introduction.content,
    toMarkdownBlock([...keyPointNodes, ...introduction.blocks], forms),
    forms,
  );
  const madeSections = sections.map((raw) => {
    const meta = data.sections.find(({ id }) => id === raw.id);
    return assembleSection({ raw, meta, cited: selectCited(raw.id, { sources, notes }), explainerHref }, forms);
  });
  return {
    slug,
    lang: data.lang,
    dir: getDirection(data.lang),
    title: {
      html: toHtml(title),
      text: toText(title),
      markdown: writeMarkdown(md.heading(1, ...toPhrasing(toMarkdownTree(fields.title.tree.children, plain)))),
    },
    summary: toRichText(summary, fields.summary.tree.children, forms),
    topics: data.topics,
    authors: data.authors,
    draft: data.draft ?? false,
    ...(data.withdrawn ? { withdrawn: data.withdrawn } : {}),
    published: data.published,
    ...(data.updated ? { updated: data.updated } : {}),
    asOf: data.asOf,
    ...(fields.since ? { since: toRichText(since, fields.since.tree.children, forms) } : {}),
    keyPoints: {
      ...toHtmlForms(keyPoints, forms),
      text: body.hasKeyPoints ? '' : fields.keyPoints.map(({ tree }) => toText(rendered(tree))).join(' '),
    },
    introduction: introduced,
    words: wordsIn([introduced, ...madeSections].map(({ text }) => text).join(' '), data.lang),
    sections: madeSections,
    claims: listedClaims(data, body),
    events: (data.timeline ?? []).map(({ date }, index) => ({
      date,
      text: toText(rendered(fields.timeline[index]?.tree ?? empty)),
    })),
    updates: updates.map(({ date, kind, section, content, tree }) => ({
      date,
      kind,
      ...toRichText(content, tree.children, forms),
      ...(section ? { section } : {}),
    })),
    terms: [...context.defined],
    sources,
    listed,
    formerSources: [...formerSources],
    abbreviations: findAbbreviations([introduced.text, ...madeSections.map(({ text }) => text)]),
    notes: notes.map((note) => noteForms(note, { sources, notes }, explainerHref, forms)),
    referencesHtml: Object.fromEntries(
      sources.map(({ source }) => [source.id, toHtml(renderReferenceWithQuotes(source, { lang: data.lang, words }))]),
    ),
    definitions: Object.fromEntries(
      Array.from(plain.defined, (id) => [id, writeMarkdown(buildTermDefinition(id, plain))]),
    ),
    ids,
    links: found.addresses.filter((address) => !/^[#/]/.test(address)),
  };
}

const empty: Root = { type: 'root', children: [] };

/** The key points, which the author placed nowhere, as the component that shows them. */
function keyPointsOf({ keyPoints }: InlineFields): MdxJsxFlowElement {
  const children = keyPoints.flatMap(({ tree }) => tree.children.filter((block) => block.type === 'paragraph'));
  return { type: 'mdxJsxFlowElement', name: 'KeyPoints', attributes: [], children };
}

/** The claims that the body shows, in its order, each with the part of the page that it is in. */
function listedClaims({ claims = [] }: Frontmatter, { root, sections }: ParsedBody): ListedClaim[] {
  const found: ListedClaim[] = [];
  let part = 'introduction';
  for (const block of root.children) {
    if (block.type === 'heading') part = sections.get(block)?.id ?? part;
    visit(block, 'mdxJsxFlowElement', (node) => {
      const claim = node.name === 'Claim' ? claims.find(({ id }) => id === getAttribute(node, 'id')) : undefined;
      if (claim) found.push({ id: claim.id, text: claim.text, by: claim.by, status: claim.status, part });
    });
  }
  return found;
}

/** Makes a note of the model. Its tree is changed: nothing else may use it afterwards. */
function noteForms(
  { id, number, marks, content, blocks }: Cited & { content: ElementContent[]; blocks: Nodes[] },
  { sources, notes }: { sources: readonly CitedSource[]; notes: readonly Cited[] },
  explainerHref: string,
  forms: FormContext,
): Note {
  const { text: _text, ...rich } = toRichText(content, blocks, forms);
  const isCited = (item: { marks: Mark[] }) => item.marks.some(({ note }) => note === id);
  const here = new Set([
    ...collectIdsAndLinks(content).ids,
    ...sources.filter(isCited).map(({ source }) => sourceAnchor(source.id)),
    ...notes.filter(isCited).map((note) => noteAnchor(note.id)),
  ]);
  const standalone = redirectMissingAnchors(content, here, explainerHref) ? { standalone: toHtml(content) } : {};
  return { id, number, marks, ...rich, ...standalone };
}

function wordsIn(text: string, lang: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++;
  return count;
}

/** The sources in the order of their numbers; those that only data of the frontmatter names come last. */
function citedSources(given: readonly Source[], cited: readonly Cited[]): CitedSource[] {
  const marksOf = new Map(cited.map(({ id, marks }) => [id, marks]));
  const located = given.filter(({ located }) => !located);
  const order = [...cited.map(({ id }) => id), ...located.map(({ id }) => id).filter((id) => !marksOf.has(id))];
  return order.flatMap((id, index): CitedSource[] => {
    const source = located.find((each) => each.id === id);
    return source ? [{ source, number: index + 1, marks: marksOf.get(id) ?? [] }] : [];
  });
}

const contentOf = (root: HastRoot): ElementContent[] => root.children as ElementContent[];

/** The inside of a single paragraph. */
function unwrap(content: ElementContent[]): ElementContent[] {
  const [only, ...rest] = content.filter((node) => node.type === 'element');
  return only?.tagName === 'p' && rest.length === 0 ? only.children : content;
}
