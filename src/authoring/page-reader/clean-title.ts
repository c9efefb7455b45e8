/** Cleans titles, to which sites add their names. */
import { cleanText, toComparable } from './clean-text.ts';

/** Signs between a title and the name of the site. Hyphens and colons are such signs only next to spaces. */
const separator = String.raw`\s+(?:[-–—:/]|::|--)\s+|\s*(?:[|•·»«‹›_|：｜]|--|::)\s*`;

/** Returns a title without the publisher’s name at its start or end. */
export function cleanTitle(value: unknown, publishers: readonly string[]): string | undefined {
  const title = cleanText(value);
  if (title === undefined) return undefined;
  const names = publishers.map(toComparable).filter((name) => name !== '');
  if (names.includes(toComparable(title))) return undefined;
  let parts = splitTitle(title);
  while (parts.length > 1 && names.includes(toComparable(parts.at(-1)?.text ?? ''))) parts = parts.slice(0, -1);
  while (parts.length > 1 && names.includes(toComparable(parts[0]?.text ?? ''))) parts = parts.slice(1);
  return parts.map(({ text, before }, index) => (index === 0 ? '' : before) + text).join('');
}

/** Splits a title at the signs that sites put between its parts; each part has the sign before it. */
function splitTitle(title: string): { text: string; before: string }[] {
  const pieces = title.split(new RegExp(`(${separator})`, 'u'));
  return Array.from({ length: Math.ceil(pieces.length / 2) }, (_, index) => ({
    text: pieces[index * 2] ?? '',
    before: pieces[index * 2 - 1] ?? '',
  }));
}

/**
 * Returns the heading if it says the title better: the title is cut off with “…”, or goes on with a separator and the
 * name of a section.
 */
export function preferHeading(title: string, headings: readonly string[]): string {
  const isCut = /(?:…|\.\.\.)$/.test(title);
  const start = title.replace(/\s*(?:…|\.\.\.)$/, '');
  const better = headings.find((heading) =>
    isCut
      ? heading.length > start.length && heading.startsWith(start)
      : title.startsWith(heading) && new RegExp(`^(?:${separator})`, 'u').test(title.slice(heading.length)),
  );
  return better ?? title;
}
