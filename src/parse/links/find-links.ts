/** Finds the links to pages of the site: those that rules check. */
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { toLocalAddress } from '../../explainer/local-link.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';
import type { Source } from '../../explainer/schema/source.ts';
import type { Path, Yaml } from '../frontmatter/yaml.ts';
import { positionOf } from '../markdown/nodes.ts';

/**
 * Normalizes the addresses of links within the site, whose anchors are made from normalized text. Other addresses stay
 * as they are written: a server may tell the two encodings apart.
 */
export function normalizeSiteLinks(tree: Nodes): void {
  visit(tree, ['link', 'definition'], (node) => {
    if ((node.type === 'link' || node.type === 'definition') && /^[#/]/.test(node.url))
      node.url = node.url.normalize('NFC');
  });
}

/**
 * Returns the links to the same page or to other pages of the site.
 * @param home the absolute address of the site’s home page
 */
export function findSiteLinks(tree: Nodes, home: string): CrossFileFacts['links'] {
  const links: CrossFileFacts['links'] = [];
  visit(tree, ['link', 'definition'], (node) => {
    const address = node.type === 'link' || node.type === 'definition' ? toLocalAddress(node.url, home) : undefined;
    if (address !== undefined) links.push({ address, at: positionOf(node) });
  });
  return links;
}

/**
 * Returns the addresses of sources that are pages of this site, as links within the site.
 * @param path the path of the list of sources in the file
 * @param home the absolute address of the site’s home page
 */
export function findSourceLinks(
  sources: readonly Source[],
  path: Path,
  yaml: Pick<Yaml, 'positionOf'>,
  home: string,
): CrossFileFacts['links'] {
  return sources.flatMap((source, index) =>
    (['url', 'archived'] as const).flatMap((key) => {
      const address = toLocalAddress(source[key] ?? '', home);
      return address === undefined ? [] : [{ address, at: yaml.positionOf([...path, index, key]) }];
    }),
  );
}
