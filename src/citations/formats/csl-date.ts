/** Converts dates of EDTF level 1 to those of CSL, which BibTeX and RIS are written from too. */
import { formatKnownDate } from '../../i18n/format-known-date.ts';
import { type DatePoint, parseKnownDate } from '../../i18n/known-date.ts';

/** A date as far as it is known: as numbers, [[2026, 1, 12]], two lists of them for a range, or in words. */
export interface CslDate {
  'date-parts'?: [number[]] | [number[], number[]];
  /** Whether it is approximate or uncertain. */
  circa?: true;
  /** From 1, spring, to 4, winter. */
  season?: number;
  /** The date in words, where numbers do not say all. Programs show it instead. */
  literal?: string;
}

/** Converts a date. Returns undefined for “no date”, which programs write in their own words. */
export function toCslDate(date: string): CslDate | undefined {
  const { start, end } = parseKnownDate(date) ?? {};
  if (!start && !end) return undefined;
  if (!start || !end) return { literal: formatInWords(date) };
  const isRange = start !== end || start.span === 'decade' || start.span === 'century';
  const isVague = [start, end].some(({ isApproximate, isUncertain }) => isApproximate || isUncertain);
  return {
    'date-parts': isRange ? [toParts(start, start.first), toParts(end, end.last)] : [toParts(start, start.first)],
    ...(isVague ? { circa: true } : {}),
    ...(start.season ? { season: start.season } : {}),
    ...(isRange && start === end ? { literal: formatInWords(date) } : {}),
  };
}

/** Returns year, month and day, as far as they are known. In CSL, 1 BC is the year −1. */
function toParts({ month, day }: DatePoint, time: number): number[] {
  const year = new Date(time).getUTCFullYear();
  return [year > 0 ? year : year - 1, ...(month ? [month] : []), ...(day ? [day] : [])];
}

/** Writes the start of a date in the format of ISO 8601. Returns undefined if it is in words only, or before Christ. */
export function toIsoDate({ 'date-parts': parts }: CslDate): string | undefined {
  const [start = []] = parts ?? [];
  if (!start[0] || start[0] < 0) return undefined;
  return start.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** Formats a date in English: files for programs have no language of their own. */
export function formatInWords(edtf: string): string {
  return formatKnownDate(edtf, 'en');
}

/**
 * Returns a date for biblatex, which reads EDTF. Programs that read its files refuse ranges without a start and years
 * before Christ, so these are in the field `year` only.
 */
export function toBiblatexDate(edtf: string): string | undefined {
  const { start } = parseKnownDate(edtf) ?? {};
  return start && start.year > 0 ? edtf : undefined;
}
