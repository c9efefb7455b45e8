/**
 * Converts a tree of HTML for feed readers: the result needs no styles or scripts of this site, and its anchors are
 * unique in a feed.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import { feedAnchor } from '../../explainer/ids.ts';
import { isDrawing } from './plain-text.ts';

/** What portable HTML needs to know of the explainer. */
export interface PortableContext {
  slug: string;
  /** The absolute address of the explainer’s page. */
  pageUrl: string;
  /** Every id in the explainer’s text and lists. Links to other ids lead to the page. */
  ids: ReadonlySet<string>;
}

/** Attributes that work without styles and scripts. */
const portableAttributes = 'alt title width height type start lang dir scope colSpan rowSpan'.split(' ');

type Rewrite = (element: Element, children: ElementContent[]) => ElementContent[];

const bold: Rewrite = (_element, children) => [h('p', h('b', children))];
const quotation: Rewrite = (element, children) => [{ ...element, tagName: 'blockquote', children }];
const unwrap: Rewrite = (_element, children) => children;
const drop: Rewrite = () => [];

/** By element, or by element and its first class. Authors’ own elements have no classes. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  'aside.callout': quotation,
  'p.callout-title': bold,
  'div.claim': quotation,
  'section.key-points': unwrap,
  'p.label': bold,
  'ol.timeline': (element, children) => [{ ...element, tagName: 'ul', children: children.map(addColon) }],
  // A chart is its title, its text and its table.
  'figure.chart': (_element, [caption, ...rest]) => [...(caption ? spreadCaption(caption) : []), ...rest],
  'div.table': unwrap,
  'summary.fold-title': bold,
  details: unwrap,
  summary: drop,
};

/** Returns the title of a chart as a paragraph, and the text below it. */
function spreadCaption(caption: ElementContent): ElementContent[] {
  const [title, ...text] = caption.type === 'element' ? caption.children : [caption];
  return [...(title ? [h('p', title)] : []), ...text];
}

/** Makes the date that an event starts with bold, and adds a colon to it. */
function addColon(event: ElementContent): ElementContent {
  if (event.type !== 'element') return event;
  const [date, ...text] = event.children;
  return date?.type === 'element' ? { ...event, children: [h('b', [...date.children, ':']), ...text] } : event;
}

/** Converts content of the page. Returns a copy. */
export function toPortable(content: readonly ElementContent[], context: PortableContext): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    // Drops the hidden definition of a term, and the drawing of a chart.
    if (node.properties['hidden'] === true || isDrawing(node)) return [];
    const properties = convertProperties(node.properties, context);
    const children = toPortable(node.children, context);
    // Unwraps a span that had only a class or a role.
    if (node.tagName === 'span' && !properties['lang'] && !properties['dir'] && !properties['id']) return children;
    const [firstClass] = [node.properties['className']].flat();
    const rewrite = rewrites[`${node.tagName}.${firstClass}`] ?? rewrites[node.tagName];
    const element = { ...node, properties, children };
    return rewrite?.(element, children) ?? [element];
  });
}

function convertProperties(properties: Properties, { slug, pageUrl, ids }: PortableContext): Properties {
  const converted: Properties = {};
  const toAbsolute = (address: string) => (address.startsWith('/') ? new URL(address, pageUrl).href : address);
  const { id, href, src, className } = properties;
  // The alignment of a column.
  if (/^(center|right)$/.test(String(className))) converted['align'] = String(className);
  if (id) converted['id'] = feedAnchor(slug, String(id));
  if (typeof href === 'string') {
    const anchor = href.startsWith('#') ? href.slice(1) : undefined;
    if (anchor === undefined) converted['href'] = toAbsolute(href);
    else converted['href'] = ids.has(anchor) ? `#${feedAnchor(slug, anchor)}` : pageUrl + href;
  }
  if (typeof src === 'string') converted['src'] = toAbsolute(src);
  for (const name of portableAttributes) if (properties[name] !== undefined) converted[name] = properties[name];
  return converted;
}
