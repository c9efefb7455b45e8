/** Needs JavaScript because only the browser knows which text is selected. Returns it as a quotation. */
import { getNode, kinds, type PageText, readPage } from './page-text.ts';
import { expandToWords, segmentWords } from './word-boundaries.ts';

/**
 * Returns the selected text: complete words, without the numbers of citation markers, hidden text and controls.
 * A blank line separates paragraphs, a line break separates list items and table rows, and a space separates
 * the cells of a row.
 */
export function createQuote(range: Range): string {
  const page = readPage(range);
  const [start, end] = expandToWords(page, segmentWords(page));
  let quote = '';
  let separator = '';
  for (let index = start; index < end; index++) {
    const character = page.text[index] ?? '';
    if (page.kindOf[index] !== kinds.text) continue;
    if (/\s/.test(character))
      separator = character === '\n' ? widerSeparator(separator, getSeparator(page, index)) : separator || ' ';
    else {
      quote += separator + character;
      separator = '';
    }
  }
  return quote;
}

function widerSeparator(one: string, other: string): string {
  return one.length > other.length || one === '\n' ? one : other;
}

/** Returns what separates the blocks before and after a position. */
function getSeparator(page: PageText, index: number): string {
  const [before, after] = [getNode(page, index - 1)?.parentElement, getNode(page, index + 1)?.parentElement];
  let common = before;
  while (common && after && !common.contains(after)) common = common.parentElement;
  if (common?.matches('tr')) return ' ';
  if (common?.matches('table, thead, tbody, tfoot')) return '\n';
  const isNextItem = before?.closest('li, dt, dd') !== after?.closest('li, dt, dd');
  return isNextItem && common?.closest('ul, ol, dl') ? '\n' : '\n\n';
}
