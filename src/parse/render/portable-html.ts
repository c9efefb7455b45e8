/**
 * HTML’s tree for feed readers: nothing in it needs this site’s styles, scripts or addresses, and its anchors are
 * unique in a feed.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import { feedAnchor } from '../../explainer/ids.ts';

/** What portable HTML needs to know of the explainer. */
export interface PortableContext {
  slug: string;
  /** The absolute address of its page. */
  page: string;
  /** Every id in its text and lists. Links to others lead to the page. */
  ids: ReadonlySet<string>;
}

/** Attributes that mean something without styles and scripts. */
const kept = 'alt width height type start lang dir align colSpan rowSpan checked disabled'.split(' ');

type Rewrite = (element: Element, children: ElementContent[]) => ElementContent[];

const bold: Rewrite = (_element, children) => [h('p', h('b', children))];
const quotation: Rewrite = (element, children) => [{ ...element, tagName: 'blockquote', children }];
const unwrap: Rewrite = (_element, children) => children;
const drop: Rewrite = () => [];

/** By element, or by element and class. What is here comes from components only: authors write no HTML. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  'aside.callout': quotation,
  'p.callout-title': bold,
  'div.claim': quotation,
  'section.key-points': unwrap,
  'p.label': bold,
  'ol.timeline': (element, children) => [{ ...element, tagName: 'ul', children: children.map(withColon) }],
  // A chart is its title, its text and its table.
  'figure.chart': unwrap,
  figcaption: (_element, [title, ...text]) => [...(title ? [h('p', title)] : []), ...text],
  svg: drop,
  details: unwrap,
  summary: drop,
};

/** An event begins with its day in bold. */
function withColon(event: ElementContent): ElementContent {
  if (event.type !== 'element') return event;
  const [day, ...text] = event.children;
  return day?.type === 'element' ? { ...event, children: [h('b', [...day.children, ':']), ...text] } : event;
}

/** Converts content of the page. It stays as it is: the result is a copy. */
export function toPortable(content: readonly ElementContent[], context: PortableContext): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    // A definition that opens in place.
    if (node.properties['hidden'] === true) return [];
    const properties = portableProperties(node.properties, context);
    const children = toPortable(node.children, context);
    // A span that only had a class or a role.
    if (node.tagName === 'span' && !properties['lang'] && !properties['id']) return children;
    const [className] = [node.properties['className']].flat();
    const rewrite = rewrites[`${node.tagName}.${className}`] ?? rewrites[node.tagName];
    const element = { ...node, properties, children };
    return rewrite?.(element, children) ?? [element];
  });
}

function portableProperties(given: Properties, { slug, page, ids }: PortableContext): Properties {
  const properties: Properties = {};
  const absolute = (address: string) => (address.startsWith('/') ? new URL(address, page).href : address);
  const { id, href, src } = given;
  if (id) properties['id'] = feedAnchor(slug, String(id));
  if (typeof href === 'string') {
    const anchor = href.startsWith('#') ? href.slice(1) : undefined;
    if (anchor === undefined) properties['href'] = absolute(href);
    else properties['href'] = ids.has(anchor) ? `#${feedAnchor(slug, anchor)}` : page + href;
  }
  if (typeof src === 'string') properties['src'] = absolute(src);
  for (const name of kept) if (given[name] !== undefined) properties[name] = given[name];
  return properties;
}
