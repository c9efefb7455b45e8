/**
 * Edits the sources of a content file in place: the frontmatter of an explainer, or `sources.yml`. Only the lines of
 * the edited entries change, so that comments and layout stay as the author left them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Document, isMap, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { replaceEditedFile } from '../../cache/files.ts';
import { source as sourceSchema } from '../../explainer/schema/source.ts';
import {
  columnOf,
  endOfEntry,
  endOfLine,
  isLinked,
  type Range,
  startOfLine,
  startOfNextLine,
  toLines,
  toPairRange,
  toRange,
  withComma,
} from './entry-range.ts';
import { type SourceEntry, toItem, toScalarText, writeEntry, writeField } from './write-entry.ts';

/** The keys of a source in the order in which they are written. */
const keyOrder = Object.keys(sourceSchema.shape);

/** An item of the list of sources. */
export interface ListedSource {
  id: string;
  /** The item is only the id of a source in `sources.yml`. */
  isReference: boolean;
}

type Item = YAMLSeq['items'][number];

/** The sources of a file, for editing. Nothing is written before `save`. */
export class SourceFile {
  readonly path: string;
  #text: string;
  readonly #original: string;
  readonly #listKeys: readonly string[];
  #document: Document.Parsed | undefined;

  /**
   * Opens a file. One that does not exist counts as empty.
   * @param listKeys where the list is in the YAML, if that is not a list; for a term: `['irgc', 'sources']`
   * @throws Error when its YAML cannot be parsed
   */
  constructor(path: string, listKeys: readonly string[] = ['sources']) {
    this.path = path;
    this.#listKeys = listKeys;
    this.#original = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const text = this.#original.replace(/^\uFEFF/, '');
    this.#text = hasOnlyCrlf(text) ? text.replaceAll('\r\n', '\n') : text;
    this.#parse();
  }

  /** The sources in the order of the file. */
  get sources(): ListedSource[] {
    return this.#items().map((item) => ({ id: getId(item), isReference: !isMap(item) }));
  }

