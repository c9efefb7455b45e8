/**
 * What components are in plain Markdown: a quotation, a list, a table. See `components.ts` for what they are on the
 * page.
 */
import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import { termLabel, termPath } from '../../explainer/ids.ts';
import { dateFormatter } from '../../i18n/strings.ts';
import type { MarkdownContext } from './markdown-tree.ts';
import { md, toPhrasing } from './write-markdown.ts';

interface PlainCall {
  attribute(name: string): string | undefined;
  /** Converted already; those of components that show data are its paragraphs, in order. */
  children: RootContent[];
}

type Convert = (call: PlainCall, context: MarkdownContext) => RootContent[];

const quotation = (children: RootContent[]): RootContent => ({
  type: 'blockquote',
  children: children as BlockContent[],
});

const callout: Convert = ({ attribute, children }) => {
  const title = attribute('title');
  return [quotation([...(title ? [md.paragraph(md.strong(title))] : []), ...children])];
};

const claim: Convert = ({ attribute, children }, { data, words }) => {
  const found = data.claims?.find(({ id }) => id === attribute('id'));
  if (!found) return [];
  return [
    quotation([
      md.paragraph(`${words.claim}: ${found.by}, ${dateFormatter(data.lang)(found.on)}`),
      md.paragraph(found.text),
      md.paragraph(md.strong(`${words.statuses[found.status]}.`), ' ', ...toPhrasing(children)),
    ]),
  ];
};

const timeline: Convert = ({ children }, { data }) => {
  const date = dateFormatter(data.lang);
  const events = (data.timeline ?? []).map((event, index) => [
    md.paragraph(md.strong(`${date(event.date)}:`), ' ', ...toPhrasing(children.slice(index, index + 1))),
  ]);
  return [md.list(events)];
};

/** Key points as a list under their name; the children are their texts. */
const keyPoints: Convert = ({ children }, { data, shortTitles, words, page }) => {
  const points = (data.keyPoints ?? []).map(({ section }, index) => {
    const title = section && shortTitles.get(section);
    const more = title ? [' ', md.link(`${page}#${section}`, title)] : [];
    return [md.paragraph(...toPhrasing(children.slice(index, index + 1)), ...more)];
  });
  return [md.paragraph(md.strong(words.keyPoints)), md.list(points)];
};

/** A chart is its title, its text and its table, which comes last among the children. */
const chart: Convert = ({ attribute, children }, { figuresOf }) => {
  const title = attribute('title');
  return title && figuresOf(attribute('data') ?? '') ? [md.paragraph(md.strong(title)), ...children] : [];
};

/** A term is a link to the glossary. Where it comes first, its definition is a footnote. */
const term: Convert = ({ attribute, children }, { glossary, defined, home }) => {
  const id = attribute('id') ?? '';
  const entry = glossary[id];
  if (!entry) return [];
  const shown = children.length > 0 ? (children as PhrasingContent[]) : [md.text(entry.term)];
  if (defined.has(id)) return shown;
  defined.add(id);
  const label = termLabel(id);
  return [md.link(home + termPath(id), ...shown), { type: 'footnoteReference', identifier: label, label }];
};

/** By the name that authors write. */
export const markdownComponents: ReadonlyMap<string, Convert> = new Map([
  ['Callout', callout],
  ['Chart', chart],
  ['Claim', claim],
  ['KeyPoints', keyPoints],
  ['Term', term],
  ['Timeline', timeline],
]);
