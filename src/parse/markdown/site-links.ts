import type { Definition, Link, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Facts } from '../../explainer/model.ts';

/** The links of a text that lead to this page or another of the site. */
export function linksOf(tree: Nodes, placeOf: (node: Link | Definition) => Place): Facts['links'] {
  const links: Facts['links'] = [];
  visit(tree, ['link', 'definition'], (node) => {
    if ((node.type === 'link' || node.type === 'definition') && /^[#/]/.test(node.url))
      links.push({ address: node.url, at: placeOf(node) });
  });
  return links;
}
