import type { ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { sourceAnchor } from '../../explainer/ids.ts';

/**
 * Turns links to removed sources into anchors. A link in the record of changes to a source that is no longer
 * listed, `[the notice](#source-notice)`, becomes the target of other links to that source: it says what
 * happened to the source. See docs/decisions/addresses-that-last.md.
 * @param listedIds ids of the sources that are listed
 * @param anchoredIds ids of the removed sources that have an anchor; each gets one only, and is added here
 */
export function anchorRemovedSources(
  content: ElementContent[],
  listedIds: ReadonlySet<string>,
  anchoredIds: Set<string>,
): void {
  visit({ type: 'root', children: content }, 'element', (element) => {
    const [, id] = /^#source-(.+)$/.exec(String(element.properties['href'] ?? '')) ?? [];
    if (id === undefined || listedIds.has(id) || anchoredIds.has(id)) return;
    anchoredIds.add(id);
    element.tagName = 'span';
    element.properties = { id: sourceAnchor(id) };
  });
}
