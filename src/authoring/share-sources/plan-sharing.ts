/** Decides which sources `npm run source -- share` moves, and which a person has to look at first. */
import { getWorkIdentifiers, type WorkIdentifiers } from '../../explainer/source-identity.ts';
import { type Conflict, mergeSources } from './merge-sources.ts';
import type { WrittenSource } from './written-sources.ts';

/** A work that is written more than once. */
export interface RepeatedSource {
  id: string;
  /** The entry in `sources.yml`, if there is one. */
  shared?: WrittenSource;
  /** The entries in explainers and terms. */
  written: WrittenSource[];
  /** The fields of all entries. */
  fields: Record<string, unknown>;
}

/** A work that stays as it is, and why. */
export interface DifferingSource {
  id: string;
  conflicts: Conflict[];
}

export interface SharingPlan {
  repeated: RepeatedSource[];
  differing: DifferingSource[];
}

/** Plans what to move. @param sources all sources of the content, those of `sources.yml` first */
export function planSharing(sources: readonly WrittenSource[]): SharingPlan {
  const plan: SharingPlan = { repeated: [], differing: [] };
  const clashes = findOtherIds(sources);
  for (const [id, entries] of Map.groupBy(sources, (source) => source.id)) {
    const shared = entries.find(({ list }) => list.keys.length === 0);
    const written = entries.filter(({ list }) => list.keys.length > 0);
    const clash = clashes.get(id);
    if (clash) plan.differing.push({ id, conflicts: [clash] });
    if (clash || written.length === 0 || entries.length === 1) continue;
    const { fields, conflicts } = mergeSources(entries);
    if (conflicts.length > 0) plan.differing.push({ id, conflicts });
    else
      plan.repeated.push({ id, ...(shared ? { shared } : {}), written, fields: withoutImpliedLang(fields, entries) });
  }
  return plan;
}

/** Leaves out the language where every entry takes it from its explainer. */
function withoutImpliedLang(
  { lang, ...fields }: Record<string, unknown>,
  entries: readonly WrittenSource[],
): Record<string, unknown> {
  const isImplied = entries.every((entry) => entry.fields['lang'] === undefined);
  return isImplied || lang === undefined ? fields : { ...fields, lang };
}

/**
 * Finds works that have several ids: the same DOI, or the same ISBN and title. Returns how they differ, by the ids after
 * the first. The check of the content compares addresses.
 */
function findOtherIds(sources: readonly WrittenSource[]): Map<string, Conflict> {
  const clashes = new Map<string, Conflict>();
  for (const name of ['DOI', 'ISBN'] as const) {
    const bySpelling = Map.groupBy(sources, (source) => identify(source)[name]);
    for (const [identifier, same] of bySpelling) {
      const [first, ...others] = [...new Map(same.map((source) => [source.id, source])).values()];
      for (const other of first && identifier !== undefined ? others : []) {
        const values = [first, other].flatMap((source) => (source ? [{ source, value: source.id }] : []));
        clashes.set(other.id, { field: 'id', values });
      }
    }
  }
  return clashes;
}

function identify({ id, fields }: WrittenSource): WorkIdentifiers {
  const getText = (key: string) => (fields[key] === undefined ? {} : { [key]: String(fields[key]) });
  return getWorkIdentifiers({ id, title: '', ...getText('title'), ...getText('doi'), ...getText('isbn') });
}
