/** Reads the sources of all content files as they are written, whether or not they pass `check`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { displayPath } from '../../diagnostics/display-path.ts';
import { splitFrontmatter } from '../../parse/frontmatter/split-frontmatter.ts';
import { getValue, parseYaml, type Yaml } from '../../parse/frontmatter/yaml.ts';
import { sourcesFileName } from '../../parse/shared-sources/sources-file.ts';
import { listFieldPositions, type SourceList, toMapping, type WrittenSource } from './written-source.ts';

/** The sources of the content, and what else their ids must not clash with. */
export interface ContentSources {
  /** The sources that are written in full, those of `sources.yml` first, those of the glossary last. */
  sources: WrittenSource[];
  /** Explainers by slug: their paths. */
  explainers: Map<string, string>;
  /** The slugs of the explainers that name a source of `sources.yml`, by its id. */
  references: Map<string, string[]>;
  terms: string[];
  /** Sentences about files that cannot be parsed. */
  mistakes: string[];
}

/** Reads all sources. Files that cannot be parsed are left out, and reported. @param siteLang that of the glossary */
export function readContentSources(contentDir: string, root: string, siteLang?: string): ContentSources {
  const folder = join(contentDir, 'explainers');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mdx')) : [];
  const explainers = new Map(names.sort().map((name) => [basename(name, '.mdx'), join(folder, name)]));
  const content: ContentSources = { sources: [], explainers, references: new Map(), terms: [], mistakes: [] };
  const parse = (path: string) => parseFile(path, displayPath(path, root), content.mistakes);
  const add = (yaml: Yaml | undefined, list: Omit<SourceList, 'name'>) => {
    if (yaml) addList(content, yaml, { ...list, name: displayPath(list.path, root) });
  };
  const sharedPath = join(contentDir, sourcesFileName);
  add(parse(sharedPath), { path: sharedPath, keys: [] });
  for (const [slug, path] of explainers) {
    const yaml = parse(path);
    const lang = toMapping(yaml?.data)['lang'] ?? siteLang;
    add(yaml, { path, keys: ['sources'], slug, ...(typeof lang === 'string' ? { lang } : {}) });
  }
  const glossaryPath = join(contentDir, 'glossary.yml');
  const glossary = parse(glossaryPath);
  content.terms = Object.keys(toMapping(glossary?.data));
  for (const term of content.terms)
    add(glossary, { path: glossaryPath, keys: [term, 'sources'], ...(siteLang ? { lang: siteLang } : {}) });
  return content;
}

function parseFile(path: string, name: string, mistakes: string[]): Yaml | undefined {
  if (!existsSync(path)) return undefined;
  const reasons: string[] = [];
  const report = ({ position, message }: { position: { line: number }; message: string }) =>
    reasons.push(`line ${position.line}: ${message.replace(/^The YAML cannot be parsed(?: here)?: /, '')}`);
  const text = readFileSync(path, 'utf8');
  const frontmatter = path.endsWith('.mdx') ? splitFrontmatter(text, report)?.frontmatter : text;
  const yaml = frontmatter === undefined ? undefined : parseYaml(frontmatter, report);
  if (!yaml) mistakes.push(`${name} cannot be parsed: ${reasons[0]} “npm run check” shows more.`);
  return yaml;
}

/** Adds the entries of a list, and the ids in it that name sources of `sources.yml`. */
function addList({ sources, references }: ContentSources, yaml: Yaml, list: SourceList): void {
  const items = getValue(yaml.data, list.keys);
  const slugs = list.slug === undefined ? [] : [list.slug];
  for (const [index, item] of (Array.isArray(items) ? items : []).entries()) {
    if (typeof item === 'string' && item !== '') references.set(item, [...(references.get(item) ?? []), ...slugs]);
    const fields = toMapping(item);
    const { id } = fields;
    if (typeof id !== 'string' || id === '') continue;
    sources.push({ id, fields, list, positions: listFieldPositions(fields, [...list.keys, index], yaml) });
  }
}
