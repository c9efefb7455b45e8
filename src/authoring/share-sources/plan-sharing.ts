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
  const shared = sources.filter(({ list }) => list.keys.length === 0).map(({ id }) => id);
  return withoutLooseSources(plan, shared);
}

/** Leaves out works that rest on one that would not be in `sources.yml` with them, and those that rest on these. */
function withoutLooseSources({ repeated, differing }: SharingPlan, shared: readonly string[]): SharingPlan {
  const ids = new Set([...shared, ...repeated.map(({ id }) => id)]);
  const findLoose = ({ fields }: RepeatedSource) => [fields['restsOn'] ?? []].flat().find((id) => !ids.has(String(id)));
  const loose = repeated.flatMap((source): DifferingSource[] => {
    const restsOn = findLoose(source);
    const values = source.written.map((entry) => ({ source: entry, value: entry.fields['restsOn'] ?? 'no value' }));
    return restsOn === undefined
      ? []
      : [{ id: source.id, conflicts: [{ field: 'restsOn', values, restsOn: String(restsOn) }] }];
  });
  if (loose.length === 0) return { repeated, differing };
  const rest = repeated.filter((source) => findLoose(source) === undefined);
  return withoutLooseSources({ repeated: rest, differing: [...differing, ...loose] }, shared);
}

/** Leaves out the language where every entry takes it from its explainer. */
function withoutImpliedLang(
  { lang, ...fields }: Record<string, unknown>,
  entries: readonly WrittenSource[],
): Record<string, unknown> {
  const isImplied = entries.every((entry) => entry.fields['lang'] === undefined);
  return isImplied || lang === undefined ? fields : { ...fields, lang };
}
