/** Changes and withdrawals of all explainers. */
import { changesAnchor, explainerPath } from '../explainer/ids.ts';
import type { Change, ExplainerMetadata } from '../explainer/model.ts';
import { getAllExplainers, getMetadata } from './content-context.ts';
import { sortNewestFirst } from './list-item.ts';

/** What an entry of the log says of its explainer. */
interface LoggedExplainer {
  slug: string;
  lang: string;
  explainerTitle: ExplainerMetadata['title'];
  /** Path that the entry links to, without the base path. */
  path: string;
}

/** A change and its explainer. */
export type SiteChange = Change & LoggedExplainer;

/** The day of a withdrawal, its reason and its explainer. */
export type Withdrawal = LoggedExplainer & { date: string; reason: string };

/** Returns the changes of all explainers, newest first, including explainers that were withdrawn later. */
export function listChanges(explainers: readonly ExplainerMetadata[]): SiteChange[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) =>
      explainer.updates.map((change) => ({ ...change, ...describeExplainer(explainer, `#${changesAnchor}`) })),
    ),
  );
}

/** Returns all withdrawals, newest first. */
export function listWithdrawals(explainers: readonly ExplainerMetadata[]): Withdrawal[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) =>
      explainer.withdrawn ? { ...explainer.withdrawn, ...describeExplainer(explainer) } : [],
    ),
  );
}

/** Returns the day on which an explainer was last changed. */
export function getLastChange({ published, updated = published, updates }: ExplainerMetadata): string {
  return [published, updated, ...updates.map(({ date }) => date)].sort().at(-1) ?? published;
}

/** The lists on the page of corrections, each newest first. */
interface CorrectionsPage {
  withdrawals: Withdrawal[];
  corrections: SiteChange[];
  otherChanges: SiteChange[];
}

export function getCorrectionsPage(): CorrectionsPage {
  const explainers = getAllExplainers().map(getMetadata);
  const changes = listChanges(explainers);
  return {
    withdrawals: listWithdrawals(explainers),
    corrections: changes.filter(({ kind }) => kind === 'correction'),
    otherChanges: changes.filter(({ kind }) => kind !== 'correction'),
  };
}

function describeExplainer({ slug, lang, title }: ExplainerMetadata, fragment = ''): LoggedExplainer {
  return { slug, lang, explainerTitle: title, path: explainerPath(slug) + fragment };
}
