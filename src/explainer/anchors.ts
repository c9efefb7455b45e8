import { changesAnchor, notesAnchor, sourcesAnchor } from '../schema/ids.ts';
import type { Explainer } from './model.ts';

/** Every id on an explainer’s page that a link can lead to. */
export function anchorsOf(explainer: Explainer): Set<string> {
  const { introduction, sections, since, keyPoints, sourcesHtml, listedHtml, notesHtml, updates } = explainer;
  const html = [
    since?.html ?? '',
    keyPoints.html,
    introduction.html,
    ...sections.map((section) => section.html),
    ...updates.map((update) => update.html),
    notesHtml,
    sourcesHtml,
    listedHtml,
  ].join('');
  return new Set([
    'main',
    ...sections.flatMap(({ id, was = [] }) => [id, ...was]),
    ...Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id = '']) => id),
    ...(updates.length > 0 ? [changesAnchor] : []),
    ...(notesHtml ? [notesAnchor] : []),
    ...(sourcesHtml || listedHtml ? [sourcesAnchor] : []),
  ]);
}
