/** Renders text in every form that the model has: see `RichText`. */
import type { ElementContent } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import type { RichText, TextBlock } from '../../explainer/model.ts';
import { type MarkdownContext, toMarkdownTree } from './markdown-tree.ts';
import { toText } from './plain-text.ts';
import { type PortableContext, toPortable } from './portable-html.ts';
import { toHtml } from './render.ts';
import { writeMarkdown } from './write-markdown.ts';

/** What the forms need to know of the explainer. */
export interface FormContext {
  portable: PortableContext;
  markdown: MarkdownContext;
}

/** Writes content as HTML for pages and, where that differs, for feed readers. */
export function toHtmlForms(content: ElementContent[], context: FormContext): Pick<RichText, 'html' | 'portable'> {
  const html = toHtml(content);
  const portable = toHtml(toPortable(content, context.portable));
  return { html, ...(portable === html ? {} : { portable }) };
}

/** Writes content in all forms. @param nodes the same content in Markdown’s tree */
export function toRichText(content: ElementContent[], nodes: readonly Nodes[], context: FormContext): RichText {
  const markdown = writeMarkdown(...toMarkdownTree(nodes, context.markdown));
  return { ...toHtmlForms(content, context), text: toText(content), markdown };
}

/** Nodes of plain Markdown. */
interface MarkdownBlock {
  nodes: RootContent[];
  /** Ids of the terms whose first use is in these nodes. */
  terms: string[];
}

/** Writes content in all forms. @param block the same content in plain Markdown */
export function toTextBlock(content: ElementContent[], block: MarkdownBlock, context: FormContext): TextBlock {
  const markdown = writeMarkdown(...block.nodes);
  const forms = { ...toHtmlForms(content, context), markdown, terms: block.terms };
  const others = content.filter(isTableOrFigure);
  if (others.length === 0) return { ...forms, text: toText(content) };
  const prose = toText(content.filter((node) => !isTableOrFigure(node)));
  return { ...forms, text: `${prose} ${toText(others)}`.trim(), proseLength: prose.length };
}

/** Says whether an element is a table or `<figure>` (a chart, a picture), or the box around one. */
function isTableOrFigure(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  return /^(?:table|figure)$/.test(node.tagName) || (node.tagName === 'div' && node.children.some(isTableOrFigure));
}

/** Converts nodes of Markdown’s tree to plain ones, and finds the terms whose first use is in them. */
export function toMarkdownBlock(nodes: readonly Nodes[], { markdown }: FormContext): MarkdownBlock {
  const definedBefore = markdown.definedTerms.size;
  const converted = toMarkdownTree(nodes, markdown);
  return { nodes: converted, terms: [...markdown.definedTerms].slice(definedBefore) };
}
