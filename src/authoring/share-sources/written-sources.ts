/** Lists the sources that the content has in full: in explainers, in the glossary and in `sources.yml`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../../diagnostics/display-path.ts';
import { splitFrontmatter } from '../../parse/frontmatter/split-frontmatter.ts';
import { parseYaml, type Yaml } from '../../parse/frontmatter/yaml.ts';
import { sourcesFileName } from '../../parse/shared-sources/sources-file.ts';

/** A list of sources in a file. */
export interface SourceList {
  path: string;
  /** The path in messages. */
  name: string;
  /** The keys that lead to the list; none for `sources.yml`, which is a list. */
  keys: string[];
}

/** A source as it is written in a list. */
export interface WrittenSource {
  id: string;
  fields: Readonly<Record<string, unknown>>;
  list: SourceList;
  line: number;
  /** The language that the source has where it names none; undefined in `sources.yml`. */
  defaultLang?: string;
}

/**
 * Lists the sources of the content, those of `sources.yml` first.
 * @param siteLang the language of the glossary
 * @throws Error for a file that cannot be parsed
 */
export function listWrittenSources(contentDir: string, root: string, siteLang: string): WrittenSource[] {
  const toList = (path: string, keys: string[]): SourceList => ({ path, name: displayPath(path, root), keys });
  const sourcesPath = join(contentDir, sourcesFileName);
  const shared = parseFile(sourcesPath, root);
  const glossaryPath = join(contentDir, 'glossary.yml');
  const glossary = parseFile(glossaryPath, root);
  const folder = join(contentDir, 'explainers');
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return [
    ...(shared ? listEntries(shared, [], toList(sourcesPath, [])) : []),
    ...names.sort().flatMap((name) => {
      const path = join(folder, name);
      const yaml = parseFile(path, root);
      const lang = toMapping(yaml?.data)['lang'];
      return yaml ? listEntries(yaml, ['sources'], toList(path, ['sources']), String(lang ?? siteLang)) : [];
    }),
    ...Object.keys(toMapping(glossary?.data)).flatMap((term) => {
      const keys = [term, 'sources'];
      return glossary ? listEntries(glossary, keys, toList(glossaryPath, keys), siteLang) : [];
    }),
  ];
}

function parseFile(path: string, root: string): Yaml | undefined {
  if (!existsSync(path)) return undefined;
  const fail = ({ position, message }: { position: { line: number }; message: string }): never => {
    throw new Error(`${displayPath(path, root)}:${position.line} ${message} Nothing was changed.`);
  };
  const text = readFileSync(path, 'utf8');
  const yamlText = path.endsWith('.mdx') ? splitFrontmatter(text, fail)?.frontmatter : text;
  return yamlText === undefined ? undefined : parseYaml(yamlText, fail);
}

function listEntries(yaml: Yaml, keys: string[], list: SourceList, defaultLang?: string): WrittenSource[] {
  const items = keys.reduce<unknown>((data, key) => toMapping(data)[key], yaml.data);
  return (Array.isArray(items) ? items : []).flatMap((fields: unknown, index) => {
    const { id } = toMapping(fields);
    if (typeof id !== 'string' || id === '') return [];
    const { line } = yaml.positionOf([...keys, index, 'id']);
    return [{ id, fields: toMapping(fields), list, line, ...(defaultLang === undefined ? {} : { defaultLang }) }];
  });
}

const toMapping = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
