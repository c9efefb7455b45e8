/** Changes and withdrawals of all explainers. */
import { changesAnchor, explainerPath, sectionPath } from '../explainer/ids.ts';
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

/** A change, its explainer, and the section that it changed. */
export type SiteChange = Change & LoggedExplainer & { place?: { name: string; path: string } };

/** The day of a withdrawal, its reason and its explainer. */
export type Withdrawal = LoggedExplainer & { date: string; reason: string };

/** Returns the changes of all explainers, newest first, including explainers that were withdrawn later. */
export function listChanges(explainers: readonly ExplainerMetadata[]): SiteChange[] {
  return sortNewestFirst(
    explainers.flatMap((explainer) =>
      explainer.updates.map((change) => ({
        ...change,
        ...describeExplainer(explainer, `#${changesAnchor}`),
        ...describePlace(explainer, change),
      })),
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

/** What the page of corrections says of a change or a withdrawal. */
export type LogEntry = LoggedExplainer &
  Pick<SiteChange, 'date' | 'text' | 'place'> & {
    /** A withdrawal has none. */
    kind?: Change['kind'];
  };

/** The entries of one day. */
export interface Day {
  date: string;
  entries: LogEntry[];
}

/** The lists on the page of corrections, each newest first. */
interface CorrectionsPage {
  withdrawals: Day[];
  corrections: Day[];
  otherChanges: Day[];
}

export function getCorrectionsPage(): CorrectionsPage {
  const explainers = getAllExplainers().map(getMetadata);
  const changes = listChanges(explainers);
  return {
    withdrawals: groupByDay(listWithdrawals(explainers).map(({ reason, ...entry }) => ({ ...entry, text: reason }))),
    corrections: groupByDay(changes.filter(({ kind }) => kind === 'correction')),
    otherChanges: groupByDay(changes.filter(({ kind }) => kind !== 'correction')),
  };
}

function groupByDay(entries: readonly LogEntry[]): Day[] {
  return Array.from(
    Map.groupBy(entries, ({ date }) => date),
    ([date, entries]) => ({ date, entries }),
  );
}

function describePlace({ slug, sections }: ExplainerMetadata, { section }: Change): Pick<SiteChange, 'place'> {
  const changed = sections.find(({ id }) => id === section);
  return changed ? { place: { name: changed.title.text, path: sectionPath(slug, changed.id) } } : {};
}

function describeExplainer({ slug, lang, title }: ExplainerMetadata, fragment = ''): LoggedExplainer {
  return { slug, lang, explainerTitle: title, path: explainerPath(slug) + fragment };
}
