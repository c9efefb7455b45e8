/** What identifies a source: the address that readers open, or what a library knows it by. */
import { normalizeIsbn } from './isbn.ts';
import type { Source } from './schema/source.ts';

/** The address of a source as readers open it: `url`, or the address of its DOI. */
export function getSourceUrl({ url, doi }: Pick<Source, 'url' | 'doi'>): string | undefined {
  return url ?? (doi === undefined ? undefined : getDoiUrl(doi));
}

/** The address of a DOI. */
export const getDoiUrl = (doi: string): string =>
  `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;

/** Kinds of works that may be nowhere on the web. Their publisher, title and date identify them. */
const offlineKinds: readonly (string | undefined)[] =
  'reference book journal report court broadcast interview document'.split(' ');

/** Says whether a source can be cited: it has an address, or what identifies it in a library or an archive. */
export function isIdentified({ url, doi, isbn, number, published, container, kind }: Partial<Source>): boolean {
  if (url || doi || isbn || number) return true;
  return Boolean(published) && (Boolean(container) || offlineKinds.includes(kind));
}

/** The fields that show whether two sources are the same work. */
export type WorkFields = Pick<Source, 'id' | 'url' | 'doi' | 'isbn' | 'title'>;

/** What two sources have in common if they are the same work, in comparable form. */
export type WorkIdentifiers = Partial<Record<'address' | 'DOI' | 'ISBN', string>>;

/**
 * Returns what identifies a work anywhere. Sources that share any of it are the same work. The chapters of a book
 * have one ISBN, and differ by their titles. DOIs ignore case (DOI Handbook, 2.4).
 */
export function getWorkIdentifiers({ url, doi, isbn, title }: WorkFields): WorkIdentifiers {
  const doiOfWork = doi ?? findDoi(url);
  return {
    ...(url ? { address: url } : {}),
    ...(doiOfWork ? { DOI: doiOfWork.toLowerCase() } : {}),
    ...(isbn ? { ISBN: `${normalizeIsbn(isbn)} ${normalizeTitle(title)}` } : {}),
  };
}

/** A work with what identifies it. */
export interface IdentifiedWork {
  title: string;
  identifiers: WorkIdentifiers;
}

/**
 * Says whether two sources of one id are two works. Only identifiers that both have can show it, or else the titles.
 */
export function isOtherWork(work: IdentifiedWork, other: IdentifiedWork): boolean {
  const [a, b] = [work.identifiers, other.identifiers];
  const names = (['address', 'DOI', 'ISBN'] as const).filter((name) => a[name] && b[name]);
  if (names.length > 0) return names.some((name) => a[name] !== b[name]);
  const haveNone = Object.keys(a).length + Object.keys(b).length === 0;
  return haveNone && normalizeTitle(work.title) !== normalizeTitle(other.title);
}

/** Returns the identifiers of a work as keys of a map. A work without any has its id, which is the same everywhere. */
export function listWorkKeys(source: WorkFields): string[] {
  const keys = Object.entries(getWorkIdentifiers(source)).map(([name, value]) => `${name} ${value}`);
  return keys.length > 0 ? keys : [`id ${source.id}`];
}

/** Finds the source that is the same work as another. */
export function findSameWork<Candidate extends WorkFields>(
  source: WorkFields,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const keys = new Set(listWorkKeys(source));
  return candidates.find((candidate) => listWorkKeys(candidate).some((key) => keys.has(key)));
}

/** Returns the DOI in the address of a resolver. */
function findDoi(url = ''): string | undefined {
  const [, doi] = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/[^?#]+)/i.exec(url) ?? [];
  try {
    return doi && decodeURIComponent(doi);
  } catch {
    // A % that encodes nothing belongs to the DOI.
    return doi;
  }
}

/** Writes a title without case, punctuation and repeated spaces. */
const normalizeTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
