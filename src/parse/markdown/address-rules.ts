import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { isWebAddress } from '../../explainer/schema/fields.ts';
import { positionOf } from './nodes.ts';

/** Returns whether a text may link to an address: on the web, for mail, on this site, or on this page. */
export function isSafeAddress(address: string): boolean {
  if (/[\p{Cc}\s\\]/u.test(address)) return false;
  if (/^mailto:[^@]+@[^@]+$/i.test(address)) return true;
  if (/^(#|\/(?!\/))/.test(address)) return true;
  return isWebAddress(address);
}

/** Returns the start of a long address, such as that of a picture within the text. */
export function shortenAddress(address: string): string {
  return address.length > 200 ? `${address.slice(0, 100)}…` : address;
}

/** Reports links, images and definitions whose address is not safe. */
export function checkAddresses(tree: Nodes, report: Report): void {
  visit(tree, ['link', 'image', 'definition'], (node) => {
    if (!('url' in node) || isSafeAddress(node.url)) return;
    // An image at `bridge.jpg` is reported when images are measured.
    if (node.type === 'image' && !/^\/|:(?<!^data:)/i.test(node.url)) return;
    const unquoted = /^["'“”„«»‘’‚](.+)["'“”„«»‘’]$/.exec(node.url)?.[1];
    report({
      rule: 'bad-address',
      position: positionOf(node),
      message: `“${shortenAddress(node.url)}” is not an address that an explainer can link to.`,
      ...(unquoted && isSafeAddress(unquoted) ? { hint: `Write ${unquoted} without quotation marks.` } : {}),
    });
  });
}
