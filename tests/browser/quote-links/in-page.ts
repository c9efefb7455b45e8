/**
 * Functions of the tests that run inside a page: they select text, create links, and find the highlighted
 * characters.
 */
import { processTextFragmentDirective, type TextFragment } from 'text-fragments-polyfill/text-fragment-utils';
import { createFragment, createQuote } from '../../../src/sharing/client/text-fragment.ts';

/** A range as numbers, which are valid for the same page opened again: indices of text nodes, and offsets. */
export type Place = [node: number, offset: number, endNode: number, endOffset: number];

/** Text without white space, in one text node. */
export type Token = [node: number, start: number, end: number];

const listTextNodes = (): Text[] => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
};

/** Returns whether a text node is visible content. */
const isVisibleText = ({ parentElement }: Text) =>
  parentElement?.checkVisibility({ visibilityProperty: true }) &&
  !parentElement.closest('.anchor, .down, [role=img], [popover]');

const isMark = ({ parentElement }: Text) => parentElement?.closest('sup.cite') != null;

function rangeAt([node, offset, endNode, endOffset]: Place): Range {
  const textNodes = listTextNodes();
  const range = document.createRange();
  range.setStart(textNodes[node] as Text, offset);
  range.setEnd(textNodes[endNode] as Text, endOffset);
  return range;
}

/** Returns the tokens of each element that matches a selector, in the order of the page. */
export function tokensOf(selector: string): Token[][] {
  const textNodes = listTextNodes();
  return Array.from(document.querySelectorAll(selector), (element) =>
    textNodes.flatMap((node, index) =>
      element.contains(node) && isVisibleText(node)
        ? Array.from(node.data.matchAll(/\S+/g), (match): Token => [index, match.index, match.index + match[0].length])
        : [],
    ),
  );
}

/** Returns the range between `[[` and `]]`, and removes these from the page. */
export function placeOfBrackets(): Place {
  const find = (bracket: string): [number, number] => {
    const textNodes = listTextNodes();
    const index = textNodes.findIndex(({ data }) => data.includes(bracket));
    const offset = textNodes[index]?.data.indexOf(bracket) ?? -1;
    textNodes[index]?.deleteData(offset, bracket.length);
    return [index, offset];
  };
  return [...find('[['), ...find(']]')];
}

/**
 * Returns whether a text contains the number of a marker. A number that is joined to a word, as in “2025.15”,
 * does not count.
 */
export function holdNumber(term: string): boolean {
  let text = '';
  for (const node of listTextNodes()) {
    if (!node.parentElement?.checkVisibility()) continue;
    text += isMark(node) && !/[\p{L}\p{N}]$|\p{N}[.,]$/u.test(text) ? '\0' : node.data;
  }
  return !text.replace(/\s+/g, ' ').includes(term);
}

/** Returns the visible text of a range, without markers at its ends, white space and zero-width characters. */
export function textAt(range: Place): string {
  return tidy(charactersIn(rangeAt(range)));
}

export const fragmentAt = (range: Place) => createFragment(rangeAt(range));
export const quoteAt = (range: Place) => createQuote(rangeAt(range));

/** Returns the text of the ranges that text-fragments-polyfill finds for a directive. */
export function foundByPolyfill(directive: TextFragment): string[] {
  return processTextFragmentDirective(directive).map((range) => tidy(charactersIn(range)));
}

interface Character {
  text: string;
  isMark: boolean;
}

function charactersIn(range: Range): Character[] {
  return listTextNodes().flatMap((node) => {
    if (!range.intersectsNode(node) || !isVisibleText(node)) return [];
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    return Array.from(node.data.slice(from, to), (text) => ({ text, isMark: isMark(node) }));
  });
}

function tidy(characters: readonly Character[]): string {
  const visible = characters.filter(({ text }) => !/[\s\p{M}\p{Cf}]/u.test(text));
  const first = visible.findIndex(({ isMark }) => !isMark);
  const last = visible.findLastIndex(({ isMark }) => !isMark);
  return visible
    .slice(Math.max(first, 0), last + 1)
    .map(({ text }) => text)
    .join('');
}

/**
 * Returns the highlighted text in a screenshot, in the form of `textAt`: the characters that are magenta on
 * magenta.
 */
export async function litText(screenshot: string): Promise<string> {
  const bytes = Uint8Array.from(atob(screenshot), (character) => character.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas?.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(canvas?.getImageData(0, 0, picture.width, picture.height).data.buffer ?? []);
  const magenta = 0xffff00ff;
  const isLit = (x: number, y: number) => pixels[Math.floor(y) * picture.width + Math.floor(x)] === magenta;
  const top = Math.floor(pixels.indexOf(magenta) / picture.width);
  const bottom = Math.ceil(pixels.lastIndexOf(magenta) / picture.width);
  if (top < 0) return '';
  const range = document.createRange();
  const characters: Character[] = [];
  for (const node of listTextNodes()) {
    range.selectNode(node);
    const box = range.getBoundingClientRect();
    if (!isVisibleText(node) || box.width === 0 || box.bottom < top || box.top > bottom) continue;
    for (let index = 0; index < node.data.length; index++) {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      if (width > 0 && isLit(x + width / 2, y + height / 2))
        characters.push({ text: node.data[index] ?? '', isMark: isMark(node) });
    }
  }
  return tidy(characters);
}
