/** Reads the JSON-LD of a page, which is often broken, and finds the work that the page shows. */
import { type Document, parseDocument, visit } from 'yaml';
import { cleanText, toComparable } from './clean-text.ts';

/** An object of JSON-LD. Its values are what a stranger wrote. */
export type JsonLdNode = { readonly [key: string]: unknown };

export const isNode = (value: unknown): value is JsonLdNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the values of a property, which may be one value or a list. */
function listValues(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flat(3) : value === undefined || value === null ? [] : [value];
}

/** Returns the types of an object without their address: `NewsArticle`. */
export function getTypes(node: JsonLdNode | undefined): string[] {
  return listValues(node?.['@type']).map((type) => String(type).replace(/^.*[/:#]/, ''));
}

/** Longer blocks that cannot be parsed are not repaired. Characters. */
const maxRepairLength = 100_000;

/** Parses a block. One that cannot be parsed yields nothing. */
export function parseJsonLd(text: string): unknown {
  // HTML comments and CDATA sections hid scripts from browsers of the last century.
  const json = text
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, '')
    .replace(/(?:-->|\]\]>)(?:\s*\*\/)?$|;$/, '')
    .trim()
    .replace(/(?:\/\/|\/\*)$/, '');
  try {
    return JSON.parse(json);
  } catch {
    // Deep nesting and long data are no description of a work, and take seconds.
    if (json.length > maxRepairLength || isDeeperThan(json, 50)) return undefined;
    // YAML 1.2 contains JSON, and forgives commas at the end of lists and line ends within strings.
    const document = parseDocument(json.replaceAll('\t', ' '), {
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
    });
    return document.errors.length === 0 ? toData(document) : undefined;
  }
}

function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  for (const [bracket] of json.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > limit) return true;
  }
  return false;
}

/** Converts YAML to data, if it has no aliases: JSON has none, and they can make much of little. */
function toData(document: Document): unknown {
  let hasAlias = false;
  visit(document, {
    Alias() {
      hasAlias = true;
    },
  });
  return hasAlias ? undefined : document.toJS();
}

/** The objects of all blocks, with references by `@id` resolved. */
export class JsonLd {
  /** Objects that describe the page, not parts of another object. */
  readonly nodes: readonly JsonLdNode[];
  readonly #byId = new Map<string, JsonLdNode>();

