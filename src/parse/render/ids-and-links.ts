import type { ElementContent } from 'hast';
import { visit } from 'unist-util-visit';

/** Collects the ids of elements, and the addresses of links and images, each once, in the order of the tree. */
export function collectIdsAndLinks(content: readonly ElementContent[]): { ids: string[]; addresses: string[] } {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  visit({ type: 'root', children: [...content] }, 'element', ({ properties: { id, href, src } }) => {
    if (typeof id === 'string' && id !== '') ids.add(id);
    for (const address of [href, src]) if (typeof address === 'string') addresses.add(address);
  });
  return { ids: [...ids], addresses: [...addresses] };
}

/**
 * Points links to ids that a page does not have to the same ids on another page. It changes the tree.
 * @param presentIds the ids that the page has
 * @param otherPage the address of the other page
 * @returns whether there were any such links
 */
export function redirectMissingAnchors(
  content: readonly ElementContent[],
  presentIds: ReadonlySet<string>,
  otherPage: string,
): boolean {
  let isChanged = false;
  visit({ type: 'root', children: [...content] }, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href !== 'string' || !href.startsWith('#') || presentIds.has(decode(href.slice(1)))) return;
    properties['href'] = otherPage + href;
    isChanged = true;
  });
  return isChanged;
}

function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
