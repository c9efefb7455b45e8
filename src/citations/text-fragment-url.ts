/**
 * Builds text fragments: addresses that open a page at a passage.
 * Syntax and encoding: WICG, URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.
 */

/**
 * Where a quote leaves words out or changes them: “…”, “...”, “[…]”, “[Iran]”, and a word that has such a part,
 * “[T]he”.
 */
const gap = /\s*(?:[\p{L}\p{M}\p{N}\u200c\u200d]*\[[^\]]*\][\p{L}\p{M}\p{N}\u200c\u200d]*|…|(?:\.\s?){3,})\s*/u;

/**
 * How many words at the ends of a long quote identify it. More would be likelier to differ from the page, fewer
 * to occur elsewhere.
 */
const wordsAtEnd = 3;

/**
 * Returns the address of a quote in its source. A long quote, and one that leaves words out, becomes a range
 * from its first words to its last.
 * @param url the address of the source; its text fragment, if it has one, is replaced
 * @param quote text of the source, verbatim
 */
export function textFragmentUrl(url: string, quote: string): string {
  const passages = splitAtGaps(quote);
  const [first = [], last = []] = [passages.at(0), passages.at(-1)].map((passage) => passage?.trim().split(' '));
  if (first.length === 0) return url;
  const isRange = passages.length > 1 || first.length > 2 * wordsAtEnd;
  const terms = isRange ? [first.slice(0, wordsAtEnd), last.slice(-wordsAtEnd)] : [first];
  const page = url.split(':~:')[0] ?? url;
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${terms.map((words) => encode(words.join(' '))).join(',')}`;
}

/** Returns the passages of a quote that are verbatim, in order. */
export function splitAtGaps(quote: string): string[] {
  return quote
    .replace(/\s+/g, ' ')
    .split(gap)
    .filter((passage) => /[\p{L}\p{N}]/u.test(passage));
}

/** Percent-encodes text, hyphens too: they have a meaning in a text directive, as `,` and `&` have. */
function encode(text: string): string {
  return encodeURIComponent(text.trim()).replaceAll('-', '%2D');
}
