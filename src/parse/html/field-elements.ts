/**
 * Finds the elements in a field of the frontmatter. A field is Markdown, not MDX, so that braces and “<” are text
 * there; its parser leaves tags as HTML.
 */
import type { Html, Nodes, Parent, PhrasingContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import 'mdast-util-mdx';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { phrasingElements, selectProperties } from '../render/phrasing-elements.ts';
import { isVoidElement } from './void-elements.ts';

/** Puts each element that authors may write in the place of its tags. Other tags stay, to be reported. */
export function nestFieldElements(tree: Nodes): void {
  visit(tree, (node) => {
    if ('children' in node && node.children.some(({ type }) => type === 'html')) nestChildren(node as Parent);
  });
}

function nestChildren(parent: Parent): void {
  const result: Parent['children'] = [];
  for (const child of parent.children) {
    const endOf = child.type === 'html' && /^<\/([a-z]+)\s*>$/.exec(child.value)?.[1];
    const start = endOf ? result.findLastIndex((node) => node.type === 'html' && getElementName(node) === endOf) : -1;
    const startTag = result[start];
    if (startTag?.type === 'html') {
      const content = result.splice(start).slice(1) as PhrasingContent[];
      result.push(createElement(startTag, content));
    } else if (child.type === 'html' && isVoidElement(getElementName(child) ?? '')) {
      result.push(createElement(child, []));
    } else {
      result.push(child);
    }
  }
  parent.children = result;
}

/** Returns the name of the element that a tag starts, if authors may write it. */
function getElementName({ value }: Html): string | undefined {
  const name = /^<([a-z]+)[\s/>]/.exec(value)?.[1];
  return name && phrasingElements.has(name) ? name : undefined;
}

/** Creates the node that MDX creates. Its position is that of its start tag. */
function createElement(startTag: Html, children: PhrasingContent[]): MdxJsxTextElement {
  const name = getElementName(startTag) ?? '';
  const [element] = fromHtml(startTag.value, { fragment: true }).children;
  const properties = element?.type === 'element' ? element.properties : {};
  const attributes = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key === 'className' ? 'class' : key.toLowerCase(),
      String(value),
    ]),
  );
  return {
    type: 'mdxJsxTextElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
    position: startTag.position,
    data: { hName: name, hProperties: selectProperties(name, attributes) },
  };
}
