/** Strips a page of styles, scripts and images, so that only its text and links are left. */
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

const removedElements = new Set(['script', 'style', 'link', 'svg', 'img', 'template']);
const keptProperties = ['href', 'id', 'lang', 'dir', 'charSet', 'name', 'content'];

/** Returns a page without styles, scripts and images. */
export function stripDesign(html: string): string {
  const tree = fromHtml(html);
  return toHtml({ ...tree, children: stripNodes(tree.children) } as Root);
}

function stripNodes(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'comment') return [];
    if (node.type !== 'element') return [node];
    const isKept =
      !removedElements.has(node.tagName) && (node.tagName !== 'meta' || node.properties['property'] === undefined);
    return isKept ? [stripElement(node)] : [];
  });
}

function stripElement(element: Element): Element {
  const properties = Object.fromEntries(
    Object.entries(element.properties).filter(([name]) => keptProperties.includes(name)),
  );
  return { ...element, properties, children: stripNodes(element.children) as Element['children'] };
}
