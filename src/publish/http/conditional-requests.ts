/** What a request says about when and how much to send: RFC 9110, 13 and 14. */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether the reader has the file already (13.1). A date counts only when it is the very one: after a release was taken back,
 * what stands there is older than what readers have.
 */
export function isNotModified(headers: IncomingHttpHeaders, tag: string, modified: string): boolean {
  const tags = headers['if-none-match'];
  if (tags === undefined) return headers['if-modified-since'] === modified;
  return tags.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}

/** A part of a file, first and last byte. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The part that `Range` asks for (14.2); undefined for the whole, `none` where the file has no such part. One part at a time:
 * whoever asks for several gets the whole.
 */
export function parseRange(
  headers: IncomingHttpHeaders,
  size: number,
  tag: string,
  modified: string,
): ByteRange | 'none' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (!first && !last) return undefined;
  // The reader has the rest of another version of the file.
  if (![undefined, tag, modified].includes(headers['if-range'] as string | undefined)) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end ? { start, end } : 'none';
}
