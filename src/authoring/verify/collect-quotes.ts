/** Collects every quote of the content, with its position in the file that holds it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listPassages } from '../../citations/passages.ts';
import { displayPath } from '../../diagnostics/display-path.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getSourceUrl } from '../../explainer/source-identity.ts';
import { splitFrontmatter } from '../../parse/frontmatter/split-frontmatter.ts';
import { getValue, type Path, parseYaml, type Yaml } from '../../parse/frontmatter/yaml.ts';
import type { Content, ContentOptions } from '../../parse/load-content.ts';
import { normalizeUrl } from '../web/url.ts';

/** A quote of a source that an explainer cites. */
export interface QuoteUse {
  /** The slug of the explainer. */
  explainer: string;
  source: Source;
  /** The address of the source as it is requested. */
  url?: string;
  /** Its key. */
  quote: string;
  words: string;
  /** Where the quote is written. A shared source is in `sources.yml`. */
  file: string;
  line: number;
  column: number;
}

/** A file with sources: its name in messages, and its YAML. */
interface SourceList {
  file: string;
  yaml: Yaml | undefined;
  /** The path of the list. */
  path: Path;
}

/** Returns the quotes of all explainers, drafts included, in the order of the files. */
export function collectQuotes(content: Content, { contentDir, root }: ContentOptions): QuoteUse[] {
  const shared = readSharedSources(join(contentDir, 'sources.yml'), root);
  return content.explainers.flatMap(({ slug, file, digest }) => {
    const explainer = content.loadExplainer(digest);
    if (!explainer) return [];
    const text = readFileSync(resolve(root, file), 'utf8');
    const frontmatter = splitFrontmatter(text, () => {})?.frontmatter;
    const own = {
      file,
      yaml: frontmatter === undefined ? undefined : parseYaml(frontmatter, () => {}),
      path: ['sources'],
    };
    return explainer.sources.flatMap(({ source }) =>
      listPassages(source).flatMap(({ key, words }): QuoteUse[] => {
        if (words === undefined) return [];
        const url = normalizeUrl(getSourceUrl(source) ?? '');
        const position = findQuotePosition(source.id, key, [own, shared]);
        return [{ explainer: slug, source, ...(url ? { url } : {}), quote: key, words, ...position }];
      }),
    );
  });
}

function readSharedSources(path: string, root: string): SourceList {
  const file = displayPath(path, root);
  return { file, yaml: existsSync(path) ? parseYaml(readFileSync(path, 'utf8'), () => {}) : undefined, path: [] };
}

/** Returns the position of a quote in the first of the lists that has it. */
function findQuotePosition(id: string, key: string, lists: readonly SourceList[]) {
  for (const { file, yaml, path } of lists) {
    const sources = getValue(yaml?.data, path);
    if (!yaml || !Array.isArray(sources)) continue;
    const index = sources.findIndex(
      (source: { id?: unknown } | string) => typeof source === 'object' && source?.id === id,
    );
    if (index >= 0) return { file, ...yaml.positionOf([...path, index, 'quotes', key]) };
  }
  return { file: lists[0]?.file ?? '', line: 1, column: 1 };
}
