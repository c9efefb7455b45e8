import type { Source } from '../explainer/schema/source.ts';
import { isPlainDate } from '../i18n/dates.ts';

/** The data of a Robust Link: the address of an archived copy, and the date that it shows (`2026-01-12`). */
export interface ArchivedCopy {
  url: string;
  date?: string;
}

/**
 * Returns the archived copy of a source, if the source has one. Web archives write the time of a copy into its
 * address (20260112093000, as in Memento). Without that, the date is the day on which the source was accessed.
 * Robust Links: https://robustlinks.mementoweb.org/spec/
 */
export function findArchivedCopy({ archived, accessed }: Source): ArchivedCopy | undefined {
  if (!archived) return undefined;
  const [, year, month, day] = /\/(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}(?:[a-z]{2}_)?\//.exec(archived) ?? [];
  const dateInAddress = `${year}-${month}-${day}`;
  const date = isPlainDate(dateInAddress) ? dateInAddress : accessed;
  return date ? { url: archived, date } : { url: archived };
}
