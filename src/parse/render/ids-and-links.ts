import type { ElementContent } from 'hast';
import { visit } from 'unist-util-visit';

/** Finds the ids of elements, and where links and images lead, each once, in the order of the tree. */
export function collectIdsAndLinks(content: readonly ElementContent[]): { ids: string[]; addresses: string[] } {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  visit({ type: 'root', children: [...content] }, 'element', ({ properties: { id, href, src } }) => {
    if (typeof id === 'string') ids.add(id);
    for (const address of [href, src]) if (typeof address === 'string') addresses.add(address);
  });
  return { ids: [...ids], addresses: [...addresses] };
}

/**
 * Changes the links inside a page that lead to ids which are not there: they lead to that id on another page.
 * @returns whether there were any
 */
export function redirectMissingAnchors(
  content: readonly ElementContent[],
  here: ReadonlySet<string>,
  page: string,
): boolean {
  let isChanged = false;
  visit({ type: 'root', children: [...content] }, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href !== 'string' || !href.startsWith('#') || here.has(decoded(href.slice(1)))) return;
    properties['href'] = page + href;
    isChanged = true;
  });
  return isChanged;
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
