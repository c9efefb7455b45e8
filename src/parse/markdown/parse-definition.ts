import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { termPath } from '../../explainer/ids.ts';
import { parseField } from './parse-markdown.ts';

/** Parses the definition of a term. Its links to `#another-term` lead to the glossary from every page that shows it. */
export function parseDefinition(definition: string): Root {
  const tree = parseField(definition);
  visit(tree, 'link', (node) => {
    if (node.url.startsWith('#')) node.url = `/${termPath(node.url.slice(1))}`;
  });
  return tree;
}
