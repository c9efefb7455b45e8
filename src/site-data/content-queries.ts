/** The one place where pages read collections. */
import { getCollection } from 'astro:content';
import { formerNamesOf } from '../explainer/former-names.ts';
import { explainerPath, sectionPagePath } from '../explainer/ids.ts';
import type { Outline } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { readGlossary, readRedirects } from '../parse/site-files.ts';
import { settings } from '../site.ts';
import { outlineFor, sharedLibrary, sharedPreview } from './content-context.ts';
import { byDate, type Listing } from './list-item.ts';

/** Every explainer that has a page, newest first. */
export async function everyExplainer(): Promise<Listing[]> {
  // Of a collection with nothing in it Astro warns that it may not exist.
  if (!sharedPreview() && !sharedLibrary()?.readings.some(({ outline }) => outline && !outline.draft)) return [];
  const listings = sharedPreview()?.listings ?? (await getCollection('explainers')).map(({ data }) => data);
  return byDate(listings);
}

/** Every explainer that belongs in lists, newest first. */
export async function listedExplainers(): Promise<Listing[]> {
  return (await everyExplainer()).filter(({ withdrawn }) => !withdrawn);
}

/** The same without what lists show: their sections, sources and changes. */
export async function listedOutlines(): Promise<Outline[]> {
  return (await listedExplainers()).map(outlineFor);
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
export async function formerPaths(): Promise<FormerPath[]> {
  const redirects = readRedirects(settings.contentDir);
  return (await everyExplainer())
    .flatMap((listing) => {
      const { slug, lang, title } = listing;
      const names = formerNamesOf(slug, redirects);
      const ofSections = outlineFor(listing).sections.flatMap(({ id, was = [], title }): FormerPath[] => {
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
export function theGlossary(): Glossary {
  return readGlossary(settings.contentDir);
}

/** A topic or an author, with the explainers that name it, newest first. */
type With<Named> = Named & { explainers: Listing[] };

export type Author = With<Listing['authors'][number]>;
export type Topic = With<Listing['topics'][number]>;

/** All authors who have explainers, by name. */
export async function everyAuthor(): Promise<Author[]> {
  return gathered(await listedExplainers(), ({ authors }) => authors);
}

/** All topics that have explainers, by name. */
export async function everyTopic(): Promise<Topic[]> {
  return gathered(await listedExplainers(), ({ topics }) => topics);
}

function gathered<Named extends { id: string; name: string }>(
  explainers: readonly Listing[],
  namedIn: (explainer: Listing) => readonly Named[],
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
