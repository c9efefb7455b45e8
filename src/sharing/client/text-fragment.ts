/**
 * Needs JavaScript because only the browser knows which words are selected: makes the link that brings any browser to them,
 * a text fragment (https://wicg.github.io/scroll-to-text-fragment/). Without it, a reader can link to a section.
 *
 * It is not the generator of text-fragments-polyfill: that one puts numbers of marks into links, and was seen to look for
 * twelve seconds, whatever time it is given.
 */

import { findShortestDirective, serializeDirective } from './text-directive.ts';
import { findCandidates } from './fragment-candidates.ts';
import { type Directive, Matcher, type TextRange } from './directive-matcher.ts';
import { isGenerated, kinds, readPage } from './page-text.ts';
import { expandToWords, segmentWords } from './word-boundaries.ts';

export { createQuote } from './quote.ts';

/** How long it may take, after which there is no link; milliseconds. On the longest page it takes about 30. */
const patience = 400;

/** Kinds of characters in the words meant, kinds in those around them, and whether these must be found nowhere else. */
type Terms = [inside: number[], around: number[], only: boolean];

const { words, mark, control } = kinds;
/** What lasts: no number of a mark. */
const lasting: Terms[] = [
  [[words], [words], true],
  [[words], [words, control], true],
];
/** What lasts while nothing before it changes; then with numbers: a word that a mark follows without a space may be one with it. */
const lastResorts: Terms[] = [
  [[words], [words, control], false],
  [[words, mark], [words, mark, control], true],
  [[words, mark], [words, mark, control], false],
];

/**
 * Makes the text directive of a selection, or two, one after the other: what stands behind `:~:` in its link, `text=…`.
 * It holds no number of a citation mark, unless nothing else tells the place.
 * @param range what is selected; marks at its ends do not count, and words cut through count as whole
 * @returns undefined where nothing leads to these words and nowhere else, or where it takes too long to find
 */
export function createFragment(range: Range): string | undefined {
  const end = performance.now() + patience;
  try {
    return findFragment(range, () => {
      if (performance.now() > end) throw new TooLong();
    });
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

class TooLong extends Error {}

function findFragment(range: Range, goOn: () => void): string | undefined {
  const page = readPage(range, goOn);
  const pieces = segmentWords(page);
  const whole = expandToWords(page, pieces);
  if (whole[0] === whole[1]) return undefined;
  const matcher = new Matcher(page, pieces, goOn);

  const find = (stretch: TextRange, [inside, context, only]: Terms) => {
    const choices = findCandidates(page, pieces, stretch, inside, context);
    return findShortestDirective(
      choices,
      (directive) => matcher.leadsTo(directive, stretch, only),
      (directive) => matcher.beginsAt(directive, stretch[0], only),
    );
  };
  const findFirst = (stretch: TextRange, terms: readonly Terms[]) => {
    for (const each of terms) {
      const found = find(stretch, each);
      if (found) return [found];
    }
    return undefined;
  };
  /** A stretch without marks, controls and spaces at its ends. */
  const trim = ([start, end]: TextRange): TextRange => {
    let [from, to] = [start, end];
    while (from < to && !isGenerated(page, from)) from++;
    while (from < to && !isGenerated(page, to - 1)) to--;
    return [from, to];
  };
  /** Where the beginning of a stretch stands twice, or its end: that block by itself, which what is around it tells apart. */
  const inTwo = ([start, end]: TextRange): Directive[] | undefined => {
    const text = page.text.slice(start, end);
    for (const gap of new Set([text.indexOf('\n'), text.lastIndexOf('\n')])) {
      if (gap < 0) continue;
      const one = findFirst(trim([start, start + gap]), lasting);
      const other = one && findFirst(trim([start + gap + 1, end]), lasting);
      if (other) return [...one, ...other];
    }
    return undefined;
  };
  const found = findFirst(whole, lasting) ?? inTwo(whole) ?? findFirst(whole, lastResorts);
  return found?.map(serializeDirective).join('&');
}
