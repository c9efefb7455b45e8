/** Finds the fields of a source on a page: the first reader of each field whose value is one. */

import { doi as doiSchema, isbn as isbnSchema } from '../../explainer/schema/identifiers.ts';
import type { SourceAuthor } from '../../explainer/schema/source.ts';
import { type AuthorContext, cleanAuthors } from './clean-authors.ts';
import { parseDate, type WrittenDate } from './clean-date.ts';
import { canBeIn, cleanLanguage } from './clean-language.ts';
import { cleanPublisher, getDomainName, isNameOfSite } from './clean-publisher.ts';
import { cleanText, toComparable } from './clean-text.ts';
import { cleanTitle, preferHeading } from './clean-title.ts';
import { type FieldReader, fieldReaders } from './field-readers.ts';
import { findKind } from './find-kind.ts';
import type { Found, FoundWork } from './found-work.ts';
import { findPageAddress, getArchivedOriginal, isHomePage } from './page-address.ts';
import type { PageData } from './page-data.ts';

/** Finds what a page says of its work. */
export function findWork(page: PageData): FoundWork {
  const publisher = findPublisher(page);
  const publishers = [...listSiteNames(page), getDomainName(page.url)];
  const title = findTitle(page, publishers);
  const lang = find(page, fieldReaders.language, (value) => cleanLanguageOf(title?.value, value));
  return withoutMissing({
    title,
    publisher,
    authors: findAuthors(page, { publishers, language: lang?.value }),
    published: findDate(page, lang?.value),
    lang,
    ...findAddresses(page),
    doi: find(page, fieldReaders.doi, cleanDoi),
    isbn: find(page, fieldReaders.isbn, cleanIsbn),
    container: find(page, fieldReaders.container, (value) => cleanContainer(value, publishers)),
    number: find(page, fieldReaders.number, cleanText),
    kind: findKind(page),
    access: find(page, fieldReaders.access, cleanAccess),
  });
}

/** Returns the first value that is one when cleaned. */
function find<T>(
  page: PageData,
  readers: readonly FieldReader[],
  clean: (value: unknown) => T | undefined,
): Found<T> | undefined {
  for (const { from, read } of readers)
    for (const raw of read(page)) {
      const value = clean(raw);
      if (value !== undefined) return { value, from };
    }
  return undefined;
}

function withoutMissing(work: { [Key in keyof FoundWork]: FoundWork[Key] | undefined }): FoundWork {
  return Object.fromEntries(Object.entries(work).filter(([, found]) => found !== undefined));
}

function findPublisher(page: PageData): Found<string> | undefined {
  const found = find(page, fieldReaders.publisher, cleanPublisher);
  const siteName = find(page, fieldReaders.siteName, cleanPublisher);
  const isCompany = found?.from.startsWith('JSON-LD') && isCompanyName(found.value, siteName?.value);
  if (siteName && isCompany) return siteName;
  return found ?? find(page, fieldReaders.confirmedPublisher, (value) => cleanConfirmedPublisher(value, page.url));
}

function cleanConfirmedPublisher(value: unknown, url: string): string | undefined {
  const name = cleanPublisher(value);
  return name && isNameOfSite(name, url) ? name : undefined;
}

/** Says whether a name is that of the company behind a site: “Harbour Post Media Ltd” of “Harbour Post”. */
function isCompanyName(name: string, short = ''): boolean {
  if (/(?:GmbH|AG|KG|Ltd|LLC|Inc|PLC|S\.?A|S\.?L|Pty)\.?$/.test(name)) return true;
  const [long, start] = [toComparable(name), toComparable(short)];
  return start.length > 3 && long.length > start.length && long.startsWith(start);
}

/** Returns all names of the site, which may be at the end of titles. */
function listSiteNames(page: PageData): string[] {
  return fieldReaders.publisher.flatMap(({ read }) => read(page).flatMap((value) => cleanPublisher(value) ?? []));
}

