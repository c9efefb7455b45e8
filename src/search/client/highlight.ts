/** Needs JavaScript because it highlights the words that a reader searched for. */
import { createButton } from '../../dom/dom.ts';
import { listWords, needsDictionary, tokenize } from '../format/tokenize.ts';
import { findSequences } from './matches.ts';
import { strings } from './strings.ts';

const highlightName = 'search';
const parameter = 'mark';

/** Adds the words to highlight to the URL of a result. On this site it becomes relative to the origin. */
export function addHighlightTerms(url: string, words: readonly string[]): string {
  const address = new URL(url, location.href);
  for (const word of words) address.searchParams.append(parameter, word);
  return address.origin === location.origin ? address.pathname + address.search + address.hash : address.href;
}

/** Highlights the words that the page’s URL names, and removes them from the URL, so that readers copy plain links. */
export function highlightFromAddress(): void {
  const address = new URL(location.href);
  const words = address.searchParams.getAll(parameter);
  address.searchParams.delete(parameter);
  history.replaceState(history.state, '', address);
  highlight(words);
}

/**
 * Highlights words in the section that the URL’s fragment names, and scrolls to the first of them. Escape or a button
 * clears the highlights.
 */
export function highlight(words: readonly string[]): void {
  // Browsers without the CSS Custom Highlight API still show the section.
  if (!('highlights' in CSS) || words.length === 0) return;
  const ranges = findRanges(words, decodeURIComponent(location.hash.slice(1)));
  const [first] = ranges;
  if (!first) return;
  CSS.highlights.set(highlightName, new Highlight(...ranges));
  const parent = first.startContainer.parentElement;
  parent?.closest('details')?.setAttribute('open', '');
  const { top, bottom } = first.getBoundingClientRect();
  if (top < innerHeight * 0.15 || bottom > innerHeight * 0.85) scrollTo({ top: scrollY + top - innerHeight * 0.35 });
  addClearButton();
}

/** Finds words in the section with an id, or in the main text if there is none. */
function findRanges(words: readonly string[], id: string): Range[] {
  const heading = id ? document.getElementById(id) : null;
  const main = document.querySelector('main') ?? document.body;
  const level = heading?.closest('h2, h3');
  const ranges: Range[] = [];
  let isInside = !level;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches('.cite, svg, nav, [hidden], [popover], [role=doc-endnotes]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node === level) isInside = true;
      else if (isInside && level && node.tagName === level.tagName) break;
    } else if (isInside) {
      for (const { start, end } of findWords(node.nodeValue ?? '', words)) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

/** Finds words in a text. Those of scripts that need a dictionary are found wherever their letters are. */
function findWords(text: string, words: readonly string[]): { start: number; end: number }[] {
  const tokens = tokenize(text);
  return words
    .flatMap((word) =>
      needsDictionary(word)
        ? Array.from(text.matchAll(new RegExp(word, 'g')), ({ index }) => ({ start: index, end: index + word.length }))
        : findSequences(tokens, listWords(word)),
    )
    .sort((a, b) => a.start - b.start);
}

function addClearButton(): void {
  document.querySelector('.clear-marks')?.remove();
  const clear = () => {
    CSS.highlights.delete(highlightName);
    button.remove();
    removeEventListener('keydown', onKeydown);
  };
  const onKeydown = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented) clear();
  };
  const button = createButton(strings.clearHighlights, clear);
  button.className = 'clear-marks';
  addEventListener('keydown', onKeydown);
  document.body.append(button);
}
