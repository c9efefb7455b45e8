import type { ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { sourceAnchor } from '../../explainer/ids.ts';

/**
 * A link in the record of changes to a source that is listed no more, `[the notice](#source-notice)`, becomes the place
 * that links to that source lead to: there readers learn what became of it. See docs/decisions/addresses-that-last.md.
 * @param found ids of the sources found so far; each gets its place once
 */
export function anchorRemovedSources(
  content: ElementContent[],
  listed: ReadonlyMap<string, unknown>,
  found: Set<string>,
): void {
  visit({ type: 'root', children: content }, 'element', (element) => {
    const [, id] = /^#source-(.+)$/.exec(String(element.properties['href'] ?? '')) ?? [];
    if (id === undefined || listed.has(id) || found.has(id)) return;
    found.add(id);
    element.tagName = 'span';
    element.properties = { id: sourceAnchor(id) };
  });
}
