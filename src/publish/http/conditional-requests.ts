/** Conditional requests (RFC 9110, section 13) and byte ranges (section 14). */
import type { IncomingHttpHeaders } from 'node:http';

/** What identifies a version of a file (RFC 9110, 8.8): the values of `ETag` and `Last-Modified`. */
export interface Validators {
  etag: string;
  lastModified: string;
}

/**
 * Whether the client has this version of the file already (13.1). `If-Modified-Since` has to be the exact date: after a
 * rollback, the current file is older than the client’s copy.
 */
export function isNotModified(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags === undefined) return headers['if-modified-since'] === lastModified;
  return tags.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}

/** First and last byte of a range. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Parses `Range` (14.2). Requests for several ranges get the complete file.
 * @param size of the file in bytes
 * @returns undefined for the complete file, `unsatisfiable` when the file has no such range
 */
export function parseRange(
  headers: IncomingHttpHeaders,
  size: number,
  { etag, lastModified }: Validators,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (!first && !last) return undefined;
  // The client has part of another version of the file (13.1.5).
  if (![undefined, etag, lastModified].includes(headers['if-range'] as string | undefined)) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end ? { start, end } : 'unsatisfiable';
}
