/** Writes the files of an explainer for programs: Markdown, its sources as data, a BibTeX entry to cite it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toBibtex } from '../citations/formats/bibtex.ts';
import { type CslItem, toCslItem } from '../citations/formats/csl.ts';
import { toRis } from '../citations/formats/ris.ts';
import { findFormerSlugs } from '../explainer/former-slugs.ts';
import { bibtexFile, markdownFile, type SourceFormat, sourceFormats, sourcesFile } from '../explainer/ids.ts';
import type { Explainer, ExplainerMetadata } from '../explainer/model.ts';
import { requireExplainer } from '../explainer/require-explainer.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import type { Content } from '../parse/load-content.ts';
import { formatCitationBibtex } from '../site-data/how-to-cite.ts';
import { type ListItem, toListItem } from '../site-data/list-item.ts';
import { type MarkdownAlternates, renderMarkdownAlternates } from './markdown/alternate.ts';

/** The texts of one explainer’s files. */
interface ExplainerFiles extends MarkdownAlternates {
  /** By format, which is also the file extension. */
  sources: Record<SourceFormat, string>;
  /** The entry to cite the explainer itself. */
  bibtex: string;
}

const sourceWriters: Record<SourceFormat, (items: CslItem[]) => string> = {
  json: (items) => `${JSON.stringify(items, null, 2)}\n`,
  bib: toBibtex,
  ris: toRis,
};

function renderFiles(explainer: Explainer, item: ListItem): ExplainerFiles {
  const items = explainer.sources.map(({ source }) => toCslItem(source, explainer.lang));
  return {
    ...renderMarkdownAlternates(explainer, item),
    bibtex: formatCitationBibtex(explainer, item),
    sources: { json: sourceWriters.json(items), bib: sourceWriters.bib(items), ris: sourceWriters.ris(items) },
  };
}

/**
 * Lists the paths of an explainer’s files, each with a function that selects its text. A file cannot redirect
 * as a page can, so there are copies under former slugs and ids. Without sources there are no files of them.
 */
function* listPaths(
  { sections, sources }: ExplainerMetadata,
  slugs: readonly string[],
): Generator<[path: string, selectText: (files: ExplainerFiles) => string]> {
  for (const slug of slugs) {
    yield [markdownFile(slug), ({ explainer }) => explainer];
    yield [bibtexFile(slug), ({ bibtex }) => bibtex];
    for (const { id, was = [] } of sections)
      for (const sectionId of [id, ...was]) yield [markdownFile(slug, sectionId), (files) => files.sections[id] ?? ''];
    for (const format of sources.length > 0 ? sourceFormats : [])
      yield [sourcesFile(slug, format), (files) => files.sources[format]];
  }
}

/** An explainer that has files. */
export interface ExplainerWithFiles {
  item: ListItem;
  /** Its slug and its former slugs. */
  slugs: string[];
}

/** Lists all explainers but drafts. */
export function listExplainersWithFiles(content: Content, redirects: Redirects): ExplainerWithFiles[] {
  return content.explainers.flatMap((parsed) => {
    const item = toListItem(parsed, content, false);
    return item ? { item, slugs: listSlugs(item, redirects) } : [];
  });
}

/**
 * Writes the files of explainers into the folder of a site.
 * @param loadExplainer loads a complete explainer, by its digest
 * @returns the number of files
 * @throws Error of the file system
 */
export function writeExplainerFiles(
  explainers: readonly ExplainerWithFiles[],
  loadExplainer: Content['loadExplainer'],
  folder: string,
): number {
  let count = 0;
  for (const { item, slugs } of explainers) {
    const explainer = requireExplainer(loadExplainer, item);
    const files = renderFiles(explainer, item);
    for (const [path, selectText] of listPaths(explainer, slugs)) {
      count++;
      write(join(folder, path), selectText(files));
    }
  }
  return count;
}

function listSlugs({ slug }: { slug: string }, redirects: Redirects): string[] {
  return [slug, ...findFormerSlugs(slug, redirects)];
}

/** Renders the file at a path for the preview, drafts included. Returns undefined if no explainer has such a file. */
export function renderExplainerFile(content: Content, redirects: Redirects, path: string): string | undefined {
  const slug = path.replace(/[./].*$/, '');
  for (const parsed of content.explainers) {
    const slugs = listSlugs(parsed, redirects);
    const item = slugs.includes(slug) ? toListItem(parsed, content, true) : undefined;
    const explainer = item && content.loadExplainer(item.digest);
    const selectText = explainer && new Map(listPaths(explainer, slugs)).get(path);
    if (selectText) return selectText(renderFiles(explainer, item));
  }
  return undefined;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
