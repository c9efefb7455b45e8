import type { Paragraph } from 'mdast';
import { sourceAnchor, termPath } from '../../explainer/ids.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { type MarkdownContext, toMarkdownTree } from './markdown-tree.ts';
import { md, toPhrasing } from './write-markdown.ts';

/** What a term of the glossary means, with its sources and the way to the glossary, as Markdown’s tree. */
export function buildTermDefinition(id: string, context: MarkdownContext): Paragraph {
  const { data, words, glossary, page, home } = context;
  const { term = '', definition = '', sources = [] } = glossary[id] ?? {};
  // A work that the explainer rests on too leads to its place in the list.
  const listedAt = new Map(data.sources.map((source) => [source.url, `${page}#${sourceAnchor(source.id)}`]));
  const meaning = toMarkdownTree(parseField(definition).children, context);
  return md.paragraph(
    md.strong(term),
    ' ',
    ...toPhrasing(meaning),
    ' ',
    ...sources.flatMap(({ publisher, url }, index) => [
      index > 0 ? ', ' : `${words.sources}: `,
      url ? md.link(listedAt.get(url) ?? url, publisher) : publisher,
    ]),
    ' · ',
    md.link(home + termPath(id), words.glossary),
  );
}
