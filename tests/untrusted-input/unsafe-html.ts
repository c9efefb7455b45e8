/** Finds markup that no page may take from content. */
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Elements that load, run, navigate, accept input, or change how browsers parse. No explainer may contain them. */
const forbiddenElements = new Set(
  (
    'script style iframe frame object embed applet base meta link form input button textarea select template slot ' +
    'math noscript foreignobject animate set use audio video source portal'
  ).split(' '),
);

const safeAddress = /^(?:https?:\/\/|mailto:|#|\/(?!\/)|$)/i;

/**
 * Returns the unsafe markup in every property whose name ends in “html”, at any depth, parsed as a browser does.
 */
export function findUnsafeHtml(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && /html$/i.test(key)
      ? findUnsafeElements(fromHtml(inner, { fragment: true }))
      : findUnsafeHtml(inner),
  );
}

function findUnsafeElements(tree: Nodes): string[] {
  const unsafe: string[] = [];
  visit(tree, 'element', ({ tagName, properties }) => {
    if (forbiddenElements.has(tagName.toLowerCase())) unsafe.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || name === 'srcDoc' || name === 'style') unsafe.push(`${name} of <${tagName}>`);
      if (['href', 'src', 'action', 'data', 'xLinkHref'].includes(name) && !safeAddress.test(String(value)))
        unsafe.push(`${name}="${String(value).slice(0, 60)}"`);
    }
  });
  return unsafe;
}
