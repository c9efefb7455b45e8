/**
 * Addresses of the services that commands ask. An environment variable overrides each of them, for tests and for
 * newsrooms that reach the web through a proxy.
 */
const getAddress = (variable: string, address: string): string =>
  (process.env[variable] || address).replace(/\/+$/, '');

export const services = {
  /** Resolves DOIs, and answers with metadata: https://citation.doi.org/docs.html */
  doi: getAddress('DOI_URL', 'https://doi.org'),
  /** Knows books by ISBN: https://openlibrary.org/dev/docs/api/books */
  openLibrary: getAddress('OPEN_LIBRARY_URL', 'https://openlibrary.org'),
};

/** Says whether a newsroom has its own address for a service, which may be in its private network. */
export function isOverridden(variable: 'DOI_URL' | 'OPEN_LIBRARY_URL'): boolean {
  return Boolean(process.env[variable]);
}
