/** Needs JavaScript because it picks what fits a query out of what explainers list. */

import type { Entity } from '../format/format.ts';
import { stripPunctuation, tokenize } from '../format/normalize.ts';
import type { Term } from './query.ts';
import { isSection, type Ranked } from './ranking.ts';

/** A claim, event, term or source with the title of the explainer that lists it. */
export interface FoundEntity {
  thing: Entity;
  explainer: string;
}

/** How many lists are looked through, and how much of them is shown. */
const [listsLookedThrough, thingsShown] = [4, 8];

/** What fits all of a query, or all but one of its words; the best first. Addresses are whole. */
export async function findEntities(hits: readonly Ranked[], terms: readonly Term[]): Promise<FoundEntity[]> {
  const lists = hits.filter((hit) => !isSection(hit)).slice(0, listsLookedThrough);
  const loaded = await Promise.all(lists.map(async ({ part, name }) => ({ part, list: await part.fragment(name) })));
  const rows = loaded.flatMap(({ part, list }) =>
    (list.things ?? []).map(([kind, url, text]) => ({
      thing: [kind, part.home + url, text] as Entity,
      explainer: list.title,
      fitting: terms.filter((term) => fits(text, term)).length,
    })),
  );
  const seen = new Set<string>();
  return rows
    .filter(({ fitting }) => fitting > 0 && fitting >= terms.length - 1)
    .sort((a, b) => b.fitting - a.fitting)
    .filter(({ thing: [kind, url, text] }) => {
      // Events of one timeline share its address; a term leads to the glossary from everywhere.
      const key = kind === 'event' ? url + text : url;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, thingsShown);
}

/** Whether a text has a word that begins like a term, give or take an ending; or all words of a phrase, one after the other. */
function fits(text: string, { folded, isPhrase }: Term): boolean {
  const words = tokenize(text).map(stripPunctuation);
  if (isPhrase) return ` ${words.join(' ')} `.includes(` ${folded} `);
  const stem = folded.length > 5 ? folded.slice(0, -2) : folded.length > 4 ? folded.slice(0, -1) : folded;
  return words.some((word) => word.startsWith(stem) && word.length <= folded.length + 4);
}
