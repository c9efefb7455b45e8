/** Needs JavaScript because it selects the entities that match a query. */
import type { Entity } from '../format/format.ts';
import { divideWords, listWords } from '../format/tokenize.ts';
import type { Term } from './query.ts';
import { isSection, type RankedHit } from './ranking.ts';

/** A claim, event, term or source, and the title of the explainer that lists it. */
export interface EntityResult {
  /** With a complete address. */
  entity: Entity;
  explainer: string;
}

/** How many explainers’ lists are fetched, and how many entities are shown. */
const [maxLists, maxEntities] = [4, 8];

/** Finds the entities that match all terms of a query, or all but one. The best match comes first. */
export async function findEntities(hits: readonly RankedHit[], terms: readonly Term[]): Promise<EntityResult[]> {
  const listHits = hits.filter((hit) => !isSection(hit)).slice(0, maxLists);
  const lists = await Promise.all(
    listHits.map(async ({ shard, name }) => ({ home: shard.home, ...(await shard.fragment(name)) })),
  );
  const candidates = lists.flatMap(({ home, title, things = [] }) =>
    things.map(([kind, url, text]) => ({
      entity: [kind, home + url, text] as Entity,
      explainer: title,
      matches: terms.filter((term) => isMatch(text, term)).length,
    })),
  );
  const seen = new Set<string>();
  return candidates
    .filter(({ matches }) => matches > 0 && matches >= terms.length - 1)
    .sort((a, b) => b.matches - a.matches)
    .filter(({ entity: [kind, url, text] }) => {
      // All events of a timeline have one address. A term has the same address in every explainer, and a source the
      // same id.
      const key = kind === 'event' ? url + text : kind === 'source' ? url.replace(/[^/]+\/#/, '#') : url;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, maxEntities);
}

/** Whether a text has a word with the stem of a term, or the phrase of a term. */
function isMatch(text: string, { normalized, isPhrase }: Term): boolean {
  const words = listWords(divideWords(text));
  if (isPhrase || normalized.includes(' ')) return ` ${words.join(' ')} `.includes(` ${normalized} `);
  const { length } = normalized;
  const stem = normalized.slice(0, length > 5 ? -2 : length > 4 ? -1 : length);
  return words.some((word) => word.startsWith(stem) && word.length <= length + 4);
}
