import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Elements that load, run, steer or ask. None has a place in an explainer; drawings of charts are the site’s own. */
const harmful = new Set(
  'script style iframe frame object embed applet base meta link form input button textarea select template slot math noscript foreignobject animate set use audio video source portal'.split(
    ' ',
  ),
);

const address = /^(?:https?:\/\/|mailto:|#|\/(?!\/)|$)/i;

/** What in the HTML of anything could run, load or lead astray: every string in it is looked at as a browser would. */
export function harmIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && /html$/i.test(key) ? harmInHtml(fromHtml(inner, { fragment: true })) : harmIn(inner),
  );
}

function harmInHtml(tree: Nodes): string[] {
  const found: string[] = [];
  visit(tree, 'element', ({ tagName, properties }) => {
    if (harmful.has(tagName.toLowerCase())) found.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || name === 'srcDoc' || name === 'style') found.push(`${name} of <${tagName}>`);
      if (['href', 'src', 'action', 'data', 'xLinkHref'].includes(name) && !address.test(String(value)))
        found.push(`${name}="${String(value).slice(0, 60)}"`);
    }
  });
  return found;
}
