/** Reads the works of a file that a reference manager has exported: BibTeX, RIS or CSL-JSON. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { ForeignItem } from './csl-text.ts';
import type { FoundEntry } from './found-entry.ts';
import { fromCsl } from './from-csl.ts';
import { readBibtex } from './read-bibtex.ts';
import { readRis } from './read-ris.ts';

/** Reads all works of a file, in its order. @throws Error that says why it cannot be read */
export function importFile(path: string): FoundEntry[] {
  const name = basename(path);
  const text = decode(readFileSync(path), name);
  let items: ForeignItem[];
  try {
    items = readItems(text, extname(path).toLowerCase());
  } catch (error) {
    throw new Error(`${name} cannot be imported: ${(error as Error).message}.`);
  }
  if (items.length === 0) throw new Error(`${name} has no works.`);
  return items.map((item, index) => fromCsl(item, `${name}, ${getLabel(item, index)}`));
}

function readItems(text: string, extension: string): ForeignItem[] {
  if (extension === '.bib') return readBibtex(text);
  return extension === '.ris' ? readRis(text) : readCslJson(text);
}

/** Decodes UTF-8, and UTF-16 with its mark. @throws Error for any other encoding */
function decode(bytes: Buffer, name: string): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name} is not in UTF-8. Export it again with this character encoding.`);
  }
}

function readCslJson(text: string): ForeignItem[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
  // Some programs wrap the list.
  const wrapped = data as { items?: unknown } | null;
  const items = Array.isArray(data) ? data : Array.isArray(wrapped?.items) ? wrapped.items : [data];
  const isItem = (item: unknown) => typeof item === 'object' && item !== null && ('title' in item || 'type' in item);
  if (!items.every(isItem)) throw new Error('it is not CSL-JSON. Export it as “CSL JSON”');
  return items as ForeignItem[];
}

/** Returns how the file itself names a work. */
function getLabel(item: ForeignItem, index: number): string {
  const id = item['citation-key'] ?? item['id'];
  return typeof id === 'string' && !id.includes('/') ? id : `work ${index + 1}`;
}
