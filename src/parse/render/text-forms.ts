/** The forms in which the model has text: see `Rich`. */
import type { ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import type { RichText, TextBlock } from '../../explainer/model.ts';
import { type MarkdownContext, toMarkdownTree } from './markdown-tree.ts';
import { type PortableContext, toPortable } from './portable-html.ts';
import { toHtml, toText } from './render.ts';
import { writeMarkdown } from './write-markdown.ts';

/** What the forms need to know of the explainer. */
export interface FormContext {
  portable: PortableContext;
  plain: MarkdownContext;
}

/** Content as HTML for pages and for feed readers. */
export function toHtmlForms(content: ElementContent[], context: FormContext): Pick<RichText, 'html' | 'portable'> {
  const forPages = toHtml(content);
  const forFeeds = toHtml(toPortable(content, context.portable));
  return { html: forPages, ...(forFeeds === forPages ? {} : { portable: forFeeds }) };
}

/** Content in all forms. @param nodes the same in Markdown’s tree */
export function toRichText(content: ElementContent[], nodes: readonly Nodes[], context: FormContext): RichText {
  const markdown = writeMarkdown(...toMarkdownTree(nodes, context.plain));
  return { ...toHtmlForms(content, context), text: toText(content), markdown };
}

/** A stretch of the text, of which the plain tree was made. @param terms those that it is the first to use */
export function toTextBlock(
  content: ElementContent[],
  { nodes, terms }: { nodes: RootContent[]; terms: string[] },
  context: FormContext,
): TextBlock {
  return { ...toHtmlForms(content, context), text: toText(content), markdown: writeMarkdown(...nodes), terms };
}

/** Converts a stretch of the text, and finds the terms that it is the first to use. */
export function toMarkdownBlock(
  nodes: readonly Nodes[],
  { plain }: FormContext,
): { nodes: RootContent[]; terms: string[] } {
  const known = plain.defined.size;
  const converted = toMarkdownTree(nodes, plain);
  return { nodes: converted, terms: [...plain.defined].slice(known) };
}
