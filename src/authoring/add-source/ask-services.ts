/** Finds works by DOI and ISBN, at the services that know them. */
import { toLinkResult } from '../link-check/link-status.ts';
import type { FollowUrl, LinkOutcome } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { services } from '../web/services.ts';
import type { ForeignItem } from './csl-text.ts';
import { readText } from './csl-text.ts';
import { fromDateText } from './dates.ts';
import { type FoundEntry, type FoundFields, toFoundEntry } from './found-entry.ts';
import { fromCsl } from './from-csl.ts';

/** Records have a few kilobytes; those with thousands of references have more. Bytes. */
const maxBodyBytes = 5 * 1024 * 1024;

/** Finds a work by its DOI, through content negotiation. @throws Error that says why there is no record */
export async function findByDoi(doi: string, follow: FollowUrl): Promise<FoundEntry> {
  const path = doi.split('/').map(encodeURIComponent).join('/');
  const outcome = await follow(`${services.doi}/${path}`, {
    maxBodyBytes,
    headers: { Accept: 'application/vnd.citationstyles.csl+json' },
  });
  const status = isFailure(outcome.end) ? 0 : outcome.end.status;
  if (status === 404) throw new Error(`No work has the DOI ${doi}: doi.org does not know it. Copy it again.`);
  const noRecord = `doi.org has no readable record of the work with the DOI ${doi}. Add it by its address.`;
  if (status === 406 || status === 204) throw new Error(noRecord);
  const item = readJson(outcome, 'doi.org', `the DOI ${doi}`);
  if (item === undefined || readText(item['title']) === undefined) throw new Error(noRecord);
  return fromCsl({ DOI: doi, ...item }, 'doi.org');
}

/** Finds a book by its ISBN at Open Library. @throws Error that says why there is no record */
export async function findByIsbn(isbn: string, follow: FollowUrl): Promise<FoundEntry> {
  const key = `ISBN:${isbn.replace(/[\s-]/g, '').toUpperCase()}`;
  const address = `${services.openLibrary}/api/books?bibkeys=${key}&jscmd=data&format=json`;
  const books = readJson(await follow(address, { maxBodyBytes }), 'Open Library', `the ISBN ${isbn}`);
  const book = books?.[key];
  if (typeof book !== 'object' || book === null)
    throw new Error(`Open Library has no book with the ISBN ${isbn}. Write its entry by hand, with kind: book.`);
  return fromOpenLibrary(book as ForeignItem, isbn);
}

/** Returns the names of a list of Open Library: [{ "name": "…" }]. */
function listNames(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((each) => readText((each as ForeignItem | null)?.['name']) ?? []) : [];
}

function fromOpenLibrary(book: ForeignItem, isbn: string): FoundEntry {
  const [title, subtitle, date] = ['title', 'subtitle', 'publish_date'].map((key) => readText(book[key]));
  const [publisher] = listNames(book['publishers']);
  const authors = listNames(book['authors']);
  const from = (key: string) => `Open Library: ${key}`;
  const published = date === undefined ? undefined : fromDateText(date);
  const fields: FoundFields = {
    ...(publisher ? { publisher: { value: publisher, from: from('publishers') } } : {}),
    ...(title ? { title: { value: subtitle ? `${title}: ${subtitle}` : title, from: from('title') } } : {}),
    isbn: { value: isbn, from: 'what you gave' },
    kind: { value: 'book', from: 'the ISBN' },
    ...(authors.length > 0 ? { authors: { value: authors, from: from('authors') } } : {}),
    ...(published ? { published: { value: published, from: from('publish_date') } } : {}),
  };
  return toFoundEntry(fields);
}

/**
 * Returns the JSON object of a response; undefined for a page instead of it.
 * @throws Error for any response that is no answer
 */
function readJson(outcome: LinkOutcome, service: string, work: string): ForeignItem | undefined {
  const { reason, status } = toLinkResult(outcome);
  const { end } = outcome;
  if (isFailure(end) || end.status < 200 || end.status >= 300) {
    const hint = status === 'blocked' ? 'Try again later.' : 'Try again later, or write the entry by hand.';
    throw new Error(`${service} could not be asked about ${work}. ${reason}. ${hint}`);
  }
  const broken = () => new Error(`${service} sent a broken answer about ${work}. Try again later.`);
  if (end.isTruncated) throw broken();
  if (/^text\/html/i.test(end.headers?.['content-type'] ?? '')) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(String(end.body));
  } catch {
    throw broken();
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw broken();
  return data as ForeignItem;
}
