/**
 * Needs JavaScript because only the browser knows which text is selected. Creates the text fragment that leads
 * any browser to it (https://wicg.github.io/scroll-to-text-fragment/). Without JavaScript, a reader can link to
 * a section.
 *
 * The generator of text-fragments-polyfill is not used: it puts the numbers of citation markers into links, and
 * it took up to twelve seconds, whatever time limit it was given.
 */

import { DirectiveMatcher, type TextDirective, type TextRange } from './directive-matcher.ts';
import { findCandidates } from './fragment-candidates.ts';
import { isAuthorText, kinds, readPage } from './page-text.ts';
import { findShortestDirective, serializeDirective } from './text-directive.ts';
import { expandToWords, segmentWords } from './word-boundaries.ts';

export { createQuote } from './quote.ts';

/** The longest time to search, in milliseconds; after it there is no link. The longest page takes about 30. */
const timeLimit = 400;

/**
 * The kinds of characters in the text and in its context, and whether the directive must match nothing else on
 * the page.
 */
type Attempt = [textKinds: number[], contextKinds: number[], isUnique: boolean];

const { text, marker, control } = kinds;
/** Links without numbers of markers, which stay valid when other text changes. */
const stable: Attempt[] = [
  [[text], [text], true],
  [[text], [text, control], true],
];
/**
 * Links that break when earlier text changes; then links with numbers, for a word that a marker follows without
 * a space.
 */
const fragile: Attempt[] = [
  [[text], [text, control], false],
  [[text, marker], [text, marker, control], true],
  [[text, marker], [text, marker, control], false],
];

/**
 * Returns the text directive for a selection, `text=…`, or two directives joined by `&`. It contains the number
 * of a citation marker only when nothing else identifies the text.
 * @param range the selection; markers at its ends are ignored, and partly selected words count as selected
 * @returns undefined when no directive leads to this text alone, or when the search takes too long
 */
export function createFragment(range: Range): string | undefined {
  const end = performance.now() + timeLimit;
  try {
    return findFragment(range, () => {
      if (performance.now() > end) throw new TimeUp();
    });
  } catch (error) {
    if (error instanceof TimeUp) return undefined;
    throw error;
  }
}

class TimeUp extends Error {}

function findFragment(selection: Range, checkTime: () => void): string | undefined {
  const page = readPage(selection, checkTime);
  const segments = segmentWords(page);
  const selected = expandToWords(page, segments);
  if (selected[0] === selected[1]) return undefined;
  const matcher = new DirectiveMatcher(page, segments, checkTime);

  const findDirective = (range: TextRange, attempts: readonly Attempt[]): TextDirective[] | undefined => {
    for (const [textKinds, contextKinds, isUnique] of attempts) {
      const directive = findShortestDirective(
        findCandidates(page, segments, range, textKinds, contextKinds),
        (directive) => matcher.matches(directive, range, isUnique),
        (directive) => matcher.startsAt(directive, range[0], isUnique),
      );
      if (directive) return [directive];
    }
    return undefined;
  };
  /** Removes markers, controls and spaces at the ends of a range. */
  const trim = ([start, end]: TextRange): TextRange => {
    let [from, to] = [start, end];
    while (from < to && !isAuthorText(page, from)) from++;
    while (from < to && !isAuthorText(page, to - 1)) to--;
    return [from, to];
  };
  /**
   * For a range whose start or end occurs twice: a directive for that block, which its context identifies, and
   * one for the rest.
   */
  const findTwo = ([start, end]: TextRange): TextDirective[] | undefined => {
    const rangeText = page.text.slice(start, end);
    for (const gap of new Set([rangeText.indexOf('\n'), rangeText.lastIndexOf('\n')])) {
      if (gap < 0) continue;
      const first = findDirective(trim([start, start + gap]), stable);
      const second = first && findDirective(trim([start + gap + 1, end]), stable);
      if (second) return [...first, ...second];
    }
    return undefined;
  };
  const directives = findDirective(selected, stable) ?? findTwo(selected) ?? findDirective(selected, fragile);
  return directives?.map(serializeDirective).join('&');
}
