/**
 * Headings, paragraphs, plain lists, quotations and footnotes as Markdown, where nothing in their words could be taken for markup:
 * nearly all of a text. It is what `mdast-util-to-markdown` writes for them, in a tenth of the time; what may need an escape is left to it.
 */
import type { Link, ListItem, PhrasingContent, RootContent } from 'mdast';

/** What could be markup, or begin it, wherever it stands; the rest of a line of text cannot. */
const risky = /[\t\n\r\\`*_[\]<~@#]|&(?! )|!(?:\[|$)|w\.(?! |$)|[ps]:\/|^[(:]/i;
/** What could be markup at the start of a line, beyond that. */
const riskyStart = /^(?:[-+=>| ]|\d+[.)])/;
const brackets = /[[\]]/g;
/** Addresses in which nothing is escaped. */
const plainAddress = /^https?:\/\/[\w\-.~/?#:=%+,$@&]+$/;

/** @returns a block with the end of its last line; undefined where it is not as simple as that */
export function proseText(node: RootContent): string | undefined {
  const text = blockText(node);
  return text && `${text}\n`;
}

function blockText(node: RootContent): string | undefined {
  switch (node.type) {
    case 'paragraph':
      return line(node.children);
    case 'heading': {
      const text = line(node.children);
      return text && `${'#'.repeat(node.depth)} ${text}`;
    }
    case 'blockquote':
      return blocksText(node.children)?.replace(/^.*$/gm, (each) => (each ? `> ${each}` : '>'));
    case 'list': {
      const items = node.ordered || node.spread ? [] : node.children.map(itemText);
      return isWhole(items) ? items.join('\n') : undefined;
    }
    case 'footnoteDefinition': {
      const text = isPlainLabel(node.label) ? blocksText(node.children) : undefined;
      return text && `[^${node.label}]: ${text.replace(/\n(?=.)/g, '\n    ')}`;
    }
    default:
      return undefined;
  }
}

function blocksText(nodes: readonly RootContent[]): string | undefined {
  // Lists side by side are told apart by their signs.
  if (nodes.some(({ type }, index) => type === 'list' && nodes[index - 1]?.type === 'list')) return undefined;
  const texts = nodes.map(blockText);
  return isWhole(texts) ? texts.join('\n\n') : undefined;
}

function itemText({ children, checked }: ListItem): string | undefined {
  const [only] = children;
  if (only?.type !== 'paragraph' || children.length > 1 || typeof checked === 'boolean') return undefined;
  const text = line(only.children);
  return text && `- ${text}`;
}

const isWhole = (texts: readonly (string | undefined)[]): texts is string[] => texts.length > 0 && texts.every(Boolean);

function line(nodes: readonly PhrasingContent[]): string | undefined {
  const [first] = nodes;
  if (first?.type === 'text' && riskyStart.test(first.value)) return undefined;
  const text = phrasing(nodes, {});
  return text?.endsWith(' ') ? undefined : text;
}

/** What words stand in. */
interface Around {
  emphasis?: true;
  link?: true;
}

function phrasing(nodes: readonly PhrasingContent[], around: Around): string | undefined {
  const pieces: string[] = [];
  for (const node of nodes) {
    const piece = textOf(node, around);
    if (!piece) return undefined;
    pieces.push(piece);
  }
  const forms = nodes.every(
    ({ type }, index) =>
      (type !== 'strong' && type !== 'emphasis') ||
      isEmphasis(pieces[index - 1]?.at(-1), pieces[index] ?? '', pieces[index + 1]?.at(0)),
  );
  return forms ? pieces.join('') : undefined;
}

function textOf(node: PhrasingContent, around: Around): string | undefined {
  switch (node.type) {
    case 'text':
      // Brackets, as around the title of a source, end the words of a link. Elsewhere they may mean more.
      return around.link
        ? words(node.value.replace(brackets, ''), node.value.replace(brackets, '\\$&'))
        : words(node.value);
    case 'footnoteReference':
      return isPlainLabel(node.label) ? `[^${node.label}]` : undefined;
    case 'link':
      return linkText(node, around);
    case 'strong':
    case 'emphasis': {
      const text = around.emphasis ? undefined : phrasing(node.children, { ...around, emphasis: true });
      const sign = node.type === 'strong' ? '**' : '*';
      return text && sign + text + sign;
    }
    default:
      return undefined;
  }
}

function linkText({ url, title, children }: Link, around: Around): string | undefined {
  if (title || !plainAddress.test(url)) return undefined;
  const [only] = children;
  if (children.length === 1 && only?.type === 'text' && only.value === url) return `<${url}>`;
  const text = phrasing(children, { ...around, link: true });
  return text && `[${text}](${url})`;
}

/** Whether signs around words are read as emphasis: a letter stands inside each, or white space outside. */
function isEmphasis(before: string | undefined, text: string, after: string | undefined): boolean {
  const inside = text.replace(/^\*+|\*+$/g, '');
  return isEdge(before, inside.charAt(0)) && isEdge(after, inside.charAt(inside.length - 1));
}

function isEdge(outside: string | undefined, inside: string): boolean {
  if (/\s/.test(inside) || outside === '*') return false;
  return outside === undefined || outside === ' ' || /[\p{L}\p{N}]/u.test(inside);
}

/** @returns what is written of a text; undefined where something in it is risky */
const words = (text: string, written = text) => (risky.test(text) ? undefined : written);

const isPlainLabel = (label: string | null | undefined): boolean => /^[a-z\d-]+$/.test(label ?? '');
