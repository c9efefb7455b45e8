/**
 * The address of words in a page: a text fragment, which brings a browser to them.
 * Syntax and encoding: WICG, URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.
 */

/** Where a quote leaves words out or changes them: “…”, “...”, “[…]”, “[Iran]”, and a word such as “[T]he” as a whole. */
const gap = /\s*(?:[\p{L}\p{M}\p{N}\u200c\u200d]*\[[^\]]*\][\p{L}\p{M}\p{N}\u200c\u200d]*|…|(?:\.\s?){3,})\s*/u;

/** How many words at the ends of a long quote name it: enough not to be met by chance, and few that a page could set otherwise. */
const ends = { first: 3, last: 3 };

/**
 * The address of a quote in its source. A long quote, and one with words left out, becomes a range, from its first words to its
 * last.
 * @param url address of the source; a text fragment that it has already gives way
 * @param quote words of the source, verbatim
 */
export function textFragmentUrl(url: string, quote: string): string {
  const stretches = quote
    .replace(/\s+/g, ' ')
    .split(gap)
    .filter((stretch) => /[\p{L}\p{N}]/u.test(stretch));
  const [first = [], last = []] = [stretches.at(0), stretches.at(-1)].map((stretch) => stretch?.trim().split(' '));
  if (first.length === 0) return url;
  const isRange = stretches.length > 1 || first.length > ends.first + ends.last;
  const named = isRange ? [first.slice(0, ends.first), last.slice(-ends.last)] : [first];
  const page = url.split(':~:')[0] ?? url;
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${named.map((words) => encode(words.join(' '))).join(',')}`;
}

/** Percent-encodes; a hyphen means something in a text directive, as `,` and `&` do. */
function encode(words: string): string {
  return encodeURIComponent(words.trim()).replaceAll('-', '%2D');
}