function findTitle(page: PageData, publishers: readonly string[]): Found<string> | undefined {
  const headings = page.headings.filter((heading) => cleanTitle(heading, publishers) !== undefined);
  const title = find(page, fieldReaders.title, (value) => cleanTitle(value, publishers));
  // The title of a home page is the name of the site.
  if (!title && isHomePage(page.url)) return find(page, fieldReaders.title, cleanText);
  // Old sites give all pages their name as title.
  if (!title && headings[0] !== undefined && headings.length === 1) return { value: headings[0], from: 'the heading' };
  return title && { ...title, value: preferHeading(title.value, headings) };
}

/** Returns a language if the title can be in it: templates often say “en” for all pages. */
function cleanLanguageOf(title = '', value: unknown): string | undefined {
  const language = cleanLanguage(value);
  return language && canBeIn(title, language) ? language : undefined;
}

/** Returns all authors of the first origin that has one. */
function findAuthors(page: PageData, context: AuthorContext): Found<SourceAuthor[]> | undefined {
  const readers: readonly FieldReader[] = fieldReaders.authors;
  for (const { from, read, hasInverseNames } of readers) {
    const authors = read(page).flatMap((value) => cleanAuthors(value, { ...context, hasInverseNames }));
    const unique = [...new Map(authors.map((author) => [JSON.stringify(author), author])).values()];
    if (unique.length > 0) return { value: unique, from };
  }
  return undefined;
}

const dayLength = 24 * 3600 * 1000;

/**
 * Returns the date of publication. A time in UTC can be of another day than the publisher’s, so a date in the
 * publisher’s zone that agrees with it goes before it.
 */
function findDate(page: PageData, language: string | undefined): Found<string> | undefined {
  const dates = fieldReaders.published.flatMap(({ from, read }) =>
    read(page).flatMap((value): Found<WrittenDate>[] => {
      const date = parseDate(value, language);
      return date ? [{ value: date, from }] : [];
    }),
  );
  const [first] = dates;
  if (!first) return undefined;
  const { moment, isUtc } = first.value;
  const local = dates.find(({ value }) => !value.isUtc && agrees(value, moment));
  const { value, from } = (isUtc && local) || first;
  return { value: value.date, from };
}

function agrees({ date, moment }: WrittenDate, utcMoment = 0): boolean {
  if (moment !== undefined) return Math.abs(moment - utcMoment) < 60_000;
  return date.length === 10 && Math.abs(Date.parse(date) + dayLength / 2 - utcMoment) < dayLength * 1.1;
}

function findAddresses({ url, meta, headers, canonical }: PageData): Pick<FoundWork, 'url' | 'archived'> {
  const original = getArchivedOriginal(url);
  if (original) return { url: findPageAddress(original, []), archived: { value: url, from: 'the address' } };
  const links = (headers['link'] ?? '').split(/,\s*(?=<)/);
  const header = links.map((link) => /^\s*<([^>]+)>.*;\s*rel="?canonical\b/i.exec(link)?.[1]).find((href) => href);
  return {
    url: findPageAddress(url, [
      ...(canonical ? [{ href: canonical, from: 'the canonical link' }] : []),
      ...(header ? [{ href: header, from: 'HTTP Link' }] : []),
      ...(meta.get('og:url') ?? []).map((href) => ({ href, from: 'meta og:url' })),
    ]),
  };
}

function cleanDoi(value: unknown): string | undefined {
  const text = cleanText(value)?.replace(/^(?:doi:\s*|info:doi\/|https?:\/\/(?:dx\.)?doi\.org\/)/i, '');
  return doiSchema.safeParse(text).data;
}

function cleanIsbn(value: unknown): string | undefined {
  const text = cleanText(value)?.replace(/^(?:urn:isbn:|isbn(?:-1[03])?:?\s*)/i, '');
  return isbnSchema.safeParse(text).data;
}

function cleanContainer(value: unknown, publishers: readonly string[]): string | undefined {
  const name = cleanText(value);
  return name && !/^https?:/.test(name) && !publishers.includes(name) ? name : undefined;
}

function cleanAccess(value: unknown): 'free' | 'paywall' | undefined {
  const text = String(value).toLowerCase().split('/').at(-1) ?? '';
  if (text === 'false' || text === 'locked') return 'paywall';
  return text === 'true' || text === 'free' ? 'free' : undefined;
}
