/** What an index consists of, read from its own files: for whoever has to see that all of it is there. */
import { decodeCbor } from './cbor.ts';
import type { Entry, EntryPart, EntryWords } from './format.ts';

/** Takes the file that a search begins with apart, once it is unpacked. @throws SyntaxError when it is not one */
export function readEntry(file: Uint8Array): { entry: Entry; meta: Uint8Array } {
  const end = file.indexOf(10);
  return { entry: JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Entry, meta: file.subarray(end + 1) };
}

/** The files of a part that its list of records and words names, as paths in `/pagefind/`. */
export function filesOfPart({ folder }: EntryPart, meta: Uint8Array): string[] {
  const [, records, index, filters] = decodeCbor(meta) as [string, string[][], string[][], string[][]];
  return [
    ...records.map(([name]) => `fragment/${name}.pf_fragment`),
    ...index.map(([, , name]) => `index/${name}.pf_index`),
    ...filters.map(([, name]) => `filter/${name}.pf_filter`),
    'counts.json',
  ].map((path) => `${folder}/${path}`);
}

/** The files of words that are always there. */
export function filesOfWords({ folder, kept }: EntryWords): string[] {
  return kept === 'whole' ? [`${folder}/all.txt`] : [];
}
