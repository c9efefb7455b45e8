import { getStrings } from '../../i18n/strings.ts';
import type { Content } from '../../parse/load-content.ts';
import { search, site } from '../../site.ts';
import { getTopicName } from '../../site-data/list-item.ts';
import { indexLanguage } from '../format/format.ts';
import type { SearchInput } from './search-files.ts';

/** Collects what the search index of this site is built from: all explainers but drafts and withdrawn ones. */
export function createSearchInput(content: Content, cacheDir: string): SearchInput {
  const shown = content.explainers.flatMap(({ metadata, digest }) =>
    metadata && !metadata.draft ? { ...metadata, digest } : [],
  );
  const { kinds, statuses } = getStrings(site.lang);
  const topics = new Set(shown.flatMap((explainer) => explainer.topics));
  return {
    explainers: shown.filter(({ withdrawn }) => !withdrawn),
    loadExplainer: content.loadExplainer,
    glossary: content.glossary,
    // Every page offers the search in its own language, even if all explainers in it are withdrawn.
    languages: [site.lang, ...shown.map(({ lang }) => lang)].map(indexLanguage),
    labels: {
      topic: Object.fromEntries(Array.from(topics, (id) => [id, getTopicName(id, content.topics)])),
      kind: kinds,
      status: statuses,
    },
    site: site.name,
    partLimit: search.partLimit,
    also: search.also.map(parseHomePage),
    cacheDir,
  };
}

/** @throws Error if the address of another site is not that of a home page */
function parseHomePage(address: string): string {
  const url = URL.parse(address);
  if (url && /^https?:$/.test(url.protocol) && url.pathname.endsWith('/') && !url.search && !url.hash) return url.href;
  throw new Error(
    `“${address}” in “search.also” of src/site.ts is not the address of a home page. ` +
      'Write it like https://example.org/news/, with the slash at its end.',
  );
}
