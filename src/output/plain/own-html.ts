/**
 * The tree of HTML that this project wrote itself, out of trees. Such HTML holds no surprises: every element is closed where
 * it should be, and every value stands in double quotes. To read it takes a tenth of what a parser takes that is ready for anything.
 */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h, s } from 'hastscript';

const set = (names: string) => new Set(names.split(' '));

/** One tag, or the text up to the next. */
const token = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>"'/]+(?:="[^"]*")?)*)>|[^<]+/giy;
const attribute = /\s+([^\s=>"'/]+)(?:="([^"]*)")?/g;
/** What a parser of HTML reads as something else: characters, and the first line of code. */
const replaced = /[\0\r]|<pre[^>]*>\n/;

/** Elements that have no content and no end. */
const empty = set('br hr img input');
const phrases = set('a b bdi cite code del em q span strong sup svg');
const lines = set('p h1 h2 h3 h4 h5 h6');
const blocks = set('aside blockquote details div figcaption figure ol pre section summary table ul');
/** Elements that stand in these only; the parts of a table hold nothing else. */
const within: Readonly<Record<string, Set<string>>> = {
  li: set('ol ul'),
  thead: set('table'),
  tbody: set('table'),
  tr: set('thead tbody'),
  th: set('tr'),
  td: set('tr'),
};
const tableParts = set('table thead tbody tr');

/** The nodes of a stretch of HTML. What is not as this project writes it goes to a parser that takes everything. */
export function ownHtml(html: string): ElementContent[] {
  return new OwnHtml().read(html) ?? (fromHtml(html, { fragment: true }).children as ElementContent[]);
}

class OwnHtml {
  readonly #root: Root = { type: 'root', children: [] };
  readonly #open: Element[] = [];
  /** How many open elements hold no blocks, hold no links, and are drawings. */
  #lines = 0;
  #links = 0;
  #drawings = 0;

  /** @returns undefined where a parser of HTML could see another tree */
  read(html: string): ElementContent[] | undefined {
    if (replaced.test(html)) return undefined;
    let end = 0;
    for (const [text, slash, name, attributes = ''] of html.matchAll(token)) {
      const known = name ? (slash ? this.#close(name) : this.#start(name, attributes)) : this.#text(text);
      if (!known) return undefined;
      end += text.length;
    }
    return end === html.length && this.#open.length === 0 ? (this.#root.children as ElementContent[]) : undefined;
  }

  #text(text: string): boolean {
    const parent = this.#open.at(-1);
    const value = decoded(text);
    if (value === undefined || (parent && tableParts.has(parent.tagName) && /\S/.test(value))) return false;
    (parent ?? this.#root).children.push({ type: 'text', value });
    return true;
  }

  #start(name: string, attributes: string): boolean {
    if (!this.#canStand(name)) return false;
    const properties = propertiesOf(name, attributes, this.#drawings > 0 || name === 'svg');
    if (!properties) return false;
    const element: Element = { type: 'element', tagName: name, properties, children: [] };
    (this.#open.at(-1) ?? this.#root).children.push(element);
    if (empty.has(name)) return true;
    this.#open.push(element);
    this.#count(name, 1);
    return true;
  }

  #close(name: string): boolean {
    this.#count(name, -1);
    return this.#open.pop()?.tagName === name;
  }

  /** Whether a parser leaves an element where it is. */
  #canStand(name: string): boolean {
    const parent = this.#open.at(-1)?.tagName ?? '';
    if (name === 'a' && this.#links > 0) return false;
    // What drawings are made of is nowhere else.
    if (this.#drawings > 0)
      return name !== 'svg' && !phrases.has(name) && !lines.has(name) && !blocks.has(name) && !empty.has(name);
    if (within[name]) return within[name].has(parent);
    if (tableParts.has(parent)) return false;
    if (phrases.has(name)) return true;
    if (empty.has(name)) return name !== 'hr' || this.#lines === 0;
    return this.#lines === 0 && (lines.has(name) || blocks.has(name));
  }

  #count(name: string, by: 1 | -1): void {
    if (name === 'a') this.#links += by;
    if (name === 'svg') this.#drawings += by;
    if (lines.has(name)) this.#lines += by;
  }
}

function propertiesOf(name: string, attributes: string, drawn: boolean): Element['properties'] | undefined {
  if (!attributes) return {};
  const values: Record<string, string> = {};
  for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
    const text = decoded(value);
    if (text === undefined) return undefined;
    values[key] = text;
  }
  return (drawn ? s : h)(name, values).properties;
}

/** A text without references to characters; undefined where one has a name. They are written as numbers, whatever they stand for. */
function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let known = true;
  const value = text.replace(/&(?:#x([\da-f]{2,4});)?/gi, (_, code?: string) => {
    known &&= code !== undefined;
    return String.fromCharCode(Number.parseInt(code ?? '0', 16));
  });
  return known ? value : undefined;
}
