import type { Paragraph } from 'mdast';
import { sourceAnchor, termPath } from '../../explainer/ids.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { findSameWork, getSourceUrl } from '../../explainer/source-identity.ts';
import { parseDefinition } from '../markdown/parse-definition.ts';
import { type MarkdownContext, toMarkdownTree } from './markdown-tree.ts';
import { md, toPhrasing } from './write-markdown.ts';

/** Builds the definition of a term, with its sources and a link to the glossary, in Markdown’s tree. */
export function buildTermDefinition(id: string, context: MarkdownContext): Paragraph {
  const { data, strings, glossary, pageUrl, homeUrl } = context;
  const { term = '', definition = '', sources = [] } = glossary[id] ?? {};
  // A work that is also a source of the explainer links to its entry in the list of sources.
  const getHref = (source: Source) => {
    const listed = findSameWork(source, data.sources);
    return listed ? `${pageUrl}#${sourceAnchor(listed.id)}` : getSourceUrl(source);
  };
  return md.paragraph(
    md.strong(term),
    ' ',
    ...toPhrasing(toMarkdownTree(parseDefinition(definition).children, context)),
    ' ',
    ...sources.flatMap((source, index) => {
      const href = getHref(source);
      return [index > 0 ? ', ' : `${strings.sources}: `, href ? md.link(href, source.publisher) : source.publisher];
    }),
    ' · ',
    md.link(homeUrl + termPath(id), strings.glossary),
  );
}
