/** Collects what a page says of itself, in one pass over its tree. */
import type { Element, Parents, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { cleanText, toComparable } from './clean-text.ts';
import { findMainWork, JsonLd, type JsonLdNode, parseJsonLd } from './json-ld.ts';

/** A page as its readers need it: metadata, and the few elements that say the same in public. */
export interface PageData {
  /** The last address, after redirects. */
  url: string;
  /** The HTTP headers. */
  headers: Record<string, string>;
  /** The contents of meta elements by `name`, `property` or `itemprop`, in lower case. */
  meta: Map<string, string[]>;
  /** The contents of elements by `itemprop` (microdata), outside of what is about other works. */
  items: Map<string, string[]>;
  /** The href of `<link rel=canonical>`. */
  canonical?: string;
  /** The target of a meta element that leads to another page at once. */
  refresh?: string;
  /** The lang attribute of the page. */
  language?: string;
  /** The types of microdata, without their address, in the order of the page. */
  itemTypes: string[];
  /** The title element. */
  title?: string;
  headings: string[];
  /** The dates of `time` elements that are marked as the publication. */
  times: string[];
  /** The names in links with `rel=author`. */
  authorLinks: string[];
  jsonLd: JsonLd;
  /** The object of JSON-LD that describes the work. */
  work?: JsonLdNode;
  hasPasswordField: boolean;
  scripts: number;
  /** The visible text, up to some thousand characters. */
  text: string;
}

/** Longer pages are read up to here, because trees of pages need much memory. Characters. */
const maxPageLength = 2_000_000;

/** Characters of visible text that are enough to tell a page from a notice. */
const maxTextLength = 4000;

/** Names of elements about other works: `related`, `comments-area`, `latest-news`. */
const otherPart = /^(?:related|comments?|teasers?|latest|recommended|most-?read)(?:[-_]|$)/i;

/** Says whether an element is about other works or about the site. */
function isOtherPart(element: Element, isTitle: (text: string) => boolean): boolean {
  const { tagName, properties } = element;
  if (['aside', 'nav', 'footer', 'template'].includes(tagName)) return true;
  const type = String(properties['itemType'] ?? '');
  if (type.endsWith('/Comment')) return true;
  const names = [properties['className'], properties['id'], properties['itemProp']].flat();
  if (names.some((name) => otherPart.test(String(name ?? '')))) return !select('h1', element);
  const headline = /(?:Article|Posting)$/.test(type) && select('[itemprop=headline]', element);
  return headline ? !isTitle(toText(headline)) && !select('h1', element) : false;
}

/** Says whether a heading leads to another work. Headings of a work may have links to themselves. */
function isTeaserHeading(element: Element, parent: Parents | undefined): boolean {
  if (!/^h[2-6]$/.test(element.tagName)) return false;
  const isLink = parent?.type === 'element' && parent.tagName === 'a';
  const link = isLink ? parent : select('a[href]', element);
  return link ? !/^(?:#|$)/.test(String(link.properties['href'] ?? '')) : false;
}

function createPage(url: string, headers: Record<string, string>): PageData {
  return {
    url,
    headers,
    meta: new Map(),
    items: new Map(),
    itemTypes: [],
    headings: [],
    times: [],
    authorLinks: [],
    jsonLd: new JsonLd([]),
    hasPasswordField: false,
    scripts: 0,
    text: '',
  };
}

/** Collects what a page says of itself. */
export function collectPageData(html: string, url: string, headers: Record<string, string>): PageData {
  const tree = fromHtml(html.slice(0, maxPageLength));
  const page = createPage(url, headers);
  const blocks: unknown[] = [];
  const isTitle = createTitleTest(tree);
  let isAmongTeasers = false;
  visit(tree, 'element', (element, _index, parent) => {
    if (element.tagName === 'script') {
      if (/ld\+json/i.test(String(element.properties['type'] ?? ''))) blocks.push(parseJsonLd(getScript(element)));
      page.scripts += 1;
      return SKIP;
    }
    if (element.tagName === 'h1') isAmongTeasers = false;
    else if (isTeaserHeading(element, parent) && !isTitle(toText(element))) isAmongTeasers = true;
    if (isOtherPart(element, isTitle)) return SKIP;
    // What browsers without JavaScript do instead.
    if (element.tagName === 'noscript') return SKIP;
    collectElement(page, element, parent);
    if (!isAmongTeasers) collectByline(page, element);
    return undefined;
  });
  page.jsonLd = new JsonLd(blocks);
  page.text = collectText(tree);
  const titles = [...page.headings, ...(page.meta.get('og:title') ?? []), page.title ?? ''].filter((title) => title);
  const work = findMainWork(page.jsonLd, { url, titles, isArticle: page.meta.get('og:type')?.[0] === 'article' });
  return work ? { ...page, work } : page;
}

function collectElement(page: PageData, element: Element, parent: Parents | undefined): void {
  const { tagName, properties } = element;
  if (tagName === 'html' && properties['lang']) page.language = String(properties['lang']);
  // Pictures in SVG have titles too.
  if (tagName === 'title' && parent?.type === 'element' && !['svg', 'g', 'symbol', 'defs'].includes(parent.tagName))
    page.title ??= cleanText(toText(element));
  if (tagName === 'meta') collectMeta(page, element);
  if (tagName === 'link' && [properties['rel']].flat().includes('canonical') && properties['href'])
    page.canonical ??= String(properties['href']);
  if (tagName === 'h1') addText(page.headings, element);
  if (tagName === 'input' && properties['type'] === 'password') page.hasPasswordField = true;
  if (properties['itemType']) page.itemTypes.push(String(properties['itemType']).replace(/^.*\//, ''));
  collectItem(page, element);
}

/** Collects names and times that nothing but their place on the page ties to the work. */
function collectByline(page: PageData, element: Element): void {
  const { tagName, properties } = element;
  if (tagName === 'a' && [properties['rel']].flat().includes('author')) addText(page.authorLinks, element);
  if (tagName === 'time' && isPublicationTime(element)) page.times.push(String(properties['dateTime']));
}

/** Creates a test of whether a text is the title of the page, or is in it. */
function createTitleTest(tree: Root): (text: string) => boolean {
  const elements = selectAll('title, h1, meta[property="og:title"]', tree).slice(0, maxItems);
  const titles = elements.map((element) => toComparable(String(element.properties['content'] ?? toText(element))));
  return (text) => {
    const comparable = toComparable(text);
    return titles.some((title) => title.includes(comparable));
  };
}

function addText(list: string[], element: Element): void {
  const text = cleanText(toText(element));
  if (text) list.push(text);
}

function collectMeta(page: PageData, { properties }: Element): void {
  const content = properties['content'];
  if (typeof content !== 'string') return;
  const pragma = [properties['httpEquiv']].flat().join(' ').toLowerCase();
  if (pragma === 'refresh') {
    // A long delay is for pages that renew themselves.
    const [, delay, target] = /^\s*(\d+)[^;,]*[;,]\s*url\s*=\s*["']?([^"']+)/i.exec(content) ?? [];
    if (target && Number(delay) <= 5) page.refresh = target.trim();
  }
  if (pragma === 'content-language') add(page.meta, 'content-language', content);
  for (const key of ['name', 'property', 'itemProp']) {
    const names = [properties[key]].flat().join(' ').toLowerCase();
    for (const name of names.split(/\s+/)) if (name) add(page.meta, name.replace(/^(dc|dcterms):/, '$1.'), content);
  }
}

/** The properties of microdata that are read, and how many values of each: to take the text of an element is slow. */
const itemNames = ['publisher', 'headline', 'author', 'datepublished', 'isbn'];
const maxItems = 10;

/** Collects an element of microdata. Its value is in an attribute or is its text. */
function collectItem(page: PageData, element: Element): void {
  const { properties, tagName } = element;
  const names = [properties['itemProp'] ?? []].flat().map((name) => String(name).toLowerCase());
  const wanted = itemNames.filter((name) => names.includes(name) && (page.items.get(name)?.length ?? 0) < maxItems);
  if (tagName === 'meta' || wanted.length === 0) return;
  const name = select('[itemprop=name]', element);
  const attribute = properties['content'] ?? properties['dateTime'];
  const value =
    attribute ?? (name && name !== element ? (name.properties['content'] ?? toText(name)) : toText(element));
  for (const item of wanted) add(page.items, item, String(value));
}

function add(map: Map<string, string[]>, name: string, value: string): void {
  map.set(name, [...(map.get(name) ?? []), value]);
}

/** Says whether a `time` element is marked as the time of publication, by HTML’s old attribute or by a class. */
function isPublicationTime({ properties }: Element): boolean {
  if (typeof properties['dateTime'] !== 'string') return false;
  const names = [properties['className'], properties['itemProp']].flat().join(' ');
  return properties['pubDate'] !== undefined || /publi(?:sh|c)|posted|entry-date/i.test(names);
}

function getScript({ children }: Element): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/** Returns the beginning of the visible text. */
function collectText(tree: Root): string {
  let text = '';
  visit(tree, (node) => {
    if (node.type === 'element' && /^(?:script|style|noscript|template|svg|head)$/.test(node.tagName)) return SKIP;
    if (node.type === 'text') text += ` ${node.value.trim()}`;
    return text.length > maxTextLength ? EXIT : undefined;
  });
  return text.replace(/\s+/g, ' ').trim();
}
