/** What programs get of an explainer: it and its sections as Markdown, its sources and itself as data. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bibtex } from '../citations/formats/bibtex.ts';
import { type CslItem, cslOf } from '../citations/formats/csl.ts';
import { ris } from '../citations/formats/ris.ts';
import { formerNamesOf } from '../explainer/former-names.ts';
import { bibtexFile, markdownFile, sourcesFile } from '../explainer/ids.ts';
import { type Explainer, type Outline, wholeOf } from '../explainer/model.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import type { Library } from '../parse/load-content.ts';
import { citationBibtex } from '../site-data/how-to-cite.ts';
import { type Listing, listingOf } from '../site-data/list-item.ts';
import { type MarkdownAlternates, markdownAlternates } from './markdown/alternate.ts';

/** The files of one explainer. */
interface ExplainerFiles extends MarkdownAlternates {
  /** By format: the end of the file’s name. */
  sources: Record<string, string>;
  /** For those who cite it. */
  bibtex: string;
}

const formats: Record<string, (items: CslItem[]) => string> = {
  json: (items) => `${JSON.stringify(items, null, 2)}\n`,
  bib: bibtex,
  ris,
};

function filesOf(explainer: Explainer, listing: Listing): ExplainerFiles {
  const items = explainer.sources.flatMap(({ source }) => cslOf(source, explainer.lang) ?? []);
  return {
    ...markdownAlternates(explainer, listing),
    bibtex: citationBibtex(explainer, listing),
    sources: Object.fromEntries(Object.entries(formats).map(([format, write]) => [format, write(items)])),
  };
}

/**
 * Every address at which a file of an explainer stands, and which it is. A file cannot lead on as a page can: under
 * names and ids of the past it is there again.
 */
function* addresses(
  { sections }: Outline,
  names: readonly string[],
): Generator<[path: string, textIn: (files: ExplainerFiles) => string]> {
  for (const name of names) {
    yield [markdownFile(name), ({ whole }) => whole];
    yield [bibtexFile(name), ({ bibtex }) => bibtex];
    for (const { id, was = [] } of sections)
      for (const each of [id, ...was]) yield [markdownFile(name, each), (files) => files.sections[id] ?? ''];
    for (const format of Object.keys(formats))
      yield [sourcesFile(name, format), ({ sources }) => sources[format] ?? ''];
  }
}

/** An explainer that has files, with the names under which they are found. */
export interface ExplainerWithFiles {
  listing: Listing;
  /** The name that it has, and those that it had. */
  names: string[];
}

/** All explainers but drafts. */
export function explainersWithFiles(library: Library, redirects: Redirects): ExplainerWithFiles[] {
  return library.readings.flatMap((reading) => {
    const listing = listingOf(reading, library, false);
    return listing ? { listing, names: namesOf(listing, redirects) } : [];
  });
}

/**
 * Writes the files of explainers into the folder of a site.
 * @param whole gives all of an explainer, by its digest. @returns how many files. @throws Error from the file system
 */
export function writeExplainerFiles(
  explainers: readonly ExplainerWithFiles[],
  whole: Library['whole'],
  folder: string,
): number {
  let count = 0;
  for (const { listing, names } of explainers) {
    const explainer = wholeOf(whole, listing);
    const files = filesOf(explainer, listing);
    for (const [path, textIn] of addresses(explainer, names)) {
      count++;
      write(join(folder, path), textIn(files));
    }
  }
  return count;
}

/** The names that an explainer has and had. */
function namesOf({ slug }: { slug: string }, redirects: Redirects): string[] {
  return [slug, ...formerNamesOf(slug, redirects)];
}

/**
 * For the preview: the file at an address, made when it is asked for; nothing where no explainer has it. Drafts have
 * theirs.
 */
export function explainerFile(library: Library, redirects: Redirects, path: string): string | undefined {
  const name = path.replace(/[./].*$/, '');
  for (const reading of library.readings) {
    const names = namesOf(reading, redirects);
    const listing = names.includes(name) ? listingOf(reading, library, true) : undefined;
    const explainer = listing && library.whole(listing.digest);
    const textIn = explainer && new Map(addresses(explainer, names)).get(path);
    if (textIn) return textIn(filesOf(explainer, listing));
  }
  return undefined;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
