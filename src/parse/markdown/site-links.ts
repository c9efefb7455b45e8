import type { Definition, Link, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';

/** The links of a text that lead to this page or another of the site. */
export function findSiteLinks(tree: Nodes, positionOf: (node: Link | Definition) => Position): CrossFileFacts['links'] {
  const links: CrossFileFacts['links'] = [];
  visit(tree, ['link', 'definition'], (node) => {
    if ((node.type === 'link' || node.type === 'definition') && /^[#/]/.test(node.url))
      links.push({ address: node.url, at: positionOf(node) });
  });
  return links;
}
