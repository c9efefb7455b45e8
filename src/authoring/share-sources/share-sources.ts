/**
 * Moves sources that are written more than once to `sources.yml`. That file is written first, and each explainer then
 * in one step: after a stop between two of them, both have the source, and the next run goes on.
 */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { replaceFile } from '../../cache/files.ts';
import type { SourceList, WrittenSource } from '../content-sources/written-source.ts';
import { SourceFile } from '../source-file/source-file.ts';
import { findComments } from './comments.ts';
import type { RepeatedSource } from './plan-sharing.ts';

const header = '# Sources that several explainers use. Each of them lists the id: “- some-id”.\n';

/** Moves sources. @param path the path of `sources.yml` */
export function shareSources(repeated: readonly RepeatedSource[], path: string): void {
  if (repeated.length === 0) return;
  const openList = createListCache();
  if (!existsSync(path)) replaceFile(path, header);
  const sourcesFile = new SourceFile(path);
  for (const source of repeated) writeShared(source, sourcesFile, openList);
  sourcesFile.save();
  const lists = new Map(repeated.flatMap(({ written }) => written.map(({ list }) => [getKey(list), list])));
  for (const [key, list] of lists) {
    // Lists of one file are opened one after the other, because each is saved by itself.
    const file = new SourceFile(list.path, list.keys);
    for (const { id, written } of repeated)
      if (written.some((source) => getKey(source.list) === key)) file.replaceByReference(id);
    file.save();
  }
}

/** Writes the merged entry: the fullest one as it is, and what it lacks. */
function writeShared(
  { id, shared, written, fields }: RepeatedSource,
  sourcesFile: SourceFile,
  openList: (list: SourceList) => SourceFile,
): void {
  const getText = ({ list }: WrittenSource) => openList(list).getEntryText(id);
  const fullest = shared ?? findFullest(written, getText);
  const text = shared ? sourcesFile.getEntryText(id) : getText(fullest);
  const texts = [text, ...written.map(getText)];
  // A field that the merged entry does not have is deleted.
  const changes = [...new Set([...Object.keys(fullest.fields), ...Object.keys(fields)])]
    .filter((key) => !isDeepStrictEqual(fullest.fields[key], fields[key]))
    .map((key) => [key, fields[key]]);
  if (isInBraces(text) && (changes.length > 0 || findLostComments(texts, text).length > 0)) {
    // An entry on one line has no room for more: it gets a line for each field.
    if (shared) sourcesFile.remove(id);
    sourcesFile.add({ id, ...fields });
  } else {
    if (!shared) sourcesFile.add(text);
    sourcesFile.setFields(id, Object.fromEntries(changes));
  }
  restoreComments(id, texts, sourcesFile);
}

/** Puts the comments of entries that the merged one lacks after its first line, where they are part of it. */
function restoreComments(id: string, texts: readonly string[], sourcesFile: SourceFile): void {
  const merged = sourcesFile.getEntryText(id);
  const lost = findLostComments(texts, merged);
  if (lost.length === 0) return;
  const [first = '', ...rest] = merged.split('\n');
  sourcesFile.remove(id);
  sourcesFile.add([first, ...lost, ...rest].join('\n'));
}

function findLostComments(texts: readonly string[], merged: string): string[] {
  const kept = findComments([merged]);
  return findComments(texts).filter((comment) => !kept.includes(comment));
}

/** Returns the entry with the most fields, one with a line for each field if there is any. */
function findFullest(written: readonly WrittenSource[], getText: (source: WrittenSource) => string): WrittenSource {
  const rank = (source: WrittenSource) => countFields(source) - (isInBraces(getText(source)) ? 1000 : 0);
  return written.reduce((best, source) => (rank(source) > rank(best) ? source : best));
}

const isInBraces = (text: string): boolean => text.startsWith('{');

/** Counts the fields of an entry, and its quotes and places. */
function countFields({ fields }: WrittenSource): number {
  const { quotes = {}, places = {} } = fields;
  return [fields, quotes, places].reduce<number>((count, mapping) => count + Object.keys(mapping as object).length, 0);
}

const getKey = ({ path, keys }: SourceList): string => [path, ...keys].join('\n');

/** Returns a function that opens each list once, for reading. */
function createListCache(): (list: SourceList) => SourceFile {
  const files = new Map<string, SourceFile>();
  return (list) => {
    const file = files.get(getKey(list)) ?? new SourceFile(list.path, list.keys);
    files.set(getKey(list), file);
    return file;
  };
}
