import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { findLineStarts } from '../../diagnostics/lines.ts';

/** A way into a document: keys and indexes. */
export type Path = readonly PropertyKey[];

/** YAML that was read, with the places of what it holds. */
export interface Yaml {
  /** Mappings, lists and text; every scalar is text. */
  data: unknown;
  /** The place of the value at a path, or of the nearest thing around it that exists. */
  positionOf(path: Path): Position;
  /** The place of the key at a path. */
  keyPositionOf(path: Path): Position;
  /** The place where `needle` is written inside the value at a path for the nth time, from 0, or of the value itself. */
  positionWithin(path: Path, needle: string, nth?: number): Position;
}

/**
 * Reads YAML 1.2 with the failsafe schema, so that `2026`, `no` and `1.0` stay the text that they are.
 * Mistakes of syntax go to `report`; undefined is returned when there were any.
 */
export function parseYaml(source: string, report: Report): Yaml | undefined {
  const placeAt = placesIn(source);
  const document = parsed(source, report);
  if (!document) return undefined;
  const twice = keysGivenTwice(document);
  for (const key of twice) {
    report({
      rule: 'duplicate-key',
      position: placeAt(key.range?.[0] ?? 0),
      message: 'The YAML cannot be read here: Map keys must be unique.',
      hint: 'Delete one of the two.',
    });
  }
  const quoteAt = openQuotes(document);
  for (const error of [...document.errors, ...document.warnings].slice(0, most)) {
    report({
      rule: 'broken-yaml',
      position: placeAt(error.code === 'MISSING_CHAR' ? quoteAt(error.pos[0]) : error.pos[0]),
      message: `The YAML cannot be read here: ${error.message.replace(/\.$/, '')}.`,
      hint:
        yamlHints[error.code] ??
        'Mend the YAML; text that holds “: ”, “#” or quotation marks goes between quotation marks.',
    });
  }
  if (document.errors.length > 0 || twice.length > 0) return undefined;

  const pairAt = (path: Path): Pair<Node, Node | null> | undefined => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap<Node, Node | null>(parent)) return undefined;
    return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  };
  const nodeAt = (path: Path): Node | null => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return node;
      const key = pairAt(path.slice(0, length))?.key;
      if (key?.range) return key;
    }
    return isCollection(document.contents) ? document.contents : null;
  };
  return {
    data: readData(document, report),
    positionOf: (path) => placeAt(nodeAt(path)?.range?.[0] ?? 0),
    keyPositionOf: (path) => placeAt((pairAt(path)?.key ?? nodeAt(path))?.range?.[0] ?? 0),
    positionWithin: (path, needle, nth = 0) => {
      const [start = 0, end = 0] = nodeAt(path)?.range ?? [];
      const written = source.slice(start, end);
      let found = written.indexOf(needle);
      for (let skipped = 0; skipped < nth && found >= 0; skipped++) found = written.indexOf(needle, found + 1);
      return placeAt(start + Math.max(0, found));
    },
  };
}

/** More mistakes of syntax than anybody mends in one go; most follow from the first. */
const most = 100;

/** Parses YAML. What is nested deeper than the parser can follow is reported, and yields undefined. */
function parsed(source: string, report: Report): Document.Parsed | undefined {
  const brackets = /[[{](?:\s*[[{]){1000}/.exec(source);
  if (brackets) {
    report({
      rule: 'too-much-markup',
      position: placesIn(source)(brackets.index),
      message: 'Here more than 1000 brackets are opened, one inside the other.',
      hint: 'No field needs more than five levels: delete brackets that open nothing.',
    });
    return undefined;
  }
  try {
    // The parser would compare each key with every other: it is done below in one go.
    return parseDocument(source, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report({
      rule: 'broken-yaml',
      position: { line: 1, column: 1 },
      message: 'The YAML cannot be read: it is nested too deeply.',
      hint: 'No field needs more than five levels: delete brackets, or hyphens, that open nothing.',
    });
    return undefined;
  }
}

/** The keys that their mapping has already, with their places. */
function keysGivenTwice(document: Document): Scalar[] {
  const twice: Scalar[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) twice.push(key);
        seen.add(key.value);
      }
    },
  });
  return twice.slice(0, most);
}

/** Tells line and column of an offset. The library’s own counter stops at the first mistake. */
function placesIn(source: string): (offset: number) => Position {
  const starts = findLineStarts(source);
  return (offset) => {
    const place = Math.min(Math.max(0, offset), source.length);
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: place - (starts[low] ?? 0) + 1 };
  };
}

const yamlHints: Partial<Record<string, string>> = {
  BAD_INDENT: 'Line the keys up: those of one mapping start in the same column.',
  TAB_AS_INDENT: 'Indent with spaces.',
};

/** Tells where the quotation mark stands that is missing its partner where the parser noticed it. */
function openQuotes(document: Document): (noticed: number) => number {
  const ranges: (readonly [start: number, value: number, end: number])[] = [];
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE_') && range) ranges.push(range);
    },
  });
  return (noticed) => ranges.findLast(([start, , end]) => start < noticed && end >= noticed)?.[0] ?? noticed;
}

/** The most aliases, and values that come of them. Text needs none; each costs a walk through the document. */
const mostAliases = 100;

/** Resolves aliases; a document that multiplies itself through them is refused. */
function readData(document: Document, report: Report): unknown {
  let aliases = 0;
  visit(document, { Alias: () => void aliases++ });
  try {
    if (aliases > mostAliases) throw new Error(`it holds ${aliases} aliases`);
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    report({
      rule: 'broken-yaml',
      position: { line: 1, column: 1 },
      message: `The YAML cannot be read: ${(error as Error).message}.`,
      hint: 'Write values out instead of repeating them through aliases.',
    });
    return undefined;
  }
}
