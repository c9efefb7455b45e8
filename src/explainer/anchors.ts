import { changesAnchor, noteAnchor, notesAnchor, sourceAnchor, sourcesAnchor } from './ids.ts';
import type { Explainer, Note } from './model.ts';

interface Anchored extends Pick<Explainer, 'ids' | 'sources' | 'listed' | 'formerSources'> {
  sections: readonly { id: string }[];
  notes: readonly Pick<Note, 'id' | 'marks'>[];
  updates: readonly unknown[];
}

/** Every id in the text of an explainer and its lists. */
export function collectIds({ sections, ids, sources, listed, formerSources, notes, updates }: Anchored): Set<string> {
  return new Set([
    ...sections.map(({ id }) => id),
    ...ids,
    ...[...sources, ...notes].flatMap(({ marks }) => marks.map(({ anchor }) => anchor)),
    ...[...sources.map(({ source }) => source.id), ...listed.map(({ id }) => id), ...formerSources].map(sourceAnchor),
    ...notes.map(({ id }) => noteAnchor(id)),
    ...(updates.length > 0 ? [changesAnchor] : []),
    ...(notes.length > 0 ? [notesAnchor] : []),
    ...(sources.length + listed.length > 0 ? [sourcesAnchor] : []),
  ]);
}

/** Every id on an explainer’s page that a link can lead to. */
export function collectAnchors(explainer: Explainer): Set<string> {
  return new Set(['main', ...explainer.sections.flatMap(({ was = [] }) => was), ...collectIds(explainer)]);
}
