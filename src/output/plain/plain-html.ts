/** The HTML of an explainer for readers that know nothing of this site’s styles and scripts: each construct as plain elements. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { ownHtml } from './own-html.ts';

export interface PlainOptions {
  /** Absolute address of the explainer’s page. Addresses of this site become absolute; those inside the page stay. */
  page: string;
  /** What stands for the definition of a term, which opens in place on the page; nothing unless given. */
  definition?: (term: string, content: ElementContent[]) => ElementContent[];
}

/** Takes HTML of the model, and gives back the same as plain elements. */
export function plainHtml(html: string, options: PlainOptions): ElementContent[] {
  return plain(ownHtml(html), options);
}

type Rewrite = (element: Element, children: ElementContent[]) => ElementContent[];

const bold: Rewrite = (_element, children) => [h('p', h('b', children))];
const aside: Rewrite = ({ properties: { id } }, children) => [h('blockquote', { id: id as string }, children)];
const unwrapped: Rewrite = (_element, children) => children;
const left: Rewrite = () => [];

/** By element, or by element and class. What stands here comes from components only: authors write no HTML. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  'aside.callout': aside,
  'p.callout-title': bold,
  'div.claim': aside,
  'section.key-points': unwrapped,
  'p.label': bold,
  'ol.timeline': ({ properties: { id } }, children) => [h('ul', { id: id as string }, children.map(withColon))],
  // A chart is its title, its text and its table.
  'figure.chart': unwrapped,
  figcaption: (_element, [title, ...text]) => [...(title ? [h('p', title)] : []), ...text],
  svg: left,
  details: unwrapped,
  summary: left,
};

/** An event begins with its day in bold. */
function withColon(event: ElementContent): ElementContent {
  if (event.type !== 'element') return event;
  const [day, ...text] = event.children;
  return day?.type === 'element' ? { ...event, children: [h('b', [...day.children, ':']), ...text] } : event;
}

function plain(nodes: readonly ElementContent[], options: PlainOptions): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const { tagName, properties } = node;
    if (properties['hidden'] === true) return options.definition?.(termOf(node), plain(node.children, options)) ?? [];
    const children = plain(node.children, options);
    const [className] = [properties['className']].flat();
    const rewrite = rewrites[`${tagName}.${className}`] ?? rewrites[tagName];
    return rewrite ? rewrite(node, children) : [withAbsoluteAddress({ ...node, children }, options.page)];
  });
}

function withAbsoluteAddress(element: Element, page: string): Element {
  const name = element.tagName === 'img' ? 'src' : 'href';
  const address = element.properties[name];
  if (typeof address !== 'string' || !address.startsWith('/')) return element;
  return { ...element, properties: { ...element.properties, [name]: new URL(address, page).href } };
}

/** The id of a term: its definition ends with the way to the glossary. */
function termOf(definition: Element): string {
  const links = definition.children.flatMap((child) => (child.type === 'element' ? [child, ...child.children] : []));
  const last = links.findLast((child) => child.type === 'element' && child.tagName === 'a') as Element | undefined;
  return String(last?.properties['href'] ?? '').replace(/^.*#/, '');
}
