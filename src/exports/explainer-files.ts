/** What programs get of an explainer: it and its sections as Markdown, its sources and itself as data. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toBibtex } from '../citations/formats/bibtex.ts';
import { type CslItem, toCslItem } from '../citations/formats/csl.ts';
import { toRis } from '../citations/formats/ris.ts';
import { findFormerSlugs } from '../explainer/former-names.ts';
import { bibtexFile, markdownFile, sourcesFile } from '../explainer/ids.ts';
import { type Explainer, type ExplainerMetadata, requireExplainer } from '../explainer/model.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import type { Content } from '../parse/load-content.ts';
import { formatCitationBibtex } from '../site-data/how-to-cite.ts';
import { type ListItem, toListItem } from '../site-data/list-item.ts';
import { type MarkdownAlternates, renderMarkdownAlternates } from './markdown/alternate.ts';

/** The files of one explainer. */
interface ExplainerFiles extends MarkdownAlternates {
  /** By format: the end of the file’s name. */
  sources: Record<string, string>;
  /** For those who cite it. */
  bibtex: string;
}

const formats: Record<string, (items: CslItem[]) => string> = {
  json: (items) => `${JSON.stringify(items, null, 2)}\n`,
  bib: toBibtex,
  ris: toRis,
};

function renderFiles(explainer: Explainer, item: ListItem): ExplainerFiles {
  const items = explainer.sources.flatMap(({ source }) => toCslItem(source, explainer.lang) ?? []);
  return {
    ...renderMarkdownAlternates(explainer, item),
    bibtex: formatCitationBibtex(explainer, item),
    sources: Object.fromEntries(Object.entries(formats).map(([format, write]) => [format, write(items)])),
  };
}

/**
 * Every address at which a file of an explainer stands, and which it is. A file cannot lead on as a page can: under
 * names and ids of the past it is there again.
 */
function* addresses(
  { sections }: ExplainerMetadata,
  names: readonly string[],
): Generator<[path: string, textIn: (files: ExplainerFiles) => string]> {
  for (const name of names) {
    yield [markdownFile(name), ({ explainer }) => explainer];
    yield [bibtexFile(name), ({ bibtex }) => bibtex];
    for (const { id, was = [] } of sections)
      for (const each of [id, ...was]) yield [markdownFile(name, each), (files) => files.sections[id] ?? ''];
    for (const format of Object.keys(formats))
      yield [sourcesFile(name, format), ({ sources }) => sources[format] ?? ''];
  }
}

/** An explainer that has files, with the names under which they are found. */
export interface ExplainerWithFiles {
  item: ListItem;
  /** The name that it has, and those that it had. */
  names: string[];
}

/** All explainers but drafts. */
export function listExplainersWithFiles(content: Content, redirects: Redirects): ExplainerWithFiles[] {
  return content.explainers.flatMap((parsed) => {
    const item = toListItem(parsed, content, false);
    return item ? { item, names: namesOf(item, redirects) } : [];
  });
}

/**
 * Writes the files of explainers into the folder of a site.
 * @param loadExplainer gives all of an explainer, by its digest. @returns how many files. @throws Error from the file system
 */
export function writeExplainerFiles(
  explainers: readonly ExplainerWithFiles[],
  loadExplainer: Content['loadExplainer'],
  folder: string,
): number {
  let count = 0;
  for (const { item, names } of explainers) {
    const explainer = requireExplainer(loadExplainer, item);
    const files = renderFiles(explainer, item);
    for (const [path, textIn] of addresses(explainer, names)) {
      count++;
      write(join(folder, path), textIn(files));
    }
  }
  return count;
}

/** The names that an explainer has and had. */
function namesOf({ slug }: { slug: string }, redirects: Redirects): string[] {
  return [slug, ...findFormerSlugs(slug, redirects)];
}

/**
 * For the preview: the file at an address, made when it is asked for; nothing where no explainer has it. Drafts have
 * theirs.
 */
export function explainerFile(content: Content, redirects: Redirects, path: string): string | undefined {
  const name = path.replace(/[./].*$/, '');
  for (const parsed of content.explainers) {
    const names = namesOf(parsed, redirects);
    const item = names.includes(name) ? toListItem(parsed, content, true) : undefined;
    const explainer = item && content.loadExplainer(item.digest);
    const textIn = explainer && new Map(addresses(explainer, names)).get(path);
    if (textIn) return textIn(renderFiles(explainer, item));
  }
  return undefined;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
