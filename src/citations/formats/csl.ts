/**
 * Sources as CSL-JSON, the common language of reference managers.
 * Names of fields: Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html.
 */
import type { Source } from '../../explainer/schema/source.ts';

/** A person’s name in its parts, or a name that is not taken apart. */
export type CslName = { family: string; given: string; suffix?: string } | { literal: string };

/** A day, month or year as numbers: [[2026, 1, 12]]. */
export interface CslDate {
  'date-parts': [number[]];
}

/** A work: what BibTeX and RIS are made from as well. */
export interface CslItem {
  id: string;
  type: 'webpage' | 'dataset';
  title: string;
  author?: CslName[];
  publisher: string;
  'container-title': string;
  issued?: CslDate;
  accessed?: CslDate;
  URL: string;
  /** Address of an archived copy. */
  archive_location?: string;
  language: string;
  note?: string;
  /** What CSL has no field for, in its extension point. */
  custom?: { kind: Source['kind']; quotes?: Record<string, string> };
}

/**
 * A source as an item of CSL-JSON, or undefined where nothing was found at an address.
 * A title that is not the work’s own stands in brackets, as catalogues do.
 * @param lang language of the explainer, which is the source’s unless it says otherwise
 */
export function toCslItem(source: Source, lang: string): CslItem | undefined {
  const { id, kind, publisher, title, titleStatus, via, url, authors, published, accessed, archived, quotes } = source;
  if (!url) return undefined;
  return {
    id,
    type: kind === 'data' ? 'dataset' : 'webpage',
    title: titleStatus ? `[${title}]` : title,
    ...(authors ? { author: authors.map(formatCslName) } : {}),
    publisher,
    'container-title': via ?? publisher,
    ...(published ? { issued: toCslDate(published) } : {}),
    ...(accessed ? { accessed: toCslDate(accessed) } : {}),
    URL: url,
    ...(archived ? { archive_location: archived } : {}),
    language: source.lang ?? lang,
    custom: { kind, ...(quotes ? { quotes } : {}) },
  };
}

/**
 * Takes a name apart as BibTeX does: the last word is the family’s, with the lower-case words before it (“van der Berg”),
 * but for “, Jr.” and the like. One word, letters other than Latin ones, and what is no person’s name (“Ministry of …”)
 * are left whole.
 */
export function formatCslName(name: string): CslName {
  const [, whole = '', suffix] = /^(.*?)(?:,\s*(Jr\.?|Sr\.?|I{1,3}|IV))?$/s.exec(name.trim()) ?? [];
  if (/ (?:and|of|for|the|on) /.test(name)) return { literal: name.trim() };
  const [, given, family] = /^(\S.*?)\s+((?:\p{Ll}\S*\s+)*\S+)$/u.exec(whole) ?? [];
  if (!given || !family || !/^[\p{Script=Latin}\p{M}\s.’'‘ʼ‐-]+$/u.test(whole)) return { literal: name.trim() };
  return suffix ? { family, given, suffix } : { family, given };
}

/** A plain date in CSL’s form. */
export function toCslDate(date: string): CslDate {
  return { 'date-parts': [date.split('-').map(Number)] };
}

/** A date of CSL as ISO 8601 writes it. */
export function toIsoDate({ 'date-parts': [parts] }: CslDate): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
