/** Puts the sources of `sources.yml` in the place of their ids, so that nothing else knows the difference. */
import type { Position } from '../../diagnostics/diagnostic.ts';
import { getValue, type Path, type Yaml } from '../frontmatter/yaml.ts';
import type { SharedSources } from './shared-sources.ts';

/** An item of a list of sources that is only an id. */
export interface SourceReference {
  id: string;
  at: Position;
  /** Whether `sources.yml` has a source with that id. */
  isResolved: boolean;
}

/** YAML with sources in the place of their ids. */
export interface ResolvedYaml {
  yaml: Yaml;
  /** By their indexes in their list, for each list. */
  references: ReadonlyMap<number, SourceReference>[];
}

/**
 * Puts shared sources in the place of their ids. Their positions say that they are elsewhere. An id without a shared
 * source becomes a source that has nothing else.
 * @param lists the paths of the lists of sources
 */
export function resolveReferences(yaml: Yaml, lists: readonly Path[], shared: SharedSources): ResolvedYaml {
  const references = lists.map((path) => findReferences(yaml, path, shared));
  if (references.every(({ size }) => size === 0)) return { yaml, references };
  const data = lists.reduce((before, path, nth) => {
    const list = toList(getValue(before, path)).map((item, index) => {
      const id = references[nth]?.get(index)?.id;
      return id === undefined ? item : (shared.get(id) ?? { id });
    });
    return references[nth]?.size ? replaceValue(before, path, list) : before;
  }, yaml.data);
  const isElsewhere = (path: Path) =>
    lists.some((list, nth) => {
      const isInList = list.every((key, depth) => path[depth] === key);
      return isInList && references[nth]?.has(Number(path[list.length]));
    });
  const mark = (path: Path, position: Position): Position =>
    isElsewhere(path) ? { ...position, isElsewhere: true } : position;
  return {
    references,
    yaml: {
      ...yaml,
      data,
      positionOf: (path) => mark(path, yaml.positionOf(path)),
      keyPositionOf: (path) => mark(path, yaml.keyPositionOf(path)),
      positionWithin: (path, text, nth) => mark(path, yaml.positionWithin(path, text, nth)),
    },
  };
}

function findReferences({ data, positionOf }: Yaml, path: Path, shared: SharedSources): Map<number, SourceReference> {
  return new Map(
    toList(getValue(data, path)).flatMap((id, index): [number, SourceReference][] =>
      typeof id === 'string' && id !== ''
        ? [[index, { id, at: positionOf([...path, index]), isResolved: shared.has(id) }]]
        : [],
    ),
  );
}

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Returns a copy of data with another value at a path. */
function replaceValue(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const mapping = data as Record<PropertyKey, unknown>;
  return { ...mapping, [key]: replaceValue(mapping[key], rest, value) };
}
