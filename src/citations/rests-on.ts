/** Which sources repeat which: `restsOn` says so, and what a source comes down to follows from it. */
import type { Source } from '../explainer/schema/source.ts';

/** Returns the source with an id, if there is one. */
type FindSource = (id: string) => Pick<Source, 'restsOn'> | undefined;

const listRepeated = (id: string, findSource: FindSource) => findSource(id)?.restsOn ?? [];

/** Collects the ids of all sources that a source repeats, directly or through others. */
function collectRepeated(id: string, findSource: FindSource): Set<string> {
  const repeated = new Set<string>();
  const waiting = [...listRepeated(id, findSource)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (repeated.has(next)) continue;
    repeated.add(next);
    waiting.push(...listRepeated(next, findSource));
  }
  return repeated;
}

/** Returns the ids of the sources that a source comes down to: those it repeats that repeat none, or itself. */
export function findOrigins(id: string, findSource: FindSource): Set<string> {
  const sources = new Set([id, ...collectRepeated(id, findSource)]);
  return new Set([...sources].filter((each) => listRepeated(each, findSource).length === 0));
}

/** Says whether a source rests on itself, directly or through others. */
export function restsOnItself(id: string, findSource: FindSource): boolean {
  return collectRepeated(id, findSource).has(id);
}
