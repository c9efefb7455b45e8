/** Collects every external URL of the content, each once, with all its positions. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { displayPath } from '../../diagnostics/display-path.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { getDoiUrl } from '../../explainer/source-identity.ts';
import type { Content, ContentOptions } from '../../parse/load-content.ts';
import { findAddresses } from '../../parse/render/render.ts';
import { readContentSources } from '../content-sources/read-content-sources.ts';
import type { WrittenSource } from '../content-sources/written-source.ts';
import { findUrlLines, type LinkPosition, type LinkUse, toLinkUse } from './link-positions.ts';

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
 * Returns the URLs of explainers, glossary and shared sources in alphabetical order. Drafts and withdrawn explainers
 * count, because readers will see the first and still see the second. Files that cannot be parsed have no URLs.
 */
export function collectLinks(content: Content, { contentDir, root }: ContentOptions): Link[] {
  const { sources } = readContentSources(contentDir, root);
  const bySlug = Map.groupBy(sources, ({ list }) => list.slug);
  const ofTerms = Map.groupBy(bySlug.get(undefined) ?? [], ({ list }) => list.keys[0]);
  const sharedUses = (ofTerms.get(undefined) ?? []).flatMap(listSourceUses);
  const glossaryUses = listGlossaryUses(content.glossary, ofTerms, join(contentDir, 'glossary.yml'), root);
  const glossaryUrls = new Set([...glossaryUses, ...sharedUses].map(([url]) => url));
  const explainerUses = content.explainers.flatMap(({ slug, file, digest }) => {
    const explainer = content.loadExplainer(digest);
    if (!explainer) return [];
    const sourceUses = (bySlug.get(slug) ?? []).flatMap(listSourceUses);
    const text = readFileSync(resolve(root, file), 'utf8');
    const textUses = listTextUses(explainer.links, 'the text', { file, text }, sourceUses);
    // Explainers show definitions and shared sources too. Their URLs count once, in their files.
    return [...sourceUses, ...textUses.filter(([url, { line }]) => line !== undefined || !glossaryUrls.has(url))];
  });
  const byUrl = Map.groupBy([...explainerUses, ...glossaryUses, ...sharedUses], ([url]) => url);
  return Array.from(byUrl, ([url, uses]) => ({ url, positions: uses.map(([, position]) => position) })).sort((a, b) =>
    a.url < b.url ? -1 : 1,
  );
}

function listGlossaryUses(
  glossary: Glossary,
  sourcesByTerm: ReadonlyMap<string | undefined, WrittenSource[]>,
  path: string,
  root: string,
): LinkUse[] {
  const terms = Object.entries(glossary);
  if (terms.length === 0) return [];
  const file = { file: displayPath(path, root), text: readFileSync(path, 'utf8') };
  return terms.flatMap(([id, { definition }]) => {
    const sourceUses = (sourcesByTerm.get(id) ?? []).flatMap(listSourceUses);
    return [...sourceUses, ...listTextUses(findAddresses(definition), `the term ${id}`, file, sourceUses)];
  });
}

/** Returns the URLs of a source: its address, that of its DOI, and its archived copy. */
function listSourceUses({ id, fields, list, positions }: WrittenSource): LinkUse[] {
  const toUse = (field: string, usedBy: string, toHref = (value: string) => value): LinkUse[] => {
    const { [field]: value } = fields;
    const { line = 1 } = positions.get(field) ?? {};
    return typeof value === 'string' ? toLinkUse(toHref(value), { file: list.name, line, usedBy }) : [];
  };
  return [
    ...toUse('url', `the source ${id}`),
    ...toUse('doi', `the DOI of ${id}`, getDoiUrl),
    ...toUse('archived', `the archived copy of ${id}`),
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
