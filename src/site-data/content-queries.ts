/** The one place where pages read collections. */
import { getCollection } from 'astro:content';
import { findFormerSlugs } from '../explainer/former-names.ts';
import { explainerPath, sectionPagePath } from '../explainer/ids.ts';
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { readGlossary, readRedirects } from '../parse/site-files.ts';
import { settings } from '../site.ts';
import { getContent, getMetadata, getPreview } from './content-context.ts';
import { type ListItem, sortByDate } from './list-item.ts';

/** Every explainer that has a page, newest first. */
export async function getAllExplainers(): Promise<ListItem[]> {
  // Of a collection with nothing in it Astro warns that it may not exist.
  if (!getPreview() && !getContent()?.explainers.some(({ metadata }) => metadata && !metadata.draft)) return [];
  const items = getPreview()?.items ?? (await getCollection('explainers')).map(({ data }) => data);
  return sortByDate(items);
}

/** Every explainer that belongs in lists, newest first. */
export async function getListedExplainers(): Promise<ListItem[]> {
  return (await getAllExplainers()).filter(({ withdrawn }) => !withdrawn);
}

/** The same without what lists show: their sections, sources and changes. */
export async function getListedMetadata(): Promise<ExplainerMetadata[]> {
  return (await getListedExplainers()).map(getMetadata);
}

/** A path that a page had before, and what is there now. Paths are without the base path. */
export interface FormerPath {
  from: string;
  to: string;
  /** Inline HTML. */
  title: string;
  lang: string;
}

/** The paths that explainers and their sections had before, in the order of the alphabet. */
export async function getFormerPaths(): Promise<FormerPath[]> {
  const redirects = readRedirects(settings.contentDir);
  return (await getAllExplainers())
    .flatMap((item) => {
      const { slug, lang, title } = item;
      const names = findFormerSlugs(slug, redirects);
      const ofSections = getMetadata(item).sections.flatMap(({ id, was = [], title }): FormerPath[] => {
        const to = sectionPagePath(slug, id);
        const from = [slug, ...names].flatMap((name) => [id, ...was].map((each) => sectionPagePath(name, each)));
        return from.filter((path) => path !== to).map((path) => ({ from: path, to, title: title.text, lang }));
      });
      const to = explainerPath(slug);
      return [...names.map((name) => ({ from: explainerPath(name), to, title, lang })), ...ofSections];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The terms of the site. */
export function getGlossary(): Glossary {
  return readGlossary(settings.contentDir);
}

/** A topic or an author, with the explainers that name it, newest first. */
type With<Named> = Named & { explainers: ListItem[] };

export type Author = With<ListItem['authors'][number]>;
export type Topic = With<ListItem['topics'][number]>;

/** All authors who have explainers, by name. */
export async function getAuthors(): Promise<Author[]> {
  return groupBy(await getListedExplainers(), ({ authors }) => authors);
}

/** All topics that have explainers, by name. */
export async function getTopics(): Promise<Topic[]> {
  return groupBy(await getListedExplainers(), ({ topics }) => topics);
}

function groupBy<Named extends { id: string; name: string }>(
  explainers: readonly ListItem[],
  namedIn: (explainer: ListItem) => readonly Named[],
): With<Named>[] {
  const found = new Map<string, With<Named>>();
  for (const explainer of explainers) {
    for (const named of namedIn(explainer)) {
      const entry = found.get(named.id) ?? { ...named, explainers: [] };
      entry.explainers.push(explainer);
      found.set(named.id, entry);
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
