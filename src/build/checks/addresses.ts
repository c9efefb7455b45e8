/** Finds the addresses in built files. */
import type { Tag } from './tags.ts';

/** An address in a tag. `loads`: a browser requests it by itself, or sends form input to it. */
export interface Address {
  value: string;
  loads: boolean;
}

/** Attributes that hold an address on any element. `data-search` is of this project: the search script. */
const addressAttributes = new Set(
  'href xlink:href src srcset imagesrcset poster data action formaction background ping style data-search'.split(' '),
);
/** Link relations that a browser does not request. */
const passiveRelations = new Set([
  'canonical',
  'alternate',
  'author',
  'license',
  'help',
  'next',
  'prev',
  'search',
  'me',
  'up',
]);

/** Returns the addresses in a tag, including those in the text of a `style` element. */
export function findAddresses(tag: Tag): Address[] {
  const { name, attributes, text } = tag;
  const found: Address[] = [];
  for (const [attribute, value] of attributes)
    if (addressAttributes.has(attribute))
      for (const address of parseAddresses(attribute, value))
        found.push({ value: address, loads: isLoaded(tag, attribute) });
  if (name === 'style' && text) for (const value of findCssAddresses(text)) found.push({ value, loads: true });
  if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
    const value = /url=\s*['"]?([^'"]*)/i.exec(attributes.get('content') ?? '')?.[1];
    if (value) found.push({ value, loads: true });
  }
  return found;
}

function parseAddresses(attribute: string, value: string): readonly string[] {
  if (attribute === 'style') return findCssAddresses(value);
  if (attribute.endsWith('srcset'))
    return value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/)[0] ?? '');
  return [value.trim()];
}

/** Whether a browser requests an address by itself. It does not for `a`, nor for some relations of `link`. */
function isLoaded({ name, attributes }: Tag, attribute: string): boolean {
  if (!attribute.endsWith('href')) return true;
  if (name === 'link') return !(attributes.get('rel') ?? '').split(/\s+/).every((rel) => passiveRelations.has(rel));
  return name !== 'a' && name !== 'area';
}

const parsedStyles = new Map<string, readonly string[]>();

/** Returns the addresses in a style sheet. Pages share style sheets, so each is parsed once. */
export function findCssAddresses(css: string): readonly string[] {
  let found = parsedStyles.get(css);
  if (!found) {
    const pattern = /(?:@import\s+(?:url\(\s*)?|url\(\s*)(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/gi;
    found = Array.from(css.matchAll(pattern), ([, double, single, unquoted]) => double ?? single ?? unquoted ?? '');
    if (parsedStyles.size < 100) parsedStyles.set(css, found);
  }
  return found;
}

/** Returns the addresses in a feed or sitemap. */
export function findXmlAddresses(xml: string): { value: string; at: number }[] {
  const pattern = /<link\b[^>]*?\shref="([^"]*)"|<(?:loc|link|guid|comments)\b[^>]*>([^<]*)</g;
  return Array.from(xml.matchAll(pattern), ({ 1: href, 2: text, index }) => ({ value: href ?? text ?? '', at: index }));
}

/** Matches the address of a link in Markdown, which can have escapes and pairs of parentheses (CommonMark 6.3). */
const markdownAddress = /^(?:\\[!-/:-@[-`{-~]|\([^\s<>()"\\]*\)|[^\s<>()"\\])*/;

/** Returns the addresses of this site in Markdown, as links and autolinks, and the one in `robots.txt`. */
export function findTextAddresses(text: string, siteHref: string): { value: string; at: number }[] {
  const found: { value: string; at: number }[] = [];
  for (let at = text.indexOf(siteHref); at >= 0; at = text.indexOf(siteHref, at + 1)) {
    if (!/(?:\]\(|<|^Sitemap: )$/m.test(text.slice(Math.max(0, at - 10), at))) continue;
    const written = markdownAddress.exec(text.slice(at, at + 2000))?.[0] ?? '';
    found.push({ value: written.replace(/\\(?=[!-/:-@[-`{-~])/g, ''), at });
  }
  return found;
}
