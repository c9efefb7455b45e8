/** Questions of pages and exports about all explainers. */
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { readRedirects } from '../parse/site-files.ts';
import { settings } from '../site.ts';
import { getAllExplainers, getContent, getMetadata } from './content-context.ts';
import { type FormerPath, listFormerPaths } from './former-paths.ts';
import { type ListItem, perPage } from './list-item.ts';

/** Returns every explainer that belongs in lists, newest first. Withdrawn ones have a page but are in no list. */
export function getListedExplainers(): ListItem[] {
  return getAllExplainers().filter(({ withdrawn }) => !withdrawn);
}

/** Returns the metadata of the explainers that belong in lists, newest first. */
export function getListedMetadata(): ExplainerMetadata[] {
  return getListedExplainers().map(getMetadata);
}

/** Returns the former paths of the site, sorted. */
export function getFormerPaths(): FormerPath[] {
  return listFormerPaths(getAllExplainers().map(getMetadata), readRedirects(settings.contentDir));
}

/** Returns the terms of the site. */
export function getGlossary(): Glossary {
  return getContent()?.glossary ?? {};
}

/** A topic or an author, with the explainers that name it, newest first. */
type WithExplainers<Named> = Named & { explainers: ListItem[] };

export type Author = WithExplainers<ListItem['authors'][number]>;
export type Topic = WithExplainers<ListItem['topics'][number]>;

/** Returns all authors who have explainers, sorted by name. */
export function getAuthors(): Author[] {
  return groupExplainers(({ authors }) => authors);
}

/** Returns all topics that have explainers, sorted by name. */
export function getTopics(): Topic[] {
  return groupExplainers(({ topics }) => topics);
}

function groupExplainers<Named extends { id: string; name: string }>(
  getNames: (explainer: ListItem) => readonly Named[],
): WithExplainers<Named>[] {
  const groups = new Map<string, WithExplainers<Named>>();
  for (const explainer of getListedExplainers()) {
    for (const named of getNames(explainer)) {
      const group = groups.get(named.id) ?? { ...named, explainers: [] };
      group.explainers.push(explainer);
      groups.set(named.id, group);
    }
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Returns what the search page lists without JavaScript: the newest explainers, and whether these are all. */
export function getSearchPage(): { newest: ExplainerMetadata[]; isComplete: boolean } {
  const explainers = getListedExplainers();
  return { newest: explainers.slice(0, perPage).map(getMetadata), isComplete: explainers.length <= perPage };
}
