/** Writes the sitemap for search engines: the pages, each with the day of its last change. */
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { authorPath, correctionsPath, sourcesPath, topicPath } from '../explainer/ids.ts';
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import { loadContent } from '../parse/load-content.ts';
import { readRedirects } from '../parse/site-files.ts';
import { absoluteHref, settings } from '../site.ts';
import { getLastChange, listChanges, listWithdrawals } from '../site-data/change-log.ts';
import { getContent } from '../site-data/content-context.ts';
import { contentOptions } from '../site-data/content-options.ts';

/** The sitemap’s entry for a page; undefined if the page is not in it. */
type Entry = { changed?: string } | undefined;

/** Creates the Astro integration that writes the sitemap. It looks at the content once the pages are built. */
export function createSitemap(): AstroIntegration {
  let getEntry: ((path: string) => Entry) | undefined;
  const map = sitemap({
    namespaces: { news: false, xhtml: false, image: false, video: false },
    serialize: (item) => {
      const entry = getEntry?.(item.url.slice(absoluteHref().length));
      return entry && { ...item, ...(entry.changed ? { lastmod: entry.changed } : {}) };
    },
  });
  const write = map.hooks['astro:build:done'];
  map.hooks['astro:build:done'] = (build) => {
    const { explainers } = getContent() ?? loadContent(contentOptions);
    const lookUp = createSitemapLookup(
      explainers.flatMap(({ metadata }) => metadata ?? []),
      readRedirects(settings.contentDir),
    );
    getEntry = lookUp;
    const pages = build.pages
      .filter(({ pathname }) => lookUp(pathname))
      .sort((a, b) => (a.pathname < b.pathname ? -1 : 1));
    return write?.({ ...build, pages });
  };
  return map;
}

/** Returns a function that finds the entry of a page, by its path without the base path. */
export function createSitemapLookup(
  explainers: readonly ExplainerMetadata[],
  redirects: Redirects,
): (path: string) => Entry {
  const shown = explainers.filter(({ draft }) => !draft);
  const listed = shown.filter(({ withdrawn }) => !withdrawn);
  // Holds days only: all explainers would take too much memory while the sitemap is written.
  const changedBySlug = new Map(shown.map((explainer) => [explainer.slug, getLastChange(explainer)]));
  const withdrawn = new Set(shown.flatMap((explainer) => (explainer.withdrawn ? explainer.slug : [])));
  /** The last change of each list, by the path of its first page; its other pages change when that does. */
  const changedByPath = new Map<string, string>();
  const record = (path: string, day: string) => {
    if (day > (changedByPath.get(path) ?? '')) changedByPath.set(path, day);
  };
  for (const explainer of listed) {
    const lists = ['', sourcesPath(), ...explainer.topics.map(topicPath), ...explainer.authors.map(authorPath)];
    for (const path of lists) record(path, getLastChange(explainer));
  }
  for (const { date } of [...listChanges(shown), ...listWithdrawals(shown)]) record(correctionsPath, date);

  return (path) => {
    const [first = '', second = ''] = path.split('/');
    const explainerChanged = changedBySlug.get(first);
    // A section’s own page is left out: its text is in the explainer.
    if (explainerChanged) return second || withdrawn.has(first) ? undefined : { changed: explainerChanged };
    if (Object.hasOwn(redirects, first)) return undefined;
    const changed =
      changedByPath.get(path) ?? changedByPath.get(`${first}/${second}/`) ?? changedByPath.get(`${first}/`);
    return changed ? { changed } : {};
  };
}
