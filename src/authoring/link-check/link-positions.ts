/** Finds the lines of a file that contain a URL. */
import { normalizeUrl } from '../web/url.ts';

/** Where the content uses a URL. */
export interface LinkPosition {
  /** The file, relative to the project where it is inside. */
  file: string;
  /** Absent when the file does not contain the URL itself, as when it comes from a glossary term. */
  line?: number;
  /** What uses it: “the source hrana-day-15”, “the archived copy of hrana-day-15” or “the text”. */
  usedBy: string;
}

/** A URL and one position of it. */
export type LinkUse = [url: string, position: LinkPosition];

/** Returns the lines of a text, from 1, that contain a URL, with or without a fragment. */
export function findUrlLines(text: string, url: string): number[] {
  const spellings = listSpellings(url);
  return text.split('\n').flatMap((line, index) => (hasUrl(line, spellings) ? [index + 1] : []));
}

/**
 * Returns every way that an author may write a URL: encoded or not, with or without the last slash, with `&` or
 * `&amp;`.
 */
function listSpellings(url: string): string[] {
  const [base = url] = url.split('#');
  const variants = /^https?:\/\/[^/]+\/$/.test(base) ? [base, base.slice(0, -1)] : [base];
  const decoded = variants.flatMap((variant) => [variant, decode(variant)]);
  const escaped = decoded.flatMap((variant) => [variant, variant.replaceAll('&', '&amp;')]);
  return [...new Set(escaped)].map((variant) => variant.toLowerCase());
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Returns whether a line contains one of the spellings, but not as the start of a longer URL. */
function hasUrl(line: string, spellings: readonly string[]): boolean {
  const lowerCase = line.toLowerCase();
  return spellings.some((spelling) => {
    for (let at = lowerCase.indexOf(spelling); at >= 0; at = lowerCase.indexOf(spelling, at + 1)) {
      if (/^[.,;:!?*_]*(?:[\s"'<>()[\]{}#|]|$)/.test(lowerCase.slice(at + spelling.length))) return true;
    }
    return false;
  });
}

/** Returns a position with its normalized URL; nothing when the text is not an absolute web URL. */
export function toLinkUse(href: string, position: LinkPosition): LinkUse[] {
  const url = normalizeUrl(href);
  return url ? [[url, position]] : [];
}