  constructor(blocks: readonly unknown[]) {
    for (const block of blocks) this.#index(block, 0);
    this.nodes = blocks.flatMap((block) => this.#listNodes(block));
  }

  /** Returns an object itself, or the object of which it is only the `@id`. */
  resolve(value: unknown): unknown {
    const id = isNode(value) ? value['@id'] : undefined;
    return (typeof id === 'string' && this.#byId.get(id)) || value;
  }

  /** Returns the values of a property, references resolved. */
  get(node: JsonLdNode | undefined, key: string): unknown[] {
    return listValues(node?.[key]).map((value) => this.resolve(value));
  }

  #index(value: unknown, depth: number): void {
    if (depth > 20) return;
    if (Array.isArray(value)) for (const item of value) this.#index(item, depth + 1);
    if (!isNode(value)) return;
    const id = value['@id'];
    const known = typeof id === 'string' ? this.#byId.get(id) : undefined;
    // Sites give an article and its page one `@id`. References to it mean either, and the fuller one says more.
    if (typeof id === 'string' && Object.keys(value).length > Math.max(1, Object.keys(known ?? {}).length))
      this.#byId.set(id, value);
    for (const item of Object.values(value)) this.#index(item, depth + 1);
  }

  #listNodes(block: unknown): JsonLdNode[] {
    const nodes = listValues(block).filter(isNode);
    return nodes.flatMap((node) => [
      ...(node['@graph'] ? this.#listNodes(node['@graph']) : [node]),
      ...['mainEntity', 'mainEntityOfPage'].flatMap((key) => this.#listNodes(node[key])),
    ]);
  }
}

/** Types of works, the most telling first. Pages come last: most works are on one. */
const workTypes = [
  /^(?:\w*NewsArticle|ScholarlyArticle|MedicalScholarlyArticle|TechArticle|Book|Report|Thesis|Dataset|Legislation\w*)$/,
  /^(?:Article|\w*Posting|WebArticle|\w*Review|PressRelease\w*|GovernmentService|DigitalDocument)$/,
  /^(?:VideoObject|AudioObject|TVEpisode|RadioEpisode|PodcastEpisode|Episode|Movie|Clip|CreativeWork)$/,
  /^(?:WebPage|ItemPage|AboutPage|MedicalWebPage|FAQPage)$/,
];

/** Returns how telling the type of an object is, from 0; undefined for what is no work. */
function getRank(node: JsonLdNode): number | undefined {
  const types = getTypes(node);
  const rank = workTypes.findIndex((pattern) => types.some((type) => pattern.test(type)));
  return rank < 0 ? undefined : rank;
}

/** What a page says of itself elsewhere, by which its work is recognized among others. */
interface PageClues {
  url: string;
  titles: readonly string[];
  /** The page calls itself an article: videos, sounds and data are then in it. */
  isArticle: boolean;
}

/** Returns the work that a page shows. Teasers of other works, which have other addresses and titles, are not it. */
export function findMainWork(jsonLd: JsonLd, page: PageClues): JsonLdNode | undefined {
  const works = jsonLd.nodes.flatMap((node) => {
    const rank = getRank(node);
    return rank === undefined ? [] : [{ node, rank, match: matchPage(node, page) }];
  });
  const best = works
    .filter(({ match, rank }) => match === 'same' || (match === 'unknown' && rank !== 2))
    .filter(
      ({ node }) =>
        !page.isArticle || !getTypes(node).some((type) => /^(?:VideoObject|AudioObject|Dataset)$/.test(type)),
    )
    .sort((a, b) => a.rank - b.rank || Number(b.match === 'same') - Number(a.match === 'same'));
  const [first, second] = best;
  // Two works of one kind, neither of which is recognized: nothing says which of them it is.
  const isAmbiguous = second && first?.match === 'unknown' && second.rank === first.rank;
  return isAmbiguous ? best.find(({ match }) => match === 'same')?.node : first?.node;
}

function matchPage(node: JsonLdNode, { url, titles }: PageClues): 'same' | 'other' | 'unknown' {
  const addresses = ['url', 'mainEntityOfPage', '@id'].flatMap((key) =>
    listValues(node[key]).map((value) => (isNode(value) ? (value['@id'] ?? value['url']) : value)),
  );
  const paths = addresses.flatMap((address) => toPath(address, url) ?? []);
  if (paths.includes(toPath(url, url) ?? '')) return 'same';
  const title = cleanText(node['headline'] ?? node['name']) ?? '';
  const comparable = toComparable(title);
  if (comparable !== '' && titles.some((each) => toComparable(each).includes(comparable))) return 'same';
  const isOther = paths.some((path) => path !== '') || !titles.some((each) => sharesWord(each, title));
  return isOther && titles.length > 0 ? 'other' : 'unknown';
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Says whether two titles can be of one work. A title that is missing can be any. */
function sharesWord(one: string, other: string): boolean {
  const list = (text: string) =>
    [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
  const words = new Set(list(one));
  return other === '' || list(other).some((word) => words.has(word));
}

/** Returns a path without what differs between the addresses of one page; undefined for what is no address. */
function toPath(address: unknown, base: string): string | undefined {
  if (typeof address !== 'string' || address.startsWith('#')) return undefined;
  const path = URL.parse(address, base)?.pathname;
  return path === undefined ? undefined : path.replace(/\/(?:amp|index\.html?)?\/?$/, '').replace(/\.amp$/, '');
}
