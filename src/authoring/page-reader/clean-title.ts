/** Cleans titles, to which sites add their names. */
import { cleanText, toComparable } from './clean-text.ts';

/** Signs between a title and the name of the site. Hyphens and colons are such signs only next to spaces. */
const separator = String.raw`\s+(?:[-–—:/»«‹›]|::|--)\s+|\s*(?:[|•·_：｜]|--|::)\s*`;

/** Titles that programs give to pages without one. */
const emptyTitle = /^(?:untitled(?: document| page)?|unbenanntes dokument|new page \d*|loading(?:…|\.+)?)$/i;

/** Returns a title without the publisher’s name at its start or end. */
export function cleanTitle(value: unknown, publishers: readonly string[]): string | undefined {
  const title = cleanText(value);
  if (title === undefined || emptyTitle.test(title)) return undefined;
  const names = publishers.map(toName).filter((name) => name !== '');
  const isName = (part: { text: string } | undefined) => part !== undefined && names.includes(toName(part.text));
  if (names.includes(toName(title))) return undefined;
  let parts = splitTitle(title);
  while (parts.length > 1 && isName(parts.at(-1))) parts = parts.slice(0, -1);
  while (parts.length > 1 && isName(parts[0])) parts = parts.slice(1);
  return parts.map(({ text, before }, index) => (index === 0 ? '' : before) + text).join('');
}

/** Returns a name as it is compared, without the end of an address: “Example.com” is “Example”. */
function toName(text: string): string {
  return toComparable(text.replace(/\.[a-z]{2,4}$/i, ''));
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

/**
 * Returns the headings that can be the title of the work. One that shares no words with the title of the page is that
 * of the site or of a section, unless the title of the page is only the name of a file.
 */
export function listTrustedHeadings(title: string | undefined, headings: readonly string[]): readonly string[] {
  if (title === undefined) return headings;
  const comparable = toComparable(title);
  const trusted = headings.filter((heading) => {
    const text = toComparable(heading);
    return text !== '' && (comparable.includes(text) || text.includes(comparable));
  });
  const isFileName = /^[\x21-\x7E]+$/.test(title);
  return isFileName && trusted.length === 0 ? headings : trusted;
}
