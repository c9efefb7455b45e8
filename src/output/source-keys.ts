/** The pages of sources with the keys by which a build knows whether they would come out the same: see `carry.ts`. */
import type { Outline } from '../explainer/model.ts';
import type { Glossary } from '../schema/directory.ts';
import { site } from '../site.ts';
import { wordsFor } from '../words.ts';
import { pageFile } from './carry.ts';
import { keyOf, sharedCarry } from './shared-carry.ts';
import { type SourcePage, sourcePages } from './source-pages.ts';
import { type SiteSource, sourcesOf } from './sources.ts';

/** @param explainers those that stand in lists, newest first */
export function keyedSourcePages(
  explainers: readonly Outline[],
  glossary: Glossary,
): { page: SourcePage; key: string }[] {
  // A source stands on up to four lists.
  const keys = new Map<SiteSource, string>();
  const keyOfSource = (source: SiteSource) => {
    const key = keys.get(source) ?? keyOf(source);
    keys.set(source, key);
    return key;
  };
  const pages = sourcePages(sourcesOf(explainers, glossary, site.lang), wordsFor(site.lang));
  return pages.map((page) => {
    const { entries, pages: all, page: number } = page;
    // Of the pages of a list, each shows where it stands and what is beside it.
    const near = [all[0], all[number - 2], all[number], all.length];
    return { page, key: keyOf({ ...page, entries: entries.map(keyOfSource), pages: near }) };
  });
}

/** The pages of sources that have to be made. To gather them takes a second where there are many: the thread beside does it where it can. */
export async function sourcePagesToMake(
  explainers: readonly Outline[],
  glossary: Glossary,
): Promise<readonly SourcePage[]> {
  const carry = sharedCarry();
  const gathered = await carry?.sources;
  if (gathered) return gathered;
  const pages = keyedSourcePages(explainers, glossary);
  return pages.flatMap(({ page, key }) => (carry?.mustMake(pageFile(page.path), key) === false ? [] : page));
}
