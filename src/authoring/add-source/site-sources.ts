/** What the content has already: its sources, and every id that a new one cannot have. */
import { readFileSync } from 'node:fs';
import { getWorkIdentifiers } from '../../explainer/source-identity.ts';
import { type ContentSources, readContentSources } from '../content-sources/read-content-sources.ts';
import { isShared, type WrittenSource } from '../content-sources/written-source.ts';
import { cleanAddress } from '../page-reader/page-address.ts';

export interface SiteSources extends ContentSources {
  ids: Set<string>;
}

export function readSiteSources(contentDir: string, root: string): SiteSources {
  const content = readContentSources(contentDir, root);
  const { sources, references, terms, explainers } = content;
  // A note and a source of one explainer are cited alike.
  const notes = Array.from(explainers.values(), (path) => readFileSync(path, 'utf8').matchAll(/^\[\^([^\]\s]+)\]:/gm));
  const labels = notes.flatMap((matches) => Array.from(matches, ([, label = '']) => label));
  return { ...content, ids: new Set([...sources.map(({ id }) => id), ...references.keys(), ...terms, ...labels]) };
}

/** Returns all entries of a work, the shared one first. */
export function findWork({ sources }: SiteSources, fields: WrittenSource['fields']): WrittenSource[] {
  const keys = new Set(listWorkKeys(fields));
  return sources
    .filter((source) => listWorkKeys(source.fields).some((key) => keys.has(key)))
    .sort((a, b) => Number(isShared(b)) - Number(isShared(a)));
}

/**
 * Returns what identifies a work, however it is written. Sources that share one of these are the same work. The fields
 * need not be complete: of a book, only the ISBN may be known.
 */
export function listWorkKeys(fields: WrittenSource['fields']): string[] {
  const [url, doi, isbn, title = ''] = ['url', 'doi', 'isbn', 'title'].map((key) => getText(fields, key));
  const identifiers = getWorkIdentifiers({
    id: '',
    // Chapters share the ISBN of their book.
    title: fields['container'] === undefined ? '' : title,
    ...(url === undefined ? {} : { url: normalizeAddress(url) }),
    ...(doi === undefined ? {} : { doi }),
    ...(isbn === undefined ? {} : { isbn }),
  });
  const keys = Object.entries(identifiers).map(([name, value]) => `${name} ${value}`);
  if (keys.length > 0 || title === '') return keys;
  // What is in an archive is known by what it says of itself.
  return [['publisher', 'title', 'number', 'published'].map((key) => getText(fields, key) ?? '').join('\n')];
}

/** Reduces an address to what distinguishes pages: no scheme, `www.`, tracking parameters, last slash, fragment. */
function normalizeAddress(address: string): string {
  const url = URL.parse(address) && new URL(cleanAddress(address));
  if (!url) return address;
  const host = url.host.replace(/^www\./, '').replace(/:(?:80|443)$/, '');
  return `https://${host}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}

function getText(fields: WrittenSource['fields'], key: string): string | undefined {
  const { [key]: value } = fields;
  return typeof value === 'string' ? value : undefined;
}
