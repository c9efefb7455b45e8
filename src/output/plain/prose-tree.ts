/**
 * Paragraphs, headings, plain lists and quotations as Markdown’s tree, where they hold nothing but words, links, marks and emphasis:
 * nearly all of a text. It is the tree that `hast-util-to-mdast` makes of them, in a tenth of the time; all else is left to it.
 */
import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Blockquote, Heading, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { isMarks } from '../../explainer/render.ts';

/** What a mark leads to: the anchor of a source or note, and which of the source’s quotes. */
export interface Use {
  anchor: string;
  key?: string;
}

/** What a mark, which is a link, leads to. */
export function useOf({ properties }: Element): Use {
  const key = properties['dataQuote'];
  return { anchor: String(properties['href']).slice(1), ...(key ? { key: String(key) } : {}) };
}

/** @returns undefined where there is more in it, or white space that is not shown */
export function proseTree(element: Element, page: string): { node: Block; uses: Use[] } | undefined {
  const uses: Use[] = [];
  const node = new BlockReader(page, uses).read(element);
  return node && { node, uses };
}

type Block = Paragraph | Heading | Blockquote | List;

class BlockReader {
  readonly #page: string;
  readonly #uses: Use[];

  constructor(page: string, uses: Use[]) {
    this.#page = page;
    this.#uses = uses;
  }

  read({ tagName, children }: Element): Block | undefined {
    switch (tagName) {
      case 'p':
        return this.#paragraph(children);
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6': {
        const words = this.#words(children);
        return words && { type: 'heading', depth: Number(tagName.charAt(1)) as Heading['depth'], children: words };
      }
      case 'blockquote': {
        const blocks = elementsOf(children)?.map((child) => this.read(child));
        return isWhole(blocks) ? { type: 'blockquote', children: blocks } : undefined;
      }
      case 'ul': {
        const items = elementsOf(children)?.map((child) => this.#item(child));
        return isWhole(items)
          ? { type: 'list', ordered: false, start: null, spread: false, children: items }
          : undefined;
      }
      default:
        return undefined;
    }
  }

  #paragraph(content: readonly ElementContent[]): Paragraph | undefined {
    const children = this.#words(content);
    return children && { type: 'paragraph', children };
  }

  #item({ tagName, children }: Element): ListItem | undefined {
    const paragraph = tagName === 'li' ? this.#paragraph(children) : undefined;
    return paragraph && { type: 'listItem', spread: false, checked: null, children: [paragraph] };
  }

  #words(content: readonly ElementContent[]): PhrasingContent[] | undefined {
    const reader = new WordReader(this.#page, this.#uses);
    const words = reader.read(content);
    // White space at the end, and nothing at all, are not shown.
    return reader.afterSpace ? undefined : words;
  }
}

/** The elements among nodes, where there are no words beside them. */
export function elementsOf(nodes: readonly ElementContent[]): Element[] | undefined {
  const shown = nodes.filter((node) => node.type !== 'text' || /[^\t\n\f\r ]/.test(node.value));
  return shown.every((node) => node.type === 'element') ? shown : undefined;
}

function isWhole<Node>(nodes: readonly (Node | undefined)[] | undefined): nodes is Node[] {
  return nodes !== undefined && nodes.length > 0 && nodes.every((node) => node !== undefined);
}

class WordReader {
  /** Whether white space would not be shown here: at the start, and after other. */
  afterSpace = true;
  readonly #page: string;
  readonly #uses: Use[];

  constructor(page: string, uses: Use[]) {
    this.#page = page;
    this.#uses = uses;
  }

  read(nodes: readonly ElementContent[]): PhrasingContent[] | undefined {
    const content: PhrasingContent[] = [];
    for (const node of nodes) {
      const found = node.type === 'text' ? this.#text(node.value) : this.#element(node);
      if (!found) return undefined;
      for (const each of found) {
        const last = content.at(-1);
        if (each.type === 'text' && last?.type === 'text') last.value += each.value;
        else content.push(each);
      }
    }
    return content;
  }

  #text(written: string): PhrasingContent[] | undefined {
    const value = written.replace(/[\t\n\v\f\r ]+/g, ' ');
    if (!value) return [];
    if (this.afterSpace && value.startsWith(' ')) return undefined;
    this.afterSpace = value.endsWith(' ');
    return [{ type: 'text', value }];
  }

  #element(node: ElementContent): PhrasingContent[] | undefined {
    if (node.type !== 'element') return undefined;
    if (isMarks(node)) return this.#marks(node);
    const children = this.read(node.children);
    if (!children) return undefined;
    switch (node.tagName) {
      case 'span':
      case 'cite':
      case 'bdi':
        return children;
      case 'q':
        return [{ type: 'text', value: '“' }, ...children, { type: 'text', value: '”' }];
      case 'b':
      case 'strong':
        return [{ type: 'strong', children }];
      case 'em':
        return [{ type: 'emphasis', children }];
      case 'a': {
        const { href, title } = node.properties;
        if (typeof href !== 'string' || title !== undefined) return undefined;
        return [{ type: 'link', url: href.startsWith('#') ? this.#page + href : href, title: null, children }];
      }
      default:
        return undefined;
    }
  }

  #marks({ children }: Element): PhrasingContent[] {
    this.afterSpace = false;
    return children.flatMap((link): PhrasingContent[] => {
      if (link.type !== 'element' || link.tagName !== 'a') return [];
      this.#uses.push(useOf(link));
      const label = textOf(link);
      return [{ type: 'footnoteReference', identifier: label, label }];
    });
  }
}
