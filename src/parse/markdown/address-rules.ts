import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { isWebAddress } from '../../explainer/schema/fields.ts';

/** Whether an address may stand in a text: the web, mail, this site, or this page. */
export function isSafeAddress(address: string): boolean {
  if (/[\p{Cc}\s\\]/u.test(address)) return false;
  if (/^mailto:[^@]+@[^@]+$/i.test(address)) return true;
  if (/^(#|\/(?!\/))/.test(address)) return true;
  return isWebAddress(address);
}

/** Reports every link, image and definition whose address is of another kind. `placeOf` says where a node stands. */
export function checkAddresses(tree: Nodes, positionOf: (node: Nodes) => Position, report: Report): void {
  visit(tree, ['link', 'image', 'definition'], (node) => {
    if (!('url' in node) || isSafeAddress(node.url)) return;
    report({
      rule: 'bad-address',
      position: positionOf(node),
      message: `“${node.url}” is not an address that an explainer can lead to.`,
      hint: 'Write https://…, mailto:…, #a-section or /an-explainer/.',
    });
  });
}
