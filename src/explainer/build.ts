import type { ElementContent, Root as HastRoot } from 'hast';
import { h } from 'hastscript';
import type { Root } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import { type Cited, type Mark, numberCitations } from '../cite/number.ts';
import type { Glossary } from '../schema/directory.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import type { Report } from '../schema/problem.ts';
import type { Source } from '../schema/source.ts';
import { directionOf, wordsFor } from '../words.ts';
import { abbreviationsIn } from './abbreviations.ts';
import type { Body } from './body.ts';
import { type ComponentContext, keyPointList } from './components.ts';
import { splitSections } from './cut.ts';
import type { Fields } from './fields.ts';
import { anchorFormerSources } from './former-sources.ts';
import { listedSources, noteList, sourceList } from './lists.ts';
import type { ChartData, CitedSource, Explainer, Inline, Part, Section } from './model.ts';
import { html, inlineOf, plainText, render } from './render.ts';

interface Parts {
  slug: string;
  basePath: string;
  figuresOf: ComponentContext['figuresOf'];
  glossary: Glossary;
  data: Frontmatter;
  body: Body;
  fields: Fields;
  report: Report;
}

/** Makes the model of an explainer from what was read of it. Numbers follow the page: since, key points, text, changes, notes. */
export function build({ slug, basePath, figuresOf, glossary, data, body, fields, report }: Parts): Explainer {
  const words = wordsFor(data.lang);
  const shown = body.marks.filter(({ broken }) => !broken);
  const numbered = numberCitations(shown.map(({ citation }) => citation));
  const marks = new Map(shown.map(({ node }, index) => [node, numbered.marks[index] as Mark]));
  const shortTitles = new Map(data.sections.map(({ id, title }) => [id, shortTitle(inlineOf(title).text)]));
  const given = new Map(data.sources.map((source) => [source.id, source]));
  const context = {
    glossary,
    defined: new Set<string>(),
    data,
    shortTitles,
    figuresOf,
    marks,
    words,
    basePath,
    publisherOf: (id: string) => given.get(id)?.publisher ?? id,
    quoteNumber: (id: string, key: string) => Object.keys(given.get(id)?.quotes ?? {}).indexOf(key) + 1,
  };
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
  const sources = citedSources(data.sources, numbered.sources);
  const listed = data.sources.filter(({ located }) => located);
  const madeSections = sections.map(({ heading, id, content }): Section => {
    const meta = data.sections.find((section) => section.id === id);
    const text = plainText(heading);
    const chart = firstChart(content);
    return {
      ...part(content, id),
      id,
      title: { html: html(heading.children), text },
      shortTitle: shortTitle(text),
      ...(meta?.summary ? { summary: meta.summary } : {}),
      ...(meta?.was ? { was: meta.was } : {}),
      subsections: content.flatMap((node) =>
        node.type === 'element' && node.tagName === 'h3'
          ? [{ id: String(node.properties['id']), title: plainText(node) }]
          : [],
      ),
      ...(chart ? { chart } : {}),
    };
  });
  const names = new Map<string, string>([
    ['introduction', words.introduction],
    ['since', words.since],
    ['key-points', words.inKeyPoints],
    ['changes', words.changes],
    ['notes', words.notes],
    ...madeSections.map(({ id, shortTitle }) => [id, shortTitle] as const),
  ]);
  const lists = { lang: data.lang, words, nameOfPart: (name: string) => names.get(name) ?? name };
  const noteBody = (id: string): ElementContent[] => {
    const children = body.notes.get(id)?.children ?? [];
    return contentOf(render({ type: 'root', children: [...children, ...definitions] } as Root, context));
  };
  const introduced = part(introduction, 'introduction');
  const formerSources = new Set<string>();
  const points = body.hasKeyPoints ? [] : fields.keyPoints.map(({ tree }) => h('p', unwrap(render(tree, context))));
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
    keyPoints: {
      html: points.length > 0 ? html([keyPointList(points, context)]) : '',
      text: points.map(plainText).join(' '),
    },
    introduction: introduced,
    words: wordsIn([introduced, ...madeSections].map(({ text }) => text).join(' '), data.lang),
    sections: madeSections,
    claims: body.claims
      .flatMap((index) => data.claims?.[index] ?? [])
      .map(({ id, text, by, status }) => ({ id, text, by, status })),
    events: (data.timeline ?? []).map(({ date }, index) => ({
      date,
      text: plainText(contentOf(render(fields.timeline[index]?.tree ?? empty, context))),
    })),
    updates: (data.updates ?? []).map(({ date, kind, section }, index) => {
      const content = unwrap(render(fields.updates[index]?.tree ?? empty, context));
      anchorFormerSources(content, given, formerSources);
      const text = plainText(content);
      return { date, kind, html: html(content), text, ...(section ? { section } : {}) };
    }),
    terms: [...context.defined],
    sources,
    listed,
    formerSources: [...formerSources],
    abbreviations: abbreviationsIn([introduced.text, ...madeSections.map(({ text }) => text)]),
    sourcesHtml: sources.length > 0 ? html(sourceList(sources, lists)) : '',
    listedHtml:
      listed.length > 0
        ? html(listedSources(listed, (id) => sources.find(({ source }) => source.id === id)?.number, lists))
        : '',
    notesHtml: numbered.notes.length > 0 ? html(noteList(numbered.notes, noteBody, lists)) : '',
  };
}

function wordsIn(text: string, lang: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++;
  return count;
}

const empty: Root = { type: 'root', children: [] };

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

/** A title up to its first colon: “The Iran Protest Crisis: A Nation in Revolt” is “The Iran Protest Crisis”. */
function shortTitle(title: string): string {
  return title.split(/:\s/)[0] ?? title;
}

/** What the first chart shows, however deep it stands. */
function firstChart(content: ElementContent[]): ChartData | undefined {
  let found: ChartData | undefined;
  visit({ type: 'root', children: content }, 'element', ({ data }) => {
    found = data?.chart;
    return found ? EXIT : undefined;
  });
  return found;
}

const contentOf = (root: HastRoot): ElementContent[] => root.children as ElementContent[];

/** The inside of a single paragraph. */
function unwrap(root: HastRoot): ElementContent[] {
  const [only, ...rest] = contentOf(root).filter((node) => node.type === 'element');
  return only?.tagName === 'p' && rest.length === 0 ? only.children : contentOf(root);
}
