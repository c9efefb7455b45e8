/** Where the pages of a site point: each address with what a browser does with it. */
import type { Tag } from './tags.ts';

/** An address in a tag. `loads`: a browser asks for it without being told to, or sends what a reader typed to it. */
export interface Address {
  value: string;
  loads: boolean;
}

/** Attributes that hold an address, wherever they stand. `data-search` is our own: the script that searches. */
const holders = new Set(
  'href xlink:href src srcset imagesrcset poster data action formaction background ping style data-search'.split(' '),
);
/** Kinds of `link` that a browser does not ask for. */
const idle = new Set(['canonical', 'alternate', 'author', 'license', 'help', 'next', 'prev', 'search', 'me', 'up']);

/** The addresses in a tag, those in the text of a `style` included. */
export function findAddresses(tag: Tag): Address[] {
  const { name, attributes, text } = tag;
  const found: Address[] = [];
  for (const [attribute, value] of attributes)
    if (holders.has(attribute))
      for (const address of addressesIn(attribute, value)) found.push({ value: address, loads: loads(tag, attribute) });
  if (name === 'style' && text) for (const value of findCssAddresses(text)) found.push({ value, loads: true });
  if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
    const value = /url=\s*['"]?([^'"]*)/i.exec(attributes.get('content') ?? '')?.[1];
    if (value) found.push({ value, loads: true });
  }
  return found;
}

function addressesIn(attribute: string, value: string): readonly string[] {
  if (attribute === 'style') return findCssAddresses(value);
  if (attribute.endsWith('srcset')) return value.split(/,\s+/).map((part) => part.trim().split(/\s+/)[0] ?? '');
  return [value.trim()];
}

/** Whether a browser asks for an address by itself: a reader follows those of `a`, and some of `link` only inform. */
function loads({ name, attributes }: Tag, attribute: string): boolean {
  if (!attribute.endsWith('href')) return true;
  if (name === 'link') return !(attributes.get('rel') ?? '').split(/\s+/).every((rel) => idle.has(rel));
  return name !== 'a' && name !== 'area';
}

const knownStyles = new Map<string, readonly string[]>();

/** The addresses in a style sheet. Pages share theirs, so each is read once. */
export function findCssAddresses(css: string): readonly string[] {
  let found = knownStyles.get(css);
  if (!found) {
    const pattern = /(?:@import\s+(?:url\(\s*)?|url\(\s*)(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/gi;
    found = Array.from(css.matchAll(pattern), ([, double, single, bare]) => double ?? single ?? bare ?? '');
    if (knownStyles.size < 100) knownStyles.set(css, found);
  }
  return found;
}

/** The addresses of this site in a feed or sitemap. */
export function findXmlAddresses(xml: string): { value: string; at: number }[] {
  const pattern = /<link\b[^>]*?\shref="([^"]*)"|<(?:loc|link|guid|comments)\b[^>]*>([^<]*)</g;
  return Array.from(xml.matchAll(pattern), ({ 1: href, 2: text, index }) => ({ value: href ?? text ?? '', at: index }));
}

/** The addresses of a site in Markdown, as links and by themselves, and the one that `robots.txt` names. */
export function findTextAddresses(text: string, siteHref: string): { value: string; at: number }[] {
  const found: { value: string; at: number }[] = [];
  for (let at = text.indexOf(siteHref); at >= 0; at = text.indexOf(siteHref, at + 1)) {
    if (!/(?:\]\(|<|^Sitemap: )$/m.test(text.slice(Math.max(0, at - 10), at))) continue;
    found.push({ value: /^[^\s<>()"\\]*/.exec(text.slice(at, at + 2000))?.[0] ?? '', at });
  }
  return found;
}
