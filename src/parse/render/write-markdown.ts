/** Serializes Markdown trees, with the same options for every Markdown file of the site. */
import type {
  BlockContent,
  Blockquote,
  Heading,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';

/** Writes a link. The library escapes every `&` in an address; this keeps only the escapes of character references. */
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

/** Serializes blocks, without a line end after the last one. */
export function writeMarkdown(...children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, options).trimEnd();
}

/** Returns the inline content of blocks. */
export function toPhrasing(blocks: readonly RootContent[]): PhrasingContent[] {
  return blocks.flatMap((block) => ('children' in block ? (block.children as PhrasingContent[]) : []));
}

type Inline = PhrasingContent | string;

const textNode = (value: string): Text => ({ type: 'text', value });

/** Turns strings into text nodes. Adjacent texts become one node. */
function toNodes(content: readonly Inline[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const each of content) {
    const last = nodes.at(-1);
    if (typeof each !== 'string') nodes.push(each);
    else if (last?.type === 'text') nodes.splice(-1, 1, textNode(last.value + each));
    else nodes.push(textNode(each));
  }
  return nodes;
}

/** Builds Markdown nodes. */
export const md = {
  text: textNode,
  paragraph: (...content: Inline[]): Paragraph => ({ type: 'paragraph', children: toNodes(content) }),
  strong: (...content: Inline[]): Strong => ({ type: 'strong', children: toNodes(content) }),
  link: (url: string, ...content: Inline[]): Link => ({ type: 'link', url, children: toNodes(content) as Text[] }),
  heading: (depth: Heading['depth'], ...content: Inline[]): Heading => ({
    type: 'heading',
    depth,
    children: toNodes(content),
  }),
  quotation: (blocks: RootContent[]): Blockquote => ({ type: 'blockquote', children: blocks as BlockContent[] }),
  /** An unordered list; each item is a list of blocks. */
  list: (items: BlockContent[][]): List => ({
    type: 'list',
    spread: items.some(({ length }) => length > 1),
    children: items.map((children) => ({ type: 'listItem', spread: false, children })),
  }),
};
