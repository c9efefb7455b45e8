/** From Markdown’s tree to its text. Every Markdown file of the site is written with these options. */
import type { BlockContent, Heading, Link, Paragraph, PhrasingContent, RootContent, Strong, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';

/** The library escapes `&` in every address. Only where a character reference could be read from it is that needed. */
const link: Handle = (node, parent, state, info) => {
  const text = defaultHandlers.link(node, parent, state, info);
  if (text.startsWith('<')) return text;
  const end = text.lastIndexOf('](');
  return text.slice(0, end) + text.slice(end).replace(/\\&(?![#\w]+;)/g, '&');
};

const options: Options = {
  extensions: [gfmToMarkdown()],
  handlers: { link: Object.assign(link, { peek: defaultHandlers.link.peek }) },
  bullet: '-',
  emphasis: '*',
  rule: '-',
  listItemIndent: 'one',
};

/** Writes blocks, without a line end after the last. */
export function writeMarkdown(...children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, options).trimEnd();
}

/** What is inside blocks. */
export function toPhrasing(blocks: readonly RootContent[]): PhrasingContent[] {
  return blocks.flatMap((block) => ('children' in block ? (block.children as PhrasingContent[]) : []));
}

type Words = PhrasingContent | string;

const textNode = (value: string): Text => ({ type: 'text', value });

/** Strings next to each other become one node. */
function phrasing(words: readonly Words[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const each of words) {
    const last = nodes.at(-1);
    if (typeof each !== 'string') nodes.push(each);
    else if (last?.type === 'text') nodes.splice(-1, 1, textNode(last.value + each));
    else nodes.push(textNode(each));
  }
  return nodes;
}

/** Short ways to write nodes of Markdown’s tree. */
export const md = {
  text: textNode,
  paragraph: (...words: Words[]): Paragraph => ({ type: 'paragraph', children: phrasing(words) }),
  strong: (...words: Words[]): Strong => ({ type: 'strong', children: phrasing(words) }),
  link: (url: string, ...words: Words[]): Link => ({ type: 'link', url, children: phrasing(words) as Text[] }),
  heading: (depth: Heading['depth'], ...words: Words[]): Heading => ({
    type: 'heading',
    depth,
    children: phrasing(words),
  }),
  /** An unordered list; each item is its blocks. */
  list: (items: BlockContent[][]): RootContent => ({
    type: 'list',
    spread: items.some(({ length }) => length > 1),
    children: items.map((children) => ({ type: 'listItem', spread: false, children })),
  }),
};
