/** Decides which sources `npm run source -- share` moves, and which a person has to look at first. */
import { isShared, type WrittenSource } from '../content-sources/written-source.ts';
import { type Conflict, mergeSources } from './merge-sources.ts';

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
  for (const [id, entries] of Map.groupBy(sources, (source) => source.id)) {
    const shared = entries.find(isShared);
    const written = entries.filter((entry) => !isShared(entry));
    if (written.length === 0 || entries.length === 1) continue;
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
