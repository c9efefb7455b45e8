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
  /** The Wayback Machine: its index (CDX), its copies and Save Page Now. */
  wayback: getAddress('WAYBACK_URL', 'https://web.archive.org'),
  /** The Wayback Machine’s availability API, which is on another host. */
  waybackAvailability: getAddress('WAYBACK_AVAILABILITY_URL', process.env['WAYBACK_URL'] || 'https://archive.org'),
  /** The TimeMaps of a second archive (RFC 7089). The address of the page follows after a slash. */
  timeMap: getAddress('ARCHIVE_TIMEMAP_URL', 'https://arquivo.pt/wayback/timemap/link'),
};

/** Says whether a newsroom has its own address for a service, which may be in its private network. */
export function isOverridden(variable: 'DOI_URL' | 'OPEN_LIBRARY_URL'): boolean {
  return Boolean(process.env[variable]);
}
