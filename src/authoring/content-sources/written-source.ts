/** A source as it is written in a content file, and where. */
import type { Position } from '../../diagnostics/diagnostic.ts';
import type { Path, Yaml } from '../../parse/frontmatter/yaml.ts';

/** A list of sources in a file. */
export interface SourceList {
  path: string;
  /** The path in messages. */
  name: string;
  /** The keys that lead to the list; none for `sources.yml`, which is a list. */
  keys: string[];
  /** The explainer; undefined for a term and for `sources.yml`. */
  slug?: string;
  /** The language of a source that names none; undefined in `sources.yml`. */
  lang?: string;
}

/** An entry of a list. */
export interface WrittenSource {
  id: string;
  /** Mappings, lists and text. They may have mistakes. */
  fields: Readonly<Record<string, unknown>>;
  list: SourceList;
  /** The positions of the values, by field: `url`, and `quotes.toll` for what has keys. */
  positions: ReadonlyMap<string, Position>;
}

/** Says whether a source is in `sources.yml`. */
export const isShared = ({ list }: WrittenSource): boolean => list.keys.length === 0;

/** Returns the names of the fields of a source, with the path and the value of each: `quotes.toll` for a quote. */
export function flattenFields(fields: Readonly<Record<string, unknown>>): [name: string, value: unknown, path: Path][] {
  return Object.entries(fields).flatMap(([field, value]): [string, unknown, Path][] =>
    field === 'quotes' || field === 'places'
      ? Object.entries(toMapping(value)).map(([key, passage]) => [`${field}.${key}`, passage, [field, key]])
      : [[field, value, [field]]],
  );
}

/** Returns the positions of all values of an entry. @param path that of the entry */
export function listFieldPositions(fields: WrittenSource['fields'], path: Path, yaml: Yaml): Map<string, Position> {
  return new Map(flattenFields(fields).map(([name, , end]) => [name, yaml.positionOf([...path, ...end])]));
}

/** Returns a mapping of YAML; an empty one for any other value. */
export const toMapping = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
