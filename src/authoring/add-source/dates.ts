/** Converts the dates of reference managers to dates of sources (ISO 8601 and its extension EDTF). */
import { hasNoDate, proposeDate } from '../../explainer/schema/date-hints.ts';
import { getSeasonNumber } from '../../explainer/schema/month-names.ts';
import { isKnownDate } from '../../i18n/known-date.ts';

type Numbers = (number | string | null)[];

/** A date of CSL, as programs write it. */
export interface ForeignDate {
  'date-parts'?: Numbers[];
  season?: number | string;
  circa?: boolean | number | string;
  raw?: string;
  literal?: string;
}

/** Converts a date of CSL. Returns undefined if there is none, and the text itself if it is not understood. */
export function fromCslDate(date: ForeignDate | string | undefined): string | undefined {
  if (typeof date !== 'object' || date === null) return typeof date === 'string' ? fromDateText(date) : undefined;
  const parts = (date['date-parts'] ?? []).map(joinParts).filter((part) => part !== '');
  const [start = '', end] = parts;
  if (start === '') {
    const text = date.raw ?? date.literal;
    return text === undefined ? undefined : fromDateText(text);
  }
  const season = /^\d{4}$/.test(start) && end === undefined ? toSeason(date.season) : undefined;
  const about = date.circa && date.circa !== 'false' ? '~' : '';
  return [season ? `${start}-${season}` : start, ...(end && end !== start ? [end] : [])]
    .map((each) => each + about)
    .join('/');
}

/** Joins year, month and day. Months from 13 are seasons, as citeproc-js writes them. */
function joinParts(parts: Numbers): string {
  const numbers = parts.map(Number);
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number === 0);
  const [year, month, day] = end < 0 ? numbers : numbers.slice(0, end);
  if (year === undefined || year < 0) return year === undefined ? '' : String(year);
  const isSeason = month !== undefined && month > 12 && month <= 16;
  const shown = isSeason ? [year, month + 8] : [year, month, day];
  return shown
    .filter((part) => part !== undefined)
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}

function toSeason(season: string | number | undefined): string | undefined {
  const number = Number(season);
  return number >= 1 && number <= 4 ? String(number + 20) : getSeasonNumber(String(season ?? ''));
}

/** Converts a date in text. Returns undefined if it says that there is none, and the text if it is not understood. */
export function fromDateText(text: string): string | undefined {
  const date = text.trim();
  if (date === '' || hasNoDate(date)) return undefined;
  if (isKnownDate(date)) return date;
  // Zotero’s dates have the slashes of RIS: 2024/05//.
  return proposeDate(date.replace(/\/+$/, '')) ?? date;
}
