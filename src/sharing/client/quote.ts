/** Needs JavaScript because only the browser knows which words are selected: gives them as a quotation. */
import { kinds, nodeAt, type PageText, readPage } from './page-text.ts';
import { expandToWords, segmentWords } from './word-boundaries.ts';

/**
 * The words of a selection, as text: whole words, without the numbers of citation marks, what is hidden and controls.
 * Paragraphs stand apart by a blank line, items of lists and rows of tables by a line; cells of a row by a space.
 */
export function createQuote(range: Range): string {
  const page = readPage(range);
  const [start, end] = expandToWords(page, segmentWords(page));
  let quote = '';
  let between = '';
  for (let index = start; index < end; index++) {
    const character = page.text[index] ?? '';
    if (page.kindOf[index] !== kinds.words) continue;
    if (/\s/.test(character)) between = character === '\n' ? farther(between, gapAt(page, index)) : between || ' ';
    else {
      quote += between + character;
      between = '';
    }
  }
  return quote;
}

/** The wider of two gaps. */
function farther(one: string, other: string): string {
  return one.length > other.length || one === '\n' ? one : other;
}

/** What stands in a quotation where one block ends and the next begins. */
function gapAt(page: PageText, index: number): string {
  const [before, after] = [nodeAt(page, index - 1)?.parentElement, nodeAt(page, index + 1)?.parentElement];
  let common = before;
  while (common && after && !common.contains(after)) common = common.parentElement;
  if (common?.matches('tr')) return ' ';
  if (common?.matches('table, thead, tbody, tfoot')) return '\n';
  const isNextItem = before?.closest('li, dt, dd') !== after?.closest('li, dt, dd');
  return isNextItem && common?.closest('ul, ol, dl') ? '\n' : '\n\n';
}
