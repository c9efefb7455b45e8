import type { TextFragment } from 'text-fragments-polyfill/text-fragment-utils';

/** Parses the text directives of a URL, after `:~:` (https://wicg.github.io/scroll-to-text-fragment/#syntax). */
export function parseTextDirectives(directives: string): TextFragment[] {
  return Array.from(
    directives.matchAll(/text=(?:([^,&]*)-,)?([^,&-]*)(?:,([^,&-]+))?(?:,-([^,&]*))?(?:&|$)/g),
    (match) => {
      const [prefix, textStart = '', textEnd, suffix] = match.slice(1).map((term) => term && decodeURIComponent(term));
      return { textStart, ...(prefix && { prefix }), ...(textEnd && { textEnd }), ...(suffix && { suffix }) };
    },
  );
}
