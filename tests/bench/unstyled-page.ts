/** A page without any design: the same words and links, no style, script or picture. */
import type { Element, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

const left = new Set(['script', 'style', 'link', 'svg', 'img', 'template']);
const kept = ['href', 'id', 'lang', 'dir', 'charSet', 'name', 'content'];

/** The bare form of a page of ours. */
export function barePage(html: string): string {
  const tree = fromHtml(html);
  return toHtml({ ...tree, children: bare(tree.children) } as Root);
}

function bare(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'comment') return [];
    if (node.type !== 'element') return [node];
    const isKept = !left.has(node.tagName) && (node.tagName !== 'meta' || node.properties['property'] === undefined);
    return isKept ? [bareElement(node)] : [];
  });
}

function bareElement(element: Element): Element {
  const properties = Object.fromEntries(Object.entries(element.properties).filter(([name]) => kept.includes(name)));
  return { ...element, properties, children: bare(element.children) as Element['children'] };
}
