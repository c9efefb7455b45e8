import type { Paragraph } from 'mdast';
import { sourceAnchor, termPath } from '../../explainer/ids.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { type PlainContext, plainTree } from './markdown-tree.ts';
import { md, phrasingIn } from './write-markdown.ts';

/** What a term of the glossary means, with its sources and the way to the glossary, as Markdown’s tree. */
export function termDefinition(id: string, context: PlainContext): Paragraph {
  const { data, words, glossary, page, home } = context;
  const { term = '', definition = '', sources = [] } = glossary[id] ?? {};
  // A work that the explainer rests on too leads to its place in the list.
  const listedAt = new Map(data.sources.map((source) => [source.url, `${page}#${sourceAnchor(source.id)}`]));
  const meaning = plainTree(parseField(definition).children, context);
  return md.paragraph(
    md.strong(term),
    ' ',
    ...phrasingIn(meaning),
    ' ',
    ...sources.flatMap(({ publisher, url }, index) => [
      index > 0 ? ', ' : `${words.sources}: `,
      url ? md.link(listedAt.get(url) ?? url, publisher) : publisher,
    ]),
    ' · ',
    md.link(home + termPath(id), words.glossary),
  );
}
