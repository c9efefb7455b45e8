/** The map of the site for search engines: which pages stand in it, and when what they show was last changed. */
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { authorPath, correctionsPath, sourcesPath, topicPath } from '../explainer/ids.ts';
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';
import { loadContent } from '../parse/load-content.ts';
import { readRedirects } from '../parse/site-files.ts';
import { absoluteHref, settings } from '../site.ts';
import { getLastChange, listChanges, listWithdrawals } from '../site-data/change-log.ts';
import { contentOptions, getContent } from '../site-data/content-context.ts';

/** What the map says about a page; undefined where the page does not stand in it. */
type Entry = { changed?: string } | undefined;

/** The integration that writes the map. What is in the content is read when the pages are there. */
export function createSitemap(): AstroIntegration {
  let entryOf: ((path: string) => Entry) | undefined;
  const map = sitemap({
    namespaces: { news: false, xhtml: false, image: false, video: false },
    serialize: (item) => {
      const entry = entryOf?.(item.url.slice(absoluteHref().length));
      return entry && { ...item, ...(entry.changed ? { lastmod: entry.changed } : {}) };
    },
  });
  const write = map.hooks['astro:build:done'];
  map.hooks['astro:build:done'] = (build) => {
    const { explainers } = getContent() ?? loadContent(contentOptions);
    const find = createSitemapLookup(
      explainers.flatMap(({ metadata }) => metadata ?? []),
      readRedirects(settings.contentDir),
    );
    entryOf = find;
    const pages = build.pages
      .filter(({ pathname }) => find(pathname))
      .sort((a, b) => (a.pathname < b.pathname ? -1 : 1));
    return write?.({ ...build, pages });
  };
  return map;
}

/** Says what the map holds about a page, by its path without the base path. */
export function createSitemapLookup(
  explainers: readonly ExplainerMetadata[],
  redirects: Redirects,
): (path: string) => Entry {
  const shown = explainers.filter(({ draft }) => !draft);
  const listed = shown.filter(({ withdrawn }) => !withdrawn);
  // Days only: the explainers themselves weigh too much to be held while the map is written.
  const changedBySlug = new Map(shown.map((explainer) => [explainer.slug, getLastChange(explainer)]));
  const withdrawn = new Set(shown.flatMap((explainer) => (explainer.withdrawn ? explainer.slug : [])));
  /** By the first page of a list; the pages that follow it change when it does. */
  const days = new Map<string, string>();
  const note = (path: string, day: string) => days.set(path, [days.get(path) ?? '', day].sort().at(-1) ?? day);
  for (const explainer of listed) {
    const lists = ['', sourcesPath(), ...explainer.topics.map(topicPath), ...explainer.authors.map(authorPath)];
    for (const path of lists) note(path, getLastChange(explainer));
  }
  for (const { date } of [...listChanges(shown), ...listWithdrawals(shown)]) note(correctionsPath, date);

  return (path) => {
    const [first = '', second = ''] = path.split('/');
    const changedBy = changedBySlug.get(first);
    // A section by itself is part of its explainer, which is in the map.
    if (changedBy) return second || withdrawn.has(first) ? undefined : { changed: changedBy };
    if (Object.hasOwn(redirects, first)) return undefined;
    const changed = days.get(path) ?? days.get(`${first}/${second}/`) ?? days.get(`${first}/`);
    return changed ? { changed } : {};
  };
}
