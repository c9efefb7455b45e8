/** Changes and withdrawals of all explainers. */
import { changesAnchor, explainerPath } from '../explainer/ids.ts';
import type { Change, ExplainerMetadata } from '../explainer/model.ts';
import { getAllExplainers, getMetadata } from './content-context.ts';
import { sortNewestFirst } from './list-item.ts';

/** The explainer that an entry of the log is about. */
interface LoggedExplainer {
  slug: string;
  lang: string;
  explainer: ExplainerMetadata['title'];
  /** Where the entry links to, without the base path. */
  path: string;
}

/** A change, with the explainer that it was made to. */
export type SiteChange = Change & LoggedExplainer;

/** The withdrawal of an explainer: its day and the reason. */
export type Withdrawal = LoggedExplainer & { date: string; reason: string };

/** Returns every change of explainers, newest first. Changes of withdrawn explainers stay in the log. */
export function listChanges(explainers: readonly ExplainerMetadata[]): SiteChange[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) =>
      explainer.updates.map((change) => ({ ...change, ...toLogged(explainer, `#${changesAnchor}`) })),
    ),
  );
}

/** Returns every withdrawal, newest first. */
export function listWithdrawals(explainers: readonly ExplainerMetadata[]): Withdrawal[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) => (explainer.withdrawn ? { ...explainer.withdrawn, ...toLogged(explainer) } : [])),
  );
}

/** Returns the day on which an explainer was last changed. */
export function getLastChange({ published, updated = published, updates }: ExplainerMetadata): string {
  return [published, updated, ...updates.map(({ date }) => date)].sort().at(-1) ?? published;
}

/** What the page of corrections shows, each list newest first. */
interface CorrectionsPage {
  withdrawals: Withdrawal[];
  corrections: SiteChange[];
  otherChanges: SiteChange[];
}

/** Returns what the page of corrections shows. */
export function getCorrectionsPage(): CorrectionsPage {
  const explainers = getAllExplainers().map(getMetadata);
  const changes = listChanges(explainers);
  return {
    withdrawals: listWithdrawals(explainers),
    corrections: changes.filter(({ kind }) => kind === 'correction'),
    otherChanges: changes.filter(({ kind }) => kind !== 'correction'),
  };
}

function toLogged({ slug, lang, title }: ExplainerMetadata, fragment = ''): LoggedExplainer {
  return { slug, lang, explainer: title, path: explainerPath(slug) + fragment };
}
