import type { Element, ElementContent, Root as HastRoot } from 'hast';
import type { Heading, Root } from 'mdast';
import rehypeSlug from 'rehype-slug';
import { visit } from 'unist-util-visit';
import { type Mark, numberCitations } from '../cite/number.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import { isOwnAnchor } from '../schema/ids.ts';
import type { Report } from '../schema/problem.ts';
import { directionOf, wordsFor } from '../words.ts';
import { listedSources, noteList, sourceList } from './lists.ts';
import type { CitedSource, Explainer, Inline, Part, Section } from './model.ts';
import type { Body, Fields } from './read.ts';
import { html, plainText, render, withoutMarks } from './render.ts';

interface Parts {
  slug: string;
  basePath: string;
  data: Frontmatter;
  body: Body;
  fields: Fields;
  report: Report;
  places: Explainer['places'];
}

/** Makes the model of an explainer from what was read of it. Numbers follow the page: since, text, notes. */
export function build({ slug, basePath, data, body, fields, report, places }: Parts): Explainer {
  const words = wordsFor(data.lang);
  const shown = [...(fields.since?.marks ?? []), ...body.marks].filter(({ broken }) => !broken);
  const numbered = numberCitations(shown.map(({ citation }) => citation));
  const marks = new Map(shown.map(({ node }, index) => [node, numbered.marks[index] as Mark]));
  const given = new Map(data.sources.map((source) => [source.id, source]));
  const context = { marks, words, basePath, publisherOf: (id: string) => given.get(id)?.publisher ?? id };
  const citesOf = (part: string) => [
    ...new Set(numbered.marks.filter((mark) => mark.part === part && mark.kind === 'source').map(({ id }) => id)),
  ];
  const inline = (tree: Root): Inline => {
    const content = unwrap(render(tree, context));
    return { html: html(content), text: plainText(content) };
  };
  const part = (content: ElementContent[], name: string): Part => ({
    html: html(content),
    text: plainText(content),
    cites: citesOf(name),
  });

  const { introduction, sections } = splitSections(body, report, (root) => render(root, context));
  const definitions = body.root.children.filter(({ type }) => type === 'definition');
  const sources = numbered.sources.flatMap(({ id, number, marks }): CitedSource[] => {
    const source = given.get(id);
    return source ? [{ source, number, marks }] : [];
  });
  const unnumbered = data.sources.filter(
    ({ id, located }) => !located && !sources.some(({ source }) => source.id === id),
  );
  unnumbered.forEach((source, index) => {
    sources.push({ source, number: numbered.sources.length + index + 1, marks: [] });
  });
  const listed = data.sources.filter(({ located }) => located);
  const madeSections = sections.map(({ heading, id, content }): Section => {
    const meta = data.sections.find((section) => section.id === id);
    const text = plainText(heading);
    return {
      ...part(content, id),
      id,
      title: { html: html(heading.children), text },
      shortTitle: shortTitle(text),
      ...(meta?.summary ? { summary: meta.summary } : {}),
      subsections: content.flatMap((node) =>
        node.type === 'element' && node.tagName === 'h3'
          ? [{ id: String(node.properties['id']), title: plainText(node) }]
          : [],
      ),
    };
  });
  const names = new Map<string, string>([
    ['introduction', words.introduction],
    ['since', words.since],
    ['notes', words.notes],
    ...madeSections.map(({ id, shortTitle }) => [id, shortTitle] as const),
  ]);
  const lists = { lang: data.lang, words, nameOfPart: (name: string) => names.get(name) ?? name };
  const noteBody = (id: string): ElementContent[] => {
    const children = body.notes.get(id)?.children ?? [];
    return contentOf(render({ type: 'root', children: [...children, ...definitions] } as Root, context));
  };
  return {
    slug,
    lang: data.lang,
    dir: directionOf(data.lang),
    title: inline(fields.title.tree),
    summary: inline(fields.summary.tree),
    topics: data.topics,
    authors: data.authors,
    draft: data.draft ?? false,
    ...(data.withdrawn ? { withdrawn: data.withdrawn } : {}),
    published: data.published,
    ...(data.updated ? { updated: data.updated } : {}),
    asOf: data.asOf,
    ...(fields.since ? { since: part(contentOf(render(fields.since.tree, context)), 'since') } : {}),
    introduction: part(introduction, 'introduction'),
    sections: madeSections,
    sources,
    listed,
    sourcesHtml: sources.length > 0 ? html(sourceList(sources, lists)) : '',
    listedHtml:
      listed.length > 0
        ? html(listedSources(listed, (id) => sources.find(({ source }) => source.id === id)?.number, lists))
        : '',
    notesHtml: numbered.notes.length > 0 ? html(noteList(numbered.notes, noteBody, lists)) : '',
    places,
  };
}

/** A title up to its first colon: “The Iran Protest Crisis: A Nation in Revolt” is “The Iran Protest Crisis”. */
function shortTitle(title: string): string {
  return title.split(/:\s/)[0] ?? title;
}

const contentOf = (root: HastRoot): ElementContent[] => root.children as ElementContent[];

/** The inside of a single paragraph. */
function unwrap(root: HastRoot): ElementContent[] {
  const [only, ...rest] = contentOf(root).filter((node) => node.type === 'element');
  return only?.tagName === 'p' && rest.length === 0 ? only.children : contentOf(root);
}

interface RawSection {
  id: string;
  heading: Element;
  content: ElementContent[];
}

/** Renders the body and cuts it at the headings of its sections. Headings get their ids here: sections theirs, others a slug. */
function splitSections(
  body: Body,
  report: Report,
  toTree: (root: Root) => HastRoot,
): { introduction: ElementContent[]; sections: RawSection[] } {
  for (const [heading, { id }] of body.sections) setId(heading, id);
  const tree = toTree(body.root);
  slugHeadings(tree);
  const ids = new Set(Array.from(body.sections.values(), ({ id }) => id));
  headingIds(tree, ids, report);
  const introduction: ElementContent[] = [];
  const sections: RawSection[] = [];
  for (const node of contentOf(tree)) {
    const id = node.type === 'element' && node.tagName === 'h2' ? String(node.properties['id']) : '';
    if (node.type === 'element' && ids.has(id)) sections.push({ id, heading: node, content: [] });
    else (sections.at(-1)?.content ?? introduction).push(node);
  }
  return { introduction, sections };
}

/** Gives every heading without an id one made of its words; citation marks in it do not count. */
function slugHeadings(tree: HastRoot): void {
  const headings: Element[] = [];
  visit(tree, 'element', (element) => {
    // The copy shares its properties with the heading, so that the id arrives there.
    if (/^h[1-6]$/.test(element.tagName)) headings.push({ ...element, children: withoutMarks(element.children) });
  });
  rehypeSlug()({ type: 'root', children: headings });
}

/** A heading inside a section gets its id from its words: that must be no id that something else on the page has. */
function headingIds(tree: HastRoot, sections: ReadonlySet<string>, report: Report): void {
  visit(tree, 'element', (element) => {
    const id = String(element.properties['id'] ?? '');
    if (!/^h[3-6]$/.test(element.tagName) || !(sections.has(id) || isOwnAnchor(id))) return;
    report({
      rule: 'duplicate-id',
      at: { line: element.position?.start.line ?? 1, column: element.position?.start.column ?? 1 },
      message: `The heading “${plainText(element)}” would get the id “${id}”, which ${sections.has(id) ? 'a section has' : 'the site gives out itself'}.`,
      hint: 'Word the heading otherwise.',
    });
  });
}

function setId(heading: Heading, id: string): void {
  heading.data = { ...heading.data, hProperties: { id } };
}