  /** Returns the text of an entry without its hyphen and indentation, its comments included. */
  getEntryText(id: string): string {
    const [start, end] = this.#entryRange(this.#find(id));
    const indent = columnOf(this.#text, start);
    return this.#text
      .slice(start, end)
      .trimEnd()
      .replaceAll(`\n${' '.repeat(indent)}`, '\n');
  }

  /** Adds an entry at the end of the list: its keys, its text, or the id of a source in `sources.yml`. */
  add(entry: SourceEntry | string): void {
    const text = typeof entry === 'string' ? entry : writeEntry(entry);
    const list = this.#list();
    const last = list?.items.at(-1);
    if (list?.range && last && !list.flow) {
      const [start, entryEnd] = toRange(this.#text, last);
      const end = endOfEntry(this.#text, entryEnd, columnOf(this.#text, start));
      this.#splice([end, end], `\n${toItem(text, ' '.repeat(columnOf(this.#text, list.range[0])))}`);
    } else if (list || this.#pair()) this.#addToKey(text);
    else this.#addList(text);
  }

  /** Replaces an entry by its id: the source is then in `sources.yml`. */
  replaceByReference(id: string): void {
    this.#splice(this.#entryRange(this.#findUnlinked(id)), id);
  }

  /** Deletes an entry. */
  remove(id: string): void {
    const item = this.#findUnlinked(id);
    const list = this.#list();
    const [start, end] = this.#entryRange(item);
    if (list?.flow) this.#splice(withComma(this.#text, [start, end]), '');
    else if (list?.items.length === 1) this.#splice([this.#endOfListKey(), end], this.#pair() ? ' []' : '[]');
    else {
      const hyphen = `\n${' '.repeat(columnOf(this.#text, list?.range?.[0] ?? 0))}-`;
      const lineStart = this.#text.lastIndexOf(hyphen, start) + 1;
      this.#splice([lineStart, startOfNextLine(this.#text, end)], '');
    }
  }

  /** Sets fields of an entry. A field with the value undefined is deleted. */
  setFields(id: string, fields: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(fields)) {
      const item = this.#findUnlinked(id);
      if (!isMap(item)) throw new Error(`${this.path} lists “${id}” by its id: the source is in sources.yml.`);
      if (value === undefined) this.#deleteField(item, key);
      else this.#setField(item, key, value);
    }
  }

  /** Writes the file in one step, if it has changed, with the line ends and the byte order mark that it had. */
  save(): void {
    this.#parse();
    const mark = this.#original.startsWith('\uFEFF') ? '\uFEFF' : '';
    const text = mark + (hasOnlyCrlf(this.#original) ? this.#text.replaceAll('\n', '\r\n') : this.#text);
    if (text !== this.#original) replaceEditedFile(this.path, text);
  }

  #setField(item: YAMLMap, key: string, value: unknown): void {
    const { pair, previous } = findPair(item, key);
    const indent = ' '.repeat(columnOf(this.#text, item.range?.[0] ?? 0));
    const text = writeField(key, value, item.flow).replaceAll('\n', `\n${indent}`);
    if (pair) this.#splice(toPairRange(this.#text, pair), text);
    else {
      const end = previous ? toPairRange(this.#text, previous)[1] : (item.range?.[1] ?? 0);
      const place = item.flow ? end : endOfLine(this.#text, end);
      this.#splice([place, place], (item.flow ? ', ' : `\n${indent}`) + text);
    }
  }

  #deleteField(item: YAMLMap, key: string): void {
    const pair = item.items.find((each) => toScalarText(each.key) === key);
    if (!pair) return;
    const [start, end] = toPairRange(this.#text, pair);
    const next = item.items[item.items.indexOf(pair) + 1];
    if (item.flow) this.#splice(withComma(this.#text, [start, end]), '');
    // The first key follows the hyphen on its line.
    else if (pair === item.items[0]) this.#splice([start, next ? toPairRange(this.#text, next)[0] : end], '');
    else this.#splice([startOfLine(this.#text, start), startOfNextLine(this.#text, endOfLine(this.#text, end))], '');
  }

  /** Adds an entry to a list that is empty or in brackets, which gets a line for each entry. */
  #addToKey(text: string): void {
    const list = this.#list();
    const pair = this.#pair();
    const indent = pair ? '  ' : '';
    const ranges = list?.items.map((item) => toRange(this.#text, item)) ?? [];
    const [start, end] = list?.range ?? [0, 0];
    const lines = toLines(this.#text, ranges, [start + 1, end - 1]).map((line) =>
      line.isComment ? indent + line.text : toItem(line.text, indent),
    );
    const place = this.#endOfListKey();
    this.#splice([place, pair ? toPairRange(this.#text, pair)[1] : end], '');
    const lineEnd = pair ? endOfLine(this.#text, place) : place;
    this.#splice([lineEnd, lineEnd], (pair ? '\n' : '') + [...lines, toItem(text, indent)].join('\n'));
  }

  #addList(text: string): void {
    const [start, end] = this.#yaml();
    const isList = this.path.endsWith('.yml');
    if (!isList && start === end) throw new Error(`${this.path} has no frontmatter.`);
    const before = end > start && this.#text[end - 1] !== '\n' ? '\n' : '';
    this.#splice([end, end], before + (isList ? `${toItem(text, '')}\n` : `sources:\n${toItem(text, '  ')}\n`));
  }

  #findUnlinked(id: string): Item {
    const item = this.#find(id);
    if (!isLinked(item)) return item;
    throw new Error(`${this.path} has a YAML anchor or alias in “${id}”. Write its values out, then try again.`);
  }

  #find(id: string): Item {
    const item = this.#items().find((candidate) => getId(candidate) === id);
    if (!item) throw new Error(`${this.path} has no source “${id}”.`);
    return item;
  }

  readonly #items = (): Item[] => this.#list()?.items ?? [];

  #list(): YAMLSeq | undefined {
    const { contents } = this.#parse();
    const list = isMap(contents) ? contents.getIn(this.#listKeys, true) : contents;
    return isSeq(list) ? list : undefined;
  }

  /** The key of the list with its value; undefined where the list is the whole file. */
  #pair(): Pair | undefined {
    const { contents } = this.#parse();
    const parent = isMap(contents) ? (contents.getIn(this.#listKeys.slice(0, -1), true) ?? contents) : undefined;
    return isMap(parent) ? parent.items.find(({ key }) => toScalarText(key) === this.#listKeys.at(-1)) : undefined;
  }

  /** Returns where the value of the list’s key starts, or the list that is the whole file. */
  #endOfListKey(): number {
    const key = this.#pair()?.key as YAMLMap | undefined;
    return key?.range ? this.#text.indexOf(':', key.range[1]) + 1 : (this.#list()?.range?.[0] ?? 0);
  }

  /** The frontmatter, or all of a YAML file. */
  #yaml(): Range {
    if (this.path.endsWith('.yml')) return [0, this.#text.length];
    const opening = /^---[ \t]*\r?\n/.exec(this.#text)?.[0].length ?? 0;
    const closing = /^---[ \t]*\r?$/m.exec(this.#text.slice(opening))?.index ?? 0;
    return [opening, opening + closing];
  }

  /** Parses the YAML with blank text before it, so that its ranges are those of the file. */
  #parse(): Document.Parsed {
    if (this.#document) return this.#document;
    const [start, end] = this.#yaml();
    const blank = ' '.repeat(Math.max(0, start - 1)) + (start > 0 ? '\n' : '');
    const document = parseDocument(blank + this.#text.slice(start, end), { schema: 'failsafe', prettyErrors: false });
    const [error] = document.errors;
    if (error)
      throw new Error(`The YAML of ${this.path} cannot be parsed: ${error.message} “npm run check” says where.`);
    this.#document = document;
    return document;
  }

  /** The range of an entry with the comments that belong to it. An entry in braces has them after it. */
  #entryRange(item: Item): Range {
    const [start, end] = toRange(this.#text, item);
    const isBlock = isMap(item) && !item.flow;
    return [start, isBlock ? endOfEntry(this.#text, end, columnOf(this.#text, start)) : end];
  }

  #splice([start, end]: Range, text: string): void {
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
    this.#document = undefined;
  }
}

const hasOnlyCrlf = (text: string): boolean => text.includes('\r\n') && !/(?<!\r)\n/.test(text);

const getId = (item: Item): string => toScalarText(isMap(item) ? item.get('id', true) : item) ?? '';

/** Finds the pair of a key, and the pair after which that key is written. */
function findPair(item: YAMLMap, key: string): { pair: Pair | undefined; previous: Pair | undefined } {
  const place = keyOrder.indexOf(key);
  const isBefore = (pair: Pair) => keyOrder.indexOf(toScalarText(pair.key) ?? '') < place;
  return {
    pair: item.items.find((pair) => toScalarText(pair.key) === key),
    previous: item.items.findLast(isBefore) ?? item.items.at(-1),
  };
}
