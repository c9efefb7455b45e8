import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { createPositionFinder } from '../../diagnostics/lines.ts';

/** The keys and indexes that lead to a value of a document. */
export type Path = readonly PropertyKey[];

/** Returns the value at a path of data, or undefined if there is none. */
export function getValue(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

/** Parsed YAML with positions. */
export interface Yaml {
  /** Mappings, lists and text; every scalar is text. */
  data: unknown;
  /** Returns the position of the value at a path, or of the closest value or key above it that exists. */
  positionOf(path: Path): Position;
  /** Returns the position of the key at a path. */
  keyPositionOf(path: Path): Position;
  /** Says whether a value is in a list in brackets, and without quotation marks: `[a, b]`. */
  isPlainInBrackets(path: Path): boolean;
  /** Returns the position of the nth occurrence, from 0, of a text inside a value, or of the value if there is none. */
  positionWithin(path: Path, text: string, nth?: number): Position;
}

/**
 * Parses YAML 1.2 with the failsafe schema, so that `2026`, `no` and `1.0` stay text.
 * @returns undefined if the syntax has mistakes, which are reported
 */
export function parseYaml(source: string, report: Report): Yaml | undefined {
  // The line counter of `yaml` stops at the first mistake.
  const toPosition = createPositionFinder(source);
  const document = parse(source, report);
  if (!document) return undefined;
  const duplicateKeys = findDuplicateKeys(document);
  for (const key of duplicateKeys) {
    report({
      rule: 'duplicate-key',
      position: toPosition(key.range?.[0] ?? 0),
      message: 'The YAML cannot be parsed here: Map keys must be unique.',
    });
  }
  const findOpenQuote = createOpenQuoteLookup(document);
  const noBreakSpace = document.errors.length > 0 ? source.search(misplacedNoBreakSpace) : -1;
  if (noBreakSpace >= 0) {
    report({
      rule: 'broken-yaml',
      position: toPosition(noBreakSpace),
      message: 'There is a no-break space (U+00A0), which looks like a space, where YAML needs a space.',
      hint: 'Delete it, and type a space.',
    });
    return undefined;
  }
  for (const error of [...document.errors, ...document.warnings].slice(0, maxErrors)) {
    const hint = yamlHints[error.code];
    report({
      rule: 'broken-yaml',
      position: toPosition(error.code === 'MISSING_CHAR' ? findOpenQuote(error.pos[0]) : error.pos[0]),
      message: `The YAML cannot be parsed here: ${error.message.replace(/\.$/, '')}.`,
      ...(hint ? { hint } : {}),
    });
  }
  if (document.errors.length > 0 || duplicateKeys.length > 0) return undefined;

  const getPair = (path: Path): Pair<Node, Node | null> | undefined => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isMap<Node, Node | null>(parent)) return undefined;
    return parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  };
  const getNode = (path: Path): Node | null => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return node;
      const key = getPair(path.slice(0, length))?.key;
      if (key?.range) return key;
    }
    return isCollection(document.contents) ? document.contents : null;
  };
  return {
    data: readData(document, report),
    positionOf: (path) => toPosition(getNode(path)?.range?.[0] ?? 0),
    keyPositionOf: (path) => toPosition((getPair(path)?.key ?? getNode(path))?.range?.[0] ?? 0),
    isPlainInBrackets: (path) => {
      const [list, value] = [document.getIn(path.slice(0, -1), true), document.getIn(path, true)];
      return isSeq(list) && list.flow === true && isScalar(value) && value.type === 'PLAIN';
    },
    positionWithin: (path, text, nth = 0) => {
      const [start = 0, end = 0] = getNode(path)?.range ?? [];
      const value = source.slice(start, end);
      let index = value.indexOf(text);
      for (let skipped = 0; skipped < nth && index >= 0; skipped++) index = value.indexOf(text, index + 1);
      return toPosition(start + Math.max(0, index));
    },
  };
}

/** Finds a no-break space at the start of a line, or after the colon of its key. */
const misplacedNoBreakSpace = /(?<=^ *|^ *(?:- *)?(?:\{ *)?[\w-]{1,40}:)\u00a0/m;

/** Enough errors to report at once; most follow from the first. */
const maxErrors = 100;

/** Parses YAML. Reports a document that is nested too deeply for the parser, and returns undefined. */
function parse(source: string, report: Report): Document.Parsed | undefined {
  const brackets = /[[{](?:\s*[[{]){1000}/.exec(source);
  if (brackets) {
    report({
      rule: 'too-much-markup',
      position: createPositionFinder(source)(brackets.index),
      message: 'More than 1000 nested brackets open here.',
      hint: 'No field needs more than five levels: delete brackets without a purpose.',
    });
    return undefined;
  }
  try {
    // The parser compares each key with every other, so uniqueness is checked separately.
    return parseDocument(source, { schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report({
      rule: 'broken-yaml',
      position: { line: 1, column: 1 },
      message: 'The YAML cannot be parsed: it is nested too deeply.',
      hint: 'No field needs more than five levels: delete brackets, or hyphens, without a purpose.',
    });
    return undefined;
  }
}

/** Returns the keys that an earlier entry of the same mapping has too. */
function findDuplicateKeys(document: Document): Scalar[] {
  const duplicates: Scalar[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) duplicates.push(key);
        seen.add(key.value);
      }
    },
  });
  return duplicates.slice(0, maxErrors);
}

const yamlHints: Partial<Record<string, string>> = {
  BAD_INDENT: 'Align the keys: those of one mapping start in the same column.',
  TAB_AS_INDENT: 'Indent with spaces.',
};

/** Returns a function from where the parser misses a closing quotation mark to the opening one. */
function createOpenQuoteLookup(document: Document): (offset: number) => number {
  const ranges: (readonly [start: number, value: number, end: number])[] = [];
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE_') && range) ranges.push(range);
    },
  });
  return (offset) => ranges.findLast(([start, , end]) => start < offset && end >= offset)?.[0] ?? offset;
}

/** The most aliases, and values that result from them. Content needs none; each costs a walk through the document. */
const maxAliases = 100;

/** Converts a document to data and resolves its aliases. Reports a document that multiplies itself through them. */
function readData(document: Document, report: Report): unknown {
  let aliases = 0;
  visit(document, { Alias: () => void aliases++ });
  try {
    if (aliases > maxAliases) throw new Error(`it has ${aliases} aliases`);
    return document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    report({
      rule: 'broken-yaml',
      position: { line: 1, column: 1 },
      message: `The YAML cannot be parsed: ${(error as Error).message}.`,
      hint: 'Write values out instead of repeating them through aliases.',
    });
    return undefined;
  }
}
