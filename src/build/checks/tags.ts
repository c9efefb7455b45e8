/** Reads the tags of a page that we built ourselves. Not a parser of HTML at large: it trusts that tags are closed. */

/** An opening tag. */
export interface Tag {
  /** In lower case. */
  name: string;
  /** Where it begins. */
  at: number;
  /** Values by name in lower case, with character references resolved. */
  attributes: ReadonlyMap<string, string>;
  /** What stands in an element whose content is not markup, such as `script`. */
  text?: string;
}

/** Elements whose content ends only at their own closing tag. */
const withoutMarkup = new Set(['script', 'style', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'xmp']);
const none: ReadonlyMap<string, string> = new Map();

/** The opening tags of a page, in order; those without attributes only where their content or place matters. */
export function parseTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = html.indexOf('<');
  while (at >= 0) {
    let next = at + 1;
    if (html.startsWith('!--', next)) next = after(html, '-->', next);
    else if (isLetter(html.charCodeAt(next))) {
      const { tag, end } = readTag(html, at);
      next = end;
      if (withoutMarkup.has(tag.name)) {
        next = closing(html, tag.name, end);
        tag.text = html.slice(end, next);
      }
      if (tag.attributes !== none || tag.text !== undefined || tag.name === 'body') tags.push(tag);
    }
    at = html.indexOf('<', next);
  }
  return tags;
}

function readTag(html: string, at: number): { tag: Tag; end: number } {
  let position = skip(html, at + 1, isOfName);
  const name = html.slice(at + 1, position).toLowerCase();
  let attributes: Map<string, string> | undefined;
  for (;;) {
    position = skip(html, position, isBetween);
    if (position >= html.length || html[position] === '>') break;
    const start = position;
    position = skip(html, position + 1, isOfName);
    const attribute = html.slice(start, position).toLowerCase();
    let value = '';
    const sign = skip(html, position, isSpace);
    if (html[sign] === '=') {
      position = skip(html, sign + 1, isSpace);
      const quote = html[position];
      const quoted = quote === '"' || quote === "'";
      const from = quoted ? position + 1 : position;
      const to = quoted ? before(html, quote, from) : skip(html, from, isUnquoted);
      value = decodeEntities(html.slice(from, to));
      position = quoted ? to + 1 : to;
    }
    attributes ??= new Map();
    if (!attributes.has(attribute)) attributes.set(attribute, value);
  }
  return { tag: { name, at, attributes: attributes ?? none }, end: position + 1 };
}

function skip(html: string, from: number, test: (code: number) => boolean): number {
  let position = from;
  while (position < html.length && test(html.charCodeAt(position))) position++;
  return position;
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
const isBetween = (code: number) => isSpace(code) || code === 47;
const isOfName = (code: number) => !isSpace(code) && code !== 47 && code !== 61 && code !== 62;
const isUnquoted = (code: number) => !isSpace(code) && code !== 62;
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function before(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from);
  return found < 0 ? html.length : found;
}

function after(html: string, text: string, from: number): number {
  return before(html, text, from) + text.length;
}

function closing(html: string, name: string, from: number): number {
  const found = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return found < 0 ? html.length : from + found;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the character references that our own writers use. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
