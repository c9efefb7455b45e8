/** What identifies a source: the address that readers open, or what a library knows it by. */
import type { Source } from './schema/source.ts';

/** The address of a source as readers open it: `url`, or the address of its DOI. */
export function getSourceUrl({ url, doi }: Pick<Source, 'url' | 'doi'>): string | undefined {
  return url ?? (doi === undefined ? undefined : `https://doi.org/${encodeURI(doi)}`);
}

/** Kinds of works that may be nowhere on the web. Their publisher, title and date identify them. */
const offlineKinds: readonly (string | undefined)[] =
  'reference book journal report court broadcast interview document'.split(' ');

/** Says whether a source can be cited: it has an address, or what identifies it in a library or an archive. */
export function isIdentified({ url, doi, isbn, number, published, container, kind }: Partial<Source>): boolean {
  if (url || doi || isbn || number) return true;
  return Boolean(published) && (Boolean(container) || offlineKinds.includes(kind));
}
