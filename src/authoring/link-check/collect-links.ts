/** Collects every external URL of the content, each once, with all its positions. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isSeq, type Node, parseDocument } from 'yaml';
import { displayPath } from '../../diagnostics/display-path.ts';
import { createPositionFinder } from '../../diagnostics/lines.ts';
import type { Explainer } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getDoiUrl } from '../../explainer/source-identity.ts';
import type { Content, ContentOptions } from '../../parse/load-content.ts';
import { findAddresses } from '../../parse/render/render.ts';
import { sourcesFileName } from '../../parse/shared-sources/sources-file.ts';
import { findSourceLine, findUrlLines, type LinkPosition, type LinkUse, toLinkUse } from './link-positions.ts';

/** A URL to check, and where it is used. */
export interface Link {
  url: string;
  positions: LinkPosition[];
}

/** A content file: its name in messages, and its text. */
interface ContentFile {
  file: string;
  text: string;
}

/**
 * Returns the URLs of explainers, glossary and shared sources in alphabetical order. Drafts and withdrawn explainers count,
 * because readers will see the first and still see the second. Files that cannot be parsed have no URLs.
 */
export function collectLinks(content: Content, { contentDir, root }: ContentOptions): Link[] {
  const sharedUses = listSharedUses(content.sharedSources, join(contentDir, sourcesFileName), root);
  const sharedIds = new Set(content.sharedSources.map(({ id }) => id));
  const glossaryUses = listGlossaryUses(content.glossary, sharedIds, join(contentDir, 'glossary.yml'), root);
  const glossaryUrls = new Set([...glossaryUses, ...sharedUses].map(([url]) => url));
  const explainerUses = content.explainers.flatMap(({ file, digest }) => {
    const explainer = content.loadExplainer(digest);
    if (!explainer) return [];
    const text = readFileSync(resolve(root, file), 'utf8');
    return listExplainerUses(explainer, { file, text }, glossaryUrls, sharedIds);
  });
  const byUrl = Map.groupBy([...explainerUses, ...glossaryUses, ...sharedUses], ([url]) => url);
  return Array.from(byUrl, ([url, uses]) => ({ url, positions: uses.map(([, position]) => position) })).sort((a, b) =>
    a.url < b.url ? -1 : 1,
  );
}

/** Explainers and terms name shared sources by their ids, so their addresses are only in their own file. */
function listSharedUses(sources: readonly Source[], path: string, root: string): LinkUse[] {
  if (sources.length === 0) return [];
  const file = displayPath(path, root);
  const text = readFileSync(path, 'utf8');
  const { contents } = parseDocument(text, { schema: 'failsafe' });
  const items = isSeq<Node>(contents) ? contents.items : [];
  const toPosition = createPositionFinder(text);
  // Each address is looked for in its own entry only: there may be a thousand.
  return sources.flatMap((source, index) => {
    const [start = 0, end = 0] = items[index]?.range ?? [];
    const linesBefore = toPosition(start).line - 1;
    const uses = listSourceUses(source, { file, text: text.slice(start, end) });
    return uses.map(([url, { line = 1, ...use }]): LinkUse => [url, { ...use, line: line + linesBefore }]);
  });
}

function listGlossaryUses(glossary: Glossary, sharedIds: ReadonlySet<string>, path: string, root: string): LinkUse[] {
  const terms = Object.entries(glossary);
  if (terms.length === 0) return [];
  const file = displayPath(path, root);
  const text = readFileSync(path, 'utf8');
  return terms.flatMap(([id, { definition, sources }]) => {
    const termLine = text.split('\n').findIndex((line) => line.startsWith(`${id}:`)) + 1;
    const own = sources.filter((source) => !sharedIds.has(source.id));
    const sourceUses = own.flatMap((source) => listSourceUses(source, { file, text }, termLine));
    return [...sourceUses, ...listTextUses(findAddresses(definition), `the term ${id}`, { file, text }, sourceUses)];
  });
}

/** @param glossaryUrls URLs of definitions and shared sources, which explainers show too: they count once, in their files */
function listExplainerUses(
  explainer: Explainer,
  file: ContentFile,
  glossaryUrls: ReadonlySet<string>,
  sharedIds: ReadonlySet<string>,
): LinkUse[] {
  const listed = [...explainer.sources.map(({ source }) => source), ...explainer.listed];
  const sources = listed.filter(({ id }) => !sharedIds.has(id));
  const sourceUses = sources.flatMap((source) => listSourceUses(source, file));
  const textUses = listTextUses(explainer.links, 'the text', file, sourceUses);
  return [...sourceUses, ...textUses.filter(([url, { line }]) => line !== undefined || !glossaryUrls.has(url))];
}

function listSourceUses(
  { id, url = '', doi, archived = '' }: Source,
  { file, text }: ContentFile,
  from = 1,
): LinkUse[] {
  const toUse = (href: string, usedBy: string, written = href) => {
    const line = findSourceLine(text, { id, from }, written);
    return toLinkUse(href, { file, ...(line ? { line } : {}), usedBy });
  };
  return [
    ...toUse(url, `the source ${id}`),
    ...(doi === undefined ? [] : toUse(getDoiUrl(doi), `the DOI of ${id}`, doi)),
    ...toUse(archived, `the archived copy of ${id}`),
  ];
}

/** Returns the URLs of a text, each once per line that contains it. Lines of sources with the same URL are left out. */
function listTextUses(
  hrefs: readonly string[],
  usedBy: string,
  { file, text }: ContentFile,
  sourceUses: readonly LinkUse[],
): LinkUse[] {
  const urls = new Set(hrefs.flatMap((href) => toLinkUse(href, { file, usedBy }).map(([url]) => url)));
  return [...urls].flatMap((url): LinkUse[] => {
    const sourceLines = sourceUses.filter(([sourceUrl]) => sourceUrl === url).map(([, { line }]) => line);
    const lines = findUrlLines(text, url).filter((line) => !sourceLines.includes(line));
    if (lines.length === 0) return [[url, { file, usedBy }]];
    return lines.map((line) => [url, { file, line, usedBy }]);
  });
}
