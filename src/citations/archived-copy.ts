import type { Source } from '../explainer/schema/source.ts';
import { isPlainDate } from '../i18n/dates.ts';

/** An archived copy as Robust Links say it: the address of the copy, and the day it shows (`2026-01-12`). */
export interface Version {
  url: string;
  date?: string;
}

/**
 * The archived copy of a source, if one is known. Web archives write its time into the address (20260112093000, as Memento
 * does); where this one does not, the day on which the source was read stands for it.
 * Robust Links: https://robustlinks.mementoweb.org/spec/
 */
export function findArchivedCopy({ archived, accessed }: Source): Version | undefined {
  if (!archived) return undefined;
  const [, year, month, day] = /\/(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}(?:[a-z]{2}_)?\//.exec(archived) ?? [];
  const written = `${year}-${month}-${day}`;
  const date = isPlainDate(written) ? written : accessed;
  return date ? { url: archived, date } : { url: archived };
}
