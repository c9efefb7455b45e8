/** Reads the text of an HTML page. */
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import type { LinkResponse } from '../web/response.ts';

/** Returns the HTML of a response as text, by its byte order mark, its headers, or its own declaration. */
export function decodeHtml({ headers = {}, body = Buffer.alloc(0) }: LinkResponse): string {
  const pattern = /charset\s*=\s*["']?([\w:.-]+)/i;
  const declared = pattern.exec(headers['content-type'] ?? '') ?? pattern.exec(body.toString('latin1', 0, 1024));
  const hasUtf8Mark = body.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  try {
    return new TextDecoder(hasUtf8Mark ? 'utf-8' : (declared?.[1] ?? 'utf-8')).decode(body);
  } catch {
    // A charset that does not exist counts as none.
    return new TextDecoder().decode(body);
  }
}

/** Returns all text that a page shows, and its titles. */
export function readPageText(html: string): string {
  const tree: Root = fromHtml(html);
  const titles = [
    toText(select('title', tree) ?? tree),
    ...selectAll('meta[property="og:title"], meta[name="twitter:title"], meta[name="citation_title"]', tree).map(
      ({ properties }) => String(properties['content'] ?? ''),
    ),
  ];
  return [...titles, toText(select('body', tree) ?? tree)].join('\n');
}

/** Returns the words of a text without case, punctuation and invisible characters, with one space between them. */
export function normalizeWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
