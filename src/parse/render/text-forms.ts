/** The forms in which the model has text: see `Rich`. */
import type { ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import type { Part, Rich } from '../../explainer/model.ts';
import { type PlainContext, plainTree } from './markdown-tree.ts';
import { type PortableContext, portable } from './portable-html.ts';
import { html, plainText } from './render.ts';
import { writeMarkdown } from './write-markdown.ts';

/** What the forms need to know of the explainer. */
export interface FormContext {
  portable: PortableContext;
  plain: PlainContext;
}

/** Content as HTML for pages and for feed readers. */
export function htmlForms(content: ElementContent[], context: FormContext): Pick<Rich, 'html' | 'portable'> {
  const forPages = html(content);
  const forFeeds = html(portable(content, context.portable));
  return { html: forPages, ...(forFeeds === forPages ? {} : { portable: forFeeds }) };
}

/** Content in all forms. @param nodes the same in Markdown’s tree */
export function richForms(content: ElementContent[], nodes: readonly Nodes[], context: FormContext): Rich {
  const markdown = writeMarkdown(...plainTree(nodes, context.plain));
  return { ...htmlForms(content, context), text: plainText(content), markdown };
}

/** A stretch of the text, of which the plain tree was made. @param terms those that it is the first to use */
export function partForms(
  content: ElementContent[],
  { nodes, terms }: { nodes: RootContent[]; terms: string[] },
  context: FormContext,
): Part {
  return { ...htmlForms(content, context), text: plainText(content), markdown: writeMarkdown(...nodes), terms };
}

/** Converts a stretch of the text, and finds the terms that it is the first to use. */
export function plainPart(nodes: readonly Nodes[], { plain }: FormContext): { nodes: RootContent[]; terms: string[] } {
  const known = plain.defined.size;
  const converted = plainTree(nodes, plain);
  return { nodes: converted, terms: [...plain.defined].slice(known) };
}
