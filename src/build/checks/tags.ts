/**
 * Parses the tags of pages that this project has built. It is no general HTML parser: it relies on tags being
 * closed.
 */

/** An opening tag. */
export interface Tag {
  /** Lower case. */
  name: string;
  /** Offset of its first character. */
  at: number;
  /** Values by lower-case name, with character references resolved. */
  attributes: ReadonlyMap<string, string>;
  /** The content of an element that holds no markup, such as `script`. */
  text?: string;
}

/** Elements whose content is text up to their own closing tag. */
const rawTextElements = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'xmp']);
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Returns the opening tags of a page in order. Leaves out tags without attributes, apart from `body` and raw text. */
export function parseTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = html.indexOf('<');
  while (at >= 0) {
    let next = at + 1;
    if (html.startsWith('!--', next)) next = indexAfter(html, '-->', next);
    else if (isLetter(html.charCodeAt(next))) {
      const { tag, end } = parseTag(html, at);
      next = end;
      if (rawTextElements.has(tag.name)) {
        next = indexOfClosingTag(html, tag.name, end);
        tag.text = html.slice(end, next);
      }
      if (tag.attributes !== noAttributes || tag.text !== undefined || tag.name === 'body') tags.push(tag);
    }
    at = html.indexOf('<', next);
  }
  return tags;
}

function parseTag(html: string, at: number): { tag: Tag; end: number } {
  let position = skip(html, at + 1, isNameCharacter);
  const name = html.slice(at + 1, position).toLowerCase();
  let attributes: Map<string, string> | undefined;
  for (;;) {
    position = skip(html, position, isSeparator);
    if (position >= html.length || html[position] === '>') break;
    const start = position;
    position = skip(html, position + 1, isNameCharacter);
    const attribute = html.slice(start, position).toLowerCase();
    let value = '';
    const equals = skip(html, position, isSpace);
    if (html[equals] === '=') {
      position = skip(html, equals + 1, isSpace);
      const quote = html[position];
      const isQuoted = quote === '"' || quote === "'";
      const from = isQuoted ? position + 1 : position;
      const to = isQuoted ? indexOrEnd(html, quote, from) : skip(html, from, isUnquotedValue);
      value = decodeEntities(html.slice(from, to));
      position = isQuoted ? to + 1 : to;
    }
    attributes ??= new Map();
    if (!attributes.has(attribute)) attributes.set(attribute, value);
  }
  return { tag: { name, at, attributes: attributes ?? noAttributes }, end: position + 1 };
}

function skip(html: string, from: number, test: (code: number) => boolean): number {
  let position = from;
  while (position < html.length && test(html.charCodeAt(position))) position++;
  return position;
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
const isSeparator = (code: number) => isSpace(code) || code === 47;
const isNameCharacter = (code: number) => !isSpace(code) && code !== 47 && code !== 61 && code !== 62;
const isUnquotedValue = (code: number) => !isSpace(code) && code !== 62;
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function indexOrEnd(html: string, text: string, from: number): number {
  const index = html.indexOf(text, from);
  return index < 0 ? html.length : index;
}

function indexAfter(html: string, text: string, from: number): number {
  return indexOrEnd(html, text, from) + text.length;
}

function indexOfClosingTag(html: string, name: string, from: number): number {
  const index = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return index < 0 ? html.length : from + index;
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the character references that this project writes. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (reference, hex, decimal, name) => {
    if (name) return namedEntities[name] ?? reference;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
