/**
 * Edits the sources of a content file in place: the frontmatter of an explainer, or `sources.yml`. Only the lines of
 * the edited entries change, so that comments and layout stay as the author left them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { isMap, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { replaceFile } from '../../cache/files.ts';
import { source as sourceSchema } from '../../explainer/schema/source.ts';
import { type SourceEntry, toScalarText, writeEntry, writeField } from './write-entry.ts';

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

  /**
   * Opens a file. One that does not exist counts as empty.
   * @param listKeys where the list is in the YAML, if that is not a list; for a term: `['irgc', 'sources']`
   * @throws Error when its YAML cannot be parsed
   */
  constructor(path: string, listKeys: readonly string[] = ['sources']) {
    this.path = path;
    this.#listKeys = listKeys;
    this.#original = existsSync(path) ? readFileSync(path, 'utf8') : '';
    this.#text = this.#original.replaceAll('\r\n', '\n');
    this.#parse();
  }

  /** The sources in the order of the file. */
  get sources(): ListedSource[] {
    return this.#items().map((item) => ({ id: getId(item), isReference: !isMap(item) }));
  }

  /** Returns the text of an entry without its hyphen and indentation, comments within it included. */
  getEntryText(id: string): string {
    const [start, end] = this.#range(this.#find(id));
    const indent = this.#columnOf(start);
    return this.#text.slice(start, end).replaceAll(`\n${' '.repeat(indent)}`, '\n');
  }

  /** Adds an entry at the end of the list: its keys, its text, or the id of a source in `sources.yml`. */
  add(entry: SourceEntry | string): void {
    const text = typeof entry === 'string' ? entry : writeEntry(entry);
    const last = this.#items().at(-1);
    const list = this.#list();
    if (last && list && !list.flow) {
      const [start, end] = this.#range(last);
      const indent = this.#text.slice(this.#text.lastIndexOf('\n', start - 1) + 1, start).replace(/-\s*$/, '');
      this.#splice(end, end, `\n${toItem(text, indent)}`);
    } else if (list?.range) {
      // A list in brackets becomes one with a line for each entry.
      const items = [...this.#items().map((item) => this.#text.slice(...this.#range(item))), text];
      this.#splice(list.range[0], list.range[1], `\n${items.map((item) => toItem(item, '  ')).join('\n')}`);
      this.#text = this.#text.replace(/^(sources:)[ \t]+$/m, '$1');
    } else this.#addList(text);
  }

  /** Replaces an entry by its id: the source is then in `sources.yml`. */
  replaceByReference(id: string): void {
    this.#splice(...this.#range(this.#find(id)), id);
  }

  /** Deletes an entry. */
  remove(id: string): void {
    const [start, end] = this.#range(this.#find(id));
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    this.#splice(lineStart, Math.min(end + 1, this.#text.length), '');
  }

  /** Sets fields of an entry. A field with the value undefined is deleted. */
  setFields(id: string, fields: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(fields)) {
      const item = this.#find(id);
      if (!isMap(item)) throw new Error(`${this.path} lists “${id}” by its id: the source is in sources.yml.`);
      this.#setField(item, key, value);
    }
  }

  /** Writes the file in one step, if it has changed, with the line ends that it had. */
  save(): void {
    this.#parse();
    const text = this.#original.includes('\r\n') ? this.#text.replaceAll('\n', '\r\n') : this.#text;
    if (text !== this.#original) replaceFile(this.path, text);
  }

  #setField(item: YAMLMap, key: string, value: unknown): void {
    const { pair, previous } = findPair(item, key);
    const indent = ' '.repeat(this.#columnOf(item.range?.[0] ?? 0));
    const text = value === undefined ? '' : writeField(key, value).replaceAll('\n', `\n${item.flow ? '' : indent}`);
    const separator = item.flow ? ', ' : `\n${indent}`;
    if (pair && value !== undefined) this.#splice(...this.#pairRange(pair), text);
    else if (pair) {
      const [start, end] = this.#pairRange(pair);
      this.#splice(previous ? this.#pairRange(previous)[1] : start, end, '');
    } else if (value !== undefined) {
      const end = previous ? this.#endOfLine(this.#pairRange(previous)[1], item) : (item.range?.[1] ?? 0);
      this.#splice(end, end, separator + text);
    }
  }

  /** Returns where a comment after a value ends; a field goes after it. */
  #endOfLine(end: number, { flow }: YAMLMap): number {
    if (flow) return end;
    const [comment = ''] = /^[ \t]+#.*/.exec(this.#text.slice(end)) ?? [];
    return end + comment.length;
  }

  #addList(text: string): void {
    const { start, end } = this.#yaml();
    const isList = this.path.endsWith('.yml');
    if (!isList && start === end) throw new Error(`${this.path} has no frontmatter.`);
    this.#splice(end, end, isList ? `${toItem(text, '')}\n` : `sources:\n${toItem(text, '  ')}\n`);
  }

  #find(id: string): Item {
    const item = this.#items().find((candidate) => getId(candidate) === id);
    if (!item) throw new Error(`${this.path} has no source “${id}”.`);
    return item;
  }

  #items(): Item[] {
    return this.#list()?.items ?? [];
  }

  #list(): YAMLSeq | undefined {
    const { contents } = this.#parse();
    const list = isMap(contents) ? contents.getIn(this.#listKeys, true) : contents;
    return isSeq(list) ? list : undefined;
  }

  /** The frontmatter, or all of a YAML file. */
  #yaml(): { start: number; end: number } {
    if (this.path.endsWith('.yml')) return { start: 0, end: this.#text.length };
    const opening = /^\uFEFF?---[ \t]*\n/.exec(this.#text)?.[0].length ?? 0;
    const closing = /^---[ \t]*$/m.exec(this.#text.slice(opening))?.index ?? 0;
    return { start: opening, end: opening + closing };
  }

  /** Parses the YAML with blank text before it, so that its ranges are those of the file. */
  #parse() {
    const { start, end } = this.#yaml();
    const document = parseDocument(
      ' '.repeat(Math.max(0, start - 1)) + (start > 0 ? '\n' : '') + this.#text.slice(start, end),
      {
        schema: 'failsafe',
        prettyErrors: false,
      },
    );
    const [error] = document.errors;
    if (error)
      throw new Error(`The YAML of ${this.path} cannot be parsed: ${error.message} “npm run check” says where.`);
    return document;
  }

  /** The range of an item, without the space after it. */
  #range(item: Item): [start: number, end: number] {
    const [start = 0, end = 0] = (item as YAMLMap).range ?? [];
    return [start, start + this.#text.slice(start, end).trimEnd().length];
  }

  #pairRange({ key, value }: Pair): [start: number, end: number] {
    const [start = 0, keyEnd = 0] = (key as YAMLMap).range ?? [];
    const end = (value as YAMLMap | null)?.range?.[1] ?? keyEnd;
    return [start, start + this.#text.slice(start, end).trimEnd().length];
  }

  #columnOf(offset: number): number {
    return offset - (this.#text.lastIndexOf('\n', offset - 1) + 1);
  }

  #splice(start: number, end: number, text: string): void {
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
  }
}

const getId = (item: Item): string => toScalarText(isMap(item) ? item.get('id', true) : item) ?? '';

const toItem = (text: string, indent: string): string =>
  `${indent}- ${text.replaceAll('\n', `\n${indent}  `).replaceAll(/^[ ]+$/gm, '')}`;

/** Finds the pair of a key, and the pair after which that key is written. */
function findPair(item: YAMLMap, key: string): { pair: Pair | undefined; previous: Pair | undefined } {
  const index = item.items.findIndex((pair) => toScalarText(pair.key) === key);
  if (index >= 0) return { pair: item.items[index], previous: item.items[index - 1] };
  const place = keyOrder.indexOf(key);
  const previous = item.items.findLast((pair) => keyOrder.indexOf(toScalarText(pair.key) ?? '') < place);
  return { pair: undefined, previous };
}
