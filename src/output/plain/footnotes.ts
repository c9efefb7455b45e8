/** The sources, notes and terms of an explainer as footnotes of Markdown. */
import type { Element, ElementContent } from 'hast';
import type { FootnoteDefinition, RootContent } from 'mdast';
import { noteLetter } from '../../cite/number.ts';
import type { Explainer } from '../../explainer/model.ts';
import { markdownTree, type Stretch } from './markdown.ts';
import { plainHtml } from './plain-html.ts';
import type { Use } from './prose-tree.ts';

/** What a mark of a term’s definition leads to. With a colon, as no anchor of a page has it. */
export const termAnchor = (term: string): string => `term:${term}`;

/** A footnote in the making: its own words, and of a source those of its quotes, by key. */
interface Entry extends Stretch {
  label: string;
  quotes: ReadonlyMap<string, RootContent[]>;
}

/** Finds the footnotes that a text needs. */
export class Footnotes {
  readonly #explainer: Explainer;
  readonly #page: string;
  /** By anchor, in the order of the lists; the terms come last. */
  #entries: Map<string, Entry> | undefined;
  readonly #terms = new Map<string, Entry>();
  /** Those that were needed before, by anchor and the keys of quotes. */
  readonly #definitions = new Map<string, FootnoteDefinition>();

  constructor(explainer: Explainer, page: string) {
    this.#explainer = explainer;
    this.#page = page;
  }

  /** Keeps what a term means. @returns the label of its footnote */
  defineTerm(term: string, content: ElementContent[]): string {
    const label = `term-${term}`;
    const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: content };
    this.#terms.set(termAnchor(term), { label, quotes: new Map(), ...markdownTree([paragraph], this.#page) });
    return label;
  }

  /** The footnotes that marks lead to, and those that these lead to in turn: sources by number, notes, terms. */
  of(uses: readonly Use[]): FootnoteDefinition[] {
    this.#entries ??= new Map([...this.#sources(), ...this.#notes()]);
    const keys = new Map<string, Set<string>>();
    const pending = [...uses];
    for (let use = pending.pop(); use; use = pending.pop()) {
      if (!keys.has(use.anchor)) pending.push(...(this.#entry(use.anchor)?.uses ?? []));
      const known = keys.get(use.anchor) ?? new Set();
      keys.set(use.anchor, use.key ? known.add(use.key) : known);
    }
    return [...this.#entries.keys(), ...this.#terms.keys()].flatMap((anchor): FootnoteDefinition[] => {
      const entry = this.#entry(anchor);
      const wanted = keys.get(anchor);
      if (!entry || !wanted) return [];
      const quotes = [...entry.quotes].flatMap(([key, nodes]) => (wanted.has(key) ? nodes : []));
      const name = [anchor, ...wanted].join(' ');
      const { label, nodes } = entry;
      const children = [...nodes, ...quotes] as FootnoteDefinition['children'];
      const definition = this.#definitions.get(name) ?? {
        type: 'footnoteDefinition',
        identifier: label,
        label,
        children,
      };
      this.#definitions.set(name, definition);
      return [definition];
    });
  }

  #entry(anchor: string): Entry | undefined {
    return this.#entries?.get(anchor) ?? this.#terms.get(anchor);
  }

  #sources(): [string, Entry][] {
    return this.#items(this.#explainer.sourcesHtml).map((item, index) => {
      const parts = elements(item);
      const quotes = parts.flatMap((part): [string, RootContent[]][] => {
        const key = part.properties['dataQuote'];
        // Its words; the source’s address stands above them.
        const words = { ...part, children: elements(part).flatMap(({ children }) => children) };
        return key ? [[String(key), this.#tree([words]).nodes]] : [];
      });
      const reference = parts.filter((part) => !isBacklink(part) && !part.properties['dataQuote']);
      return [idOf(item), { label: String(index + 1), quotes: new Map(quotes), ...this.#tree(reference) }];
    });
  }

  #notes(): [string, Entry][] {
    return this.#items(this.#explainer.notesHtml).map((item, index) => {
      const body = item.children.filter((part) => part.type !== 'element' || !isBacklink(part));
      return [idOf(item), { label: noteLetter(index + 1), quotes: new Map(), ...this.#tree(body) }];
    });
  }

  #items(list: string): Element[] {
    return plainHtml(list, { page: this.#page }).flatMap((node) => (node.type === 'element' ? elements(node) : []));
  }

  #tree(content: readonly ElementContent[]): Stretch {
    return markdownTree(content, this.#page);
  }
}

const elements = ({ children }: Element): Element[] =>
  children.filter((child): child is Element => child.type === 'element');

const idOf = (item: Element): string => String(item.properties['id']);

/** Whether an element of a list leads back to the text. */
function isBacklink({ properties }: Element): boolean {
  return [properties['className']].flat().includes('back');
}
