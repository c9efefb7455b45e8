/** Which sources repeat which: `restsOn` says so, and what a source comes down to follows from it. */
import type { Source } from '../explainer/schema/source.ts';

/** Returns the source with an id, if there is one. */
type FindSource = (id: string) => Pick<Source, 'restsOn'> | undefined;

/**
 * Returns the ids of the sources that a source comes down to: those at the ends of its chain of `restsOn`, or itself
 * if it rests on none. A source that rests on itself has no end, and comes down to nothing.
 */
export function findOrigins(
  id: string,
  findSource: FindSource,
  repeaters: ReadonlySet<string> = new Set(),
): Set<string> {
  if (repeaters.has(id)) return new Set();
  const { restsOn = [] } = findSource(id) ?? {};
  if (restsOn.length === 0) return new Set([id]);
  const path = new Set([...repeaters, id]);
  return new Set(restsOn.flatMap((other) => [...findOrigins(other, findSource, path)]));
}

/** Says whether a source rests on itself, directly or through others. */
export function restsOnItself(id: string, findSource: FindSource): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const other of findSource(next)?.restsOn ?? []) {
      if (other === id) return true;
      if (!seen.has(other)) waiting.push(other);
      seen.add(other);
    }
  }
  return false;
}
