/** The parts of text directives, read from an address. */
import type { TextFragment } from 'text-fragments-polyfill/text-fragment-utils';

/** Reads what stands behind `:~:`. Source: https://wicg.github.io/scroll-to-text-fragment/#syntax. */
export function partsOf(directives: string): TextFragment[] {
  return Array.from(
    directives.matchAll(/text=(?:([^,&]*)-,)?([^,&-]*)(?:,([^,&-]+))?(?:,-([^,&]*))?(?:&|$)/g),
    (match) => {
      const [prefix, textStart = '', textEnd, suffix] = match.slice(1).map((part) => part && decodeURIComponent(part));
      return { textStart, ...(prefix && { prefix }), ...(textEnd && { textEnd }), ...(suffix && { suffix }) };
    },
  );
}
