/** Helpers for HTML’s tree. */
import type { Element, ElementContent } from 'hast';

/** Returns the elements among nodes, without the line ends between them. */
export function selectElements(content: readonly ElementContent[]): Element[] {
  return content.filter((node) => node.type === 'element');
}

/** Returns what is inside paragraphs. */
export function unwrapParagraphs(paragraphs: readonly ElementContent[]): ElementContent[] {
  return selectElements(paragraphs).flatMap(({ children }) => children);
}

/** Returns what is inside a paragraph, if content is nothing but that paragraph. */
export function unwrapOnlyParagraph(content: ElementContent[]): ElementContent[] {
  const [only, ...rest] = selectElements(content);
  return only?.tagName === 'p' && rest.length === 0 ? only.children : content;
}
