/**
 * What programs get of an explainer beside its pages: it and its sections as Markdown, its sources and itself as data. Made anew only
 * when the explainer, or the code here, has changed.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { bibtex } from '../cite/bibtex.ts';
import { type CslItem, cslOf } from '../cite/csl.ts';
import { ris } from '../cite/ris.ts';
import { codeDigest } from '../explainer/code-digest.ts';
import type { Library } from '../explainer/library.ts';
import { type Explainer, type Outline, wholeOf } from '../explainer/model.ts';
import { formerNamesOf } from '../explainer/redirects.ts';
import type { Redirects } from '../schema/directory.ts';
import { bibtexFile, markdownFile, sourcesFile } from '../schema/ids.ts';
import { absoluteHref, site } from '../site.ts';
import type { Carrying } from './carry.ts';
import { citationBibtex } from './citing.ts';
import { type Listing, listingOf } from './listing.ts';
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
 * Every address at which a file of an explainer stands, and which it is. A file cannot lead on as a page can: under names
 * and ids of the past it is there again.
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

/** Makes the files of all explainers but drafts that are not kept yet, one with each step. @param keep folder where they are kept between builds */
export function* keepExplainerFiles(library: Library, keep: string): Generator<void> {
  for (const { listing, name } of published(library)) {
    const kept = join(keep, name);
    if (!existsSync(kept)) yield void keptFiles(library, listing, kept);
  }
}

/** The files of all explainers but drafts, each with its key: see `carry.ts`. */
export function* explainerFileKeys(library: Library, redirects: Redirects): Generator<[path: string, key: string]> {
  for (const { outline, listing, name } of published(library))
    for (const [path] of addresses(outline, namesOf(listing, redirects))) yield [path, name];
}

/**
 * Writes the files of all explainers but drafts into the folder of a site. @param keep folder where they are kept between builds
 */
export function writeExplainerFiles(
  library: Library,
  redirects: Redirects,
  { folder, keep, carry }: { folder: string; keep: string; carry: Carrying },
): void {
  const used = new Set<string>();
  for (const { outline, listing, name } of published(library)) {
    used.add(name);
    let files: ExplainerFiles | undefined;
    for (const [path, textIn] of addresses(outline, namesOf(listing, redirects))) {
      if (!carry.mustMake(path, name)) continue;
      files ??= keptFiles(library, listing, join(keep, name));
      write(join(folder, path), textIn(files));
    }
  }
  for (const name of existsSync(keep) ? readdirSync(keep) : [])
    if (!used.has(name)) rmSync(join(keep, name), { force: true });
}

/** The names that an explainer has and had. */
function namesOf({ slug }: { slug: string }, redirects: Redirects): string[] {
  return [slug, ...formerNamesOf(slug, redirects)];
}

/** The explainers that have files, each with the name under which they are kept. */
function* published(library: Library): Generator<{ outline: Outline; listing: Listing; name: string }> {
  for (const reading of library.readings) {
    const listing = listingOf(reading, library, false);
    if (listing && reading.outline) yield { outline: reading.outline, listing, name: `${digestOf(listing)}.json` };
  }
}

/** The files as they are kept, made first where they are not. */
function keptFiles({ whole }: Library, listing: Listing, kept: string): ExplainerFiles {
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as ExplainerFiles;
  const files = filesOf(wholeOf(whole, listing), listing);
  const unfinished = `${kept}.${process.pid}.${threadId}`;
  write(unfinished, JSON.stringify(files));
  renameSync(unfinished, kept);
  return files;
}

/** For the preview: the file at an address, made when it is asked for; nothing where no explainer has it. Drafts have theirs. */
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

let code: string | undefined;

/** The digest of what goes into the files of an explainer: its reading, its listing, the site’s address, and this code. */
function digestOf(listing: Listing): string {
  code ??= codeDigest(import.meta.url, ['explainer-files.ts', 'citing.ts', 'listing.ts', 'markdown']);
  return hash('sha256', JSON.stringify([code, listing, absoluteHref(), site])).slice(0, 32);
}
