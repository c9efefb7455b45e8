/**
 * Content types by file extension, for every server (RFC 9110, 8.3). With `nosniff`, browsers download files of unknown
 * types. Text types name UTF-8; XML and SVG declare it themselves, and JSON is always UTF-8.
 */
import { extname } from 'node:path';

export const fileTypes: Readonly<Record<string, string>> = {
  // Files of the site. Reference managers offer to import BibTeX and RIS by their types.
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  json: 'application/json',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  // Files that a publisher may put into public/.
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  geojson: 'application/geo+json',
  jsonld: 'application/ld+json',
  webmanifest: 'application/manifest+json',
  wasm: 'application/wasm',
  pdf: 'application/pdf',
  zip: 'application/zip',
  gz: 'application/gzip',
  ico: 'image/x-icon',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** The type of files with an unknown extension. */
export const unknownType = 'application/octet-stream';

/** Returns the content type of a file by its name. */
export function getFileType(path: string): string {
  return fileTypes[extname(path).slice(1).toLowerCase()] ?? unknownType;
}
