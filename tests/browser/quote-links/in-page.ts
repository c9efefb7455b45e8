/** What tests of the link to words do inside a page: select, make the link, and tell which characters are lit. */
import { processTextFragmentDirective, type TextFragment } from 'text-fragments-polyfill/text-fragment-utils';
import { createFragment, createQuote } from '../../../src/sharing/client/text-fragment.ts';

/** A range as numbers that mean the same in the same page opened again. */
export type Place = [node: number, offset: number, endNode: number, endOffset: number];

/** A stretch without white space in it, in one text node. */
export type Token = [node: number, start: number, end: number];

const nodes = (): Text[] => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
};

/** Whether readers see a text and take it for the page’s. */
const isRead = ({ parentElement }: Text) =>
  parentElement?.checkVisibility({ visibilityProperty: true }) && !parentElement.closest('.anchor, svg, [popover]');

const isMark = ({ parentElement }: Text) => parentElement?.closest('sup.cite') != null;

function rangeAt([node, offset, endNode, endOffset]: Place): Range {
  const all = nodes();
  const range = document.createRange();
  range.setStart(all[node] as Text, offset);
  range.setEnd(all[endNode] as Text, endOffset);
  return range;
}

/** The tokens of each element that a selector finds, in the order of the page. */
export function tokensOf(selector: string): Token[][] {
  const all = nodes();
  return Array.from(document.querySelectorAll(selector), (element) =>
    all.flatMap((node, index) =>
      element.contains(node) && isRead(node)
        ? Array.from(node.data.matchAll(/\S+/g), (match): Token => [index, match.index, match.index + match[0].length])
        : [],
    ),
  );
}

/** What stands between `[[` and `]]`, which are taken out of the page. */
export function placeOfBrackets(): Place {
  const find = (bracket: string): [number, number] => {
    const all = nodes();
    const index = all.findIndex(({ data }) => data.includes(bracket));
    const offset = all[index]?.data.indexOf(bracket) ?? -1;
    all[index]?.deleteData(offset, bracket.length);
    return [index, offset];
  };
  return [...find('[['), ...find(']]')];
}

/** Whether words hold the number of a mark; not one that is a word together with what it follows, as in “2025.15”. */
export function holdNumber(words: string): boolean {
  let text = '';
  for (const node of nodes()) {
    if (!node.parentElement?.checkVisibility()) continue;
    text += isMark(node) && !/[\p{L}\p{N}]$|\p{N}[.,]$/u.test(text) ? '\0' : node.data;
  }
  return !text.replace(/\s+/g, ' ').includes(words);
}

/** The selected characters that are shown, without those of marks at either end; without white space and what has no width. */
export function textAt(place: Place): string {
  return tidy(charactersIn(rangeAt(place)));
}

export const fragmentAt = (place: Place) => createFragment(rangeAt(place));
export const quoteAt = (place: Place) => createQuote(rangeAt(place));

/** The text to which the polyfill’s matcher comes with a directive, if to one only. */
export function foundByPolyfill(directive: TextFragment): string[] {
  return processTextFragmentDirective(directive).map((range) => tidy(charactersIn(range)));
}

interface Character {
  text: string;
  isMark: boolean;
}

function charactersIn(range: Range): Character[] {
  return nodes().flatMap((node) => {
    if (!range.intersectsNode(node) || !isRead(node)) return [];
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    return Array.from(node.data.slice(from, to), (text) => ({ text, isMark: isMark(node) }));
  });
}

function tidy(characters: readonly Character[]): string {
  const seen = characters.filter(({ text }) => !/[\s\p{M}\p{Cf}]/u.test(text));
  const first = seen.findIndex(({ isMark }) => !isMark);
  const last = seen.findLastIndex(({ isMark }) => !isMark);
  return seen
    .slice(Math.max(first, 0), last + 1)
    .map(({ text }) => text)
    .join('');
}

/** Which characters are lit in a picture of the screen, told as `textAt` tells text: those on magenta, in magenta. */
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
  for (const node of nodes()) {
    range.selectNode(node);
    const box = range.getBoundingClientRect();
    if (!isRead(node) || box.width === 0 || box.bottom < top || box.top > bottom) continue;
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
