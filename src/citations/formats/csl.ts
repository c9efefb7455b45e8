/**
 * Converts sources to CSL-JSON, the format that reference managers share.
 * Names of fields: Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html.
 */
import type { Source } from '../../explainer/schema/source.ts';
import { type CslName, parseAuthors } from '../names.ts';
import { listPassages } from '../passages.ts';

/** A date as numbers, as far as it is known: [[2026, 1, 12]]. */
export interface CslDate {
  'date-parts': [number[]];
}

/** A work. BibTeX and RIS are written from it too. */
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
  /** The address of an archived copy. */
  archive_location?: string;
  language: string;
  note?: string;
  /** Data that CSL has no field for. */
  custom?: {
    kind: Source['kind'];
    quotes?: Record<string, string>;
    /** The days on which quotes were found in the work. */
    quotesChecked?: Record<string, string>;
    moreAuthors?: true;
  };
}

/**
 * Converts a source to an item of CSL-JSON. Returns undefined if the source has no address.
 * A title that is not the work’s own is in square brackets, as in library catalogues.
 * @param lang the language of the explainer, and of the source unless that names its own
 */
export function toCslItem(source: Source, lang: string): CslItem | undefined {
  const { id, kind, publisher, title, titleStatus, via, url, authors, published, accessed, archived } = source;
  if (!url) return undefined;
  const { names, hasMore } = parseAuthors(source, lang);
  const quotes = listPassages(source).flatMap(({ key, words }) => (words === undefined ? [] : [[key, words]]));
  return {
    id,
    type: kind === 'data' ? 'dataset' : 'webpage',
    title: titleStatus ? `[${title}]` : title,
    ...(authors ? { author: names } : {}),
    publisher,
    'container-title': via ?? publisher,
    ...(published ? { issued: toCslDate(published) } : {}),
    ...(accessed ? { accessed: toCslDate(accessed) } : {}),
    URL: url,
    ...(archived ? { archive_location: archived } : {}),
    language: source.lang ?? lang,
    custom: {
      kind,
      ...(quotes.length > 0 ? { quotes: Object.fromEntries(quotes) } : {}),
      ...(source.quotesChecked ? { quotesChecked: source.quotesChecked } : {}),
      ...(hasMore ? { moreAuthors: true } : {}),
    },
  };
}

/** Converts a plain date to a date of CSL. */
export function toCslDate(date: string): CslDate {
  return { 'date-parts': [date.split('-').map(Number)] };
}

/** Writes a date of CSL in the format of ISO 8601. */
export function toIsoDate({ 'date-parts': [parts] }: CslDate): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
