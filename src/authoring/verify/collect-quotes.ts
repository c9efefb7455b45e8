/** Collects every quote of the content, with its position in the file that holds it. */
import { listPassages } from '../../citations/passages.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getSourceUrl } from '../../explainer/source-identity.ts';
import type { Content, ContentOptions } from '../../parse/load-content.ts';
import { readContentSources } from '../content-sources/read-content-sources.ts';
import { isShared } from '../content-sources/written-source.ts';
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

/** Returns the quotes of all explainers, drafts included, in the order of the files. */
export function collectQuotes(content: Content, { contentDir, root }: ContentOptions): QuoteUse[] {
  const { sources } = readContentSources(contentDir, root);
  const getKey = (id: string, slug = '') => `${slug}/${id}`;
  // Terms have sources too, but no quotes.
  const written = new Map(
    sources
      .filter((each) => isShared(each) || each.list.slug !== undefined)
      .map((each) => [getKey(each.id, each.list.slug), each]),
  );
  return content.explainers.flatMap(({ slug, file, digest }) => {
    const cited = content.loadExplainer(digest)?.sources ?? [];
    return cited.flatMap(({ source }) => {
      const { list, positions } = written.get(getKey(source.id, slug)) ?? written.get(getKey(source.id)) ?? {};
      return listPassages(source).flatMap(({ key, words }): QuoteUse[] => {
        if (words === undefined) return [];
        const url = normalizeUrl(getSourceUrl(source) ?? '');
        const { line, column } = positions?.get(`quotes.${key}`) ?? { line: 1, column: 1 };
        const position = { file: list?.name ?? file, line, column };
        return [{ explainer: slug, source, ...(url ? { url } : {}), quote: key, words, ...position }];
      });
    });
  });
}
