import { changesAnchor, noteAnchor, notesAnchor, sourceAnchor, sourcesAnchor } from './ids.ts';
import type { Explainer, Note } from './model.ts';

/** The parts of an explainer that have ids. */
interface Anchored extends Pick<Explainer, 'ids' | 'sources' | 'listed' | 'formerSources'> {
  sections: readonly { id: string }[];
  notes: readonly Pick<Note, 'id' | 'marks'>[];
  updates: readonly unknown[];
}

/** Collects every id in the text and the lists of an explainer. */
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

/** Collects every id on an explainer’s page that a link can lead to, former ids of sections included. */
export function collectAnchors(explainer: Explainer): Set<string> {
  return new Set(['main', ...explainer.sections.flatMap(({ was = [] }) => was), ...collectIds(explainer)]);
}
