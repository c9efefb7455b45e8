/** What shows that two sources are the same work: the same address, DOI or ISBN, however each is written. */
import type { Source } from '../../explainer/schema/source.ts';
import { cleanAddress } from '../page-reader/page-address.ts';
import { toDoi } from './parse-reference.ts';

/** Returns what identifies a work. Sources that share one of these are the same work. */
export function listWorkKeys(source: Partial<Source>): string[] {
  const { url, doi, isbn, container, title = '' } = source;
  const keys: string[] = [];
  const doiOfUrl = url === undefined ? undefined : toDoi(url);
  for (const each of [doi, doiOfUrl]) if (each !== undefined) keys.push(`doi:${each.toLowerCase()}`);
  if (url !== undefined && doiOfUrl === undefined) keys.push(normalizeAddress(url));
  // Chapters share the ISBN of their book.
  if (isbn !== undefined) keys.push([`isbn:${toIsbn13(isbn)}`, ...(container ? [title.toLowerCase()] : [])].join(' '));
  // What is in an archive is known by what it says of itself.
  if (keys.length === 0 && title !== '')
    keys.push(['publisher', 'title', 'number', 'published'].map((key) => source[key as keyof Source] ?? '').join('\n'));
  return [...new Set(keys)];
}

/** Reduces an address to what distinguishes pages: no scheme, `www.`, tracking parameters, last slash, fragment. */
function normalizeAddress(address: string): string {
  const url = URL.parse(address) && new URL(cleanAddress(address));
  if (!url) return address;
  const host = url.host.replace(/^www\./, '').replace(/:(?:80|443)$/, '');
  return `//${host}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}

/** Converts an ISBN of 10 digits to one of 13 (ISO 2108). */
function toIsbn13(isbn: string): string {
  const digits = isbn.replace(/[\s-]/g, '').toUpperCase();
  if (digits.length !== 10) return digits;
  const base = `978${digits.slice(0, 9)}`;
  const sum = [...base].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${base}${(10 - (sum % 10)) % 10}`;
}
