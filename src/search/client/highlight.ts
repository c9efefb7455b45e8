/** Needs JavaScript because a page cannot know by itself which words its reader searched for. */
import { stripPunctuation } from '../format/normalize.ts';
import { strings } from './strings.ts';

const name = 'search';
const parameter = 'mark';

/** The address of a section, with the words to be marked there. */
export function addHighlightTerms(url: string, found: readonly string[]): string {
  const address = new URL(url, location.href);
  for (const word of found) address.searchParams.append(parameter, word);
  return address.origin === location.origin ? address.pathname + address.search + address.hash : address.href;
}

/** Marks what the address asks for, and takes the request out of the address: links that are copied from there are plain. */
export function highlightFromAddress(): void {
  const address = new URL(location.href);
  const wanted = address.searchParams.getAll(parameter);
  address.searchParams.delete(parameter);
  history.replaceState(history.state, '', address);
  highlight(wanted);
}

/** Marks words in the section that the address leads to, and brings the first into view. Escape lets go of them. */
export function highlight(wanted: readonly string[]): void {
  // Browsers without highlights still show the section.
  if (!('highlights' in CSS) || wanted.length === 0) return;
  const ranges = rangesOf(new Set(wanted), decodeURIComponent(location.hash.slice(1)));
  const [first] = ranges;
  if (!first) return;
  CSS.highlights.set(name, new Highlight(...ranges));
  const parent = first.startContainer.parentElement;
  parent?.closest('details')?.setAttribute('open', '');
  const { top, bottom } = first.getBoundingClientRect();
  if (top < innerHeight * 0.15 || bottom > innerHeight * 0.85) scrollTo({ top: scrollY + top - innerHeight * 0.35 });
  offerToClear();
}

/** The places of words in a section, or in all of the text where the address names no section. */
function rangesOf(wanted: ReadonlySet<string>, id: string): Range[] {
  const heading = id ? document.getElementById(id) : null;
  const main = document.querySelector('main') ?? document.body;
  const level = heading?.closest('h2, h3');
  const ranges: Range[] = [];
  let inside = !level;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches('sup, svg, nav, [hidden], [popover], [role=doc-endnotes]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node === level) inside = true;
      else if (inside && level && node.tagName === level.tagName) break;
    } else if (inside) {
      for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\S+/g)) {
        if (!wanted.has(stripPunctuation(word))) continue;
        const range = document.createRange();
        const start = word.search(/[\p{L}\p{N}]/u);
        range.setStart(node, index + Math.max(0, start));
        range.setEnd(node, index + word.replace(/[^\p{L}\p{N}]+$/u, '').length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

function offerToClear(): void {
  document.querySelector('.clear-marks')?.remove();
  const button = document.createElement('button');
  button.className = 'clear-marks';
  button.textContent = strings.clearMarks;
  const clear = () => {
    CSS.highlights.delete(name);
    button.remove();
    removeEventListener('keydown', onKey);
  };
  const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented) clear();
  };
  button.addEventListener('click', clear);
  addEventListener('keydown', onKey);
  document.body.append(button);
}
