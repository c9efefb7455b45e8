/** The record of changes of the whole site. */

import { changesAnchor, explainerPath } from '../explainer/ids.ts';
import type { Change, ExplainerMetadata } from '../explainer/model.ts';
import { sortNewestFirst } from './list-item.ts';

/** Where an entry of the record leads. */
interface Entry {
  slug: string;
  lang: string;
  /** Inline HTML, and plain. */
  explainer: ExplainerMetadata['title'];
  /** Without the base path. */
  path: string;
}

/** A change with the explainer it was made to. */
export type SiteChange = Change & Entry;

/** An explainer that was withdrawn: when, and why. */
export type Withdrawal = Entry & { date: string; reason: string };

/** Every change of explainers, the newest first. Those of withdrawn ones stay in the record. */
export function listChanges(explainers: readonly ExplainerMetadata[]): SiteChange[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) =>
      explainer.updates.map((change) => ({ ...change, ...entryOf(explainer, `#${changesAnchor}`) })),
    ),
  );
}

/** Every withdrawal, the newest first. */
export function listWithdrawals(explainers: readonly ExplainerMetadata[]): Withdrawal[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) => (explainer.withdrawn ? { ...explainer.withdrawn, ...entryOf(explainer) } : [])),
  );
}

/** The day on which an explainer was last changed. */
export function getLastChange({ published, updated = published, updates }: ExplainerMetadata): string {
  return [published, updated, ...updates.map(({ date }) => date)].sort().at(-1) ?? published;
}

function entryOf({ slug, lang, title }: ExplainerMetadata, fragment = ''): Entry {
  return { slug, lang, explainer: title, path: explainerPath(slug) + fragment };
}
