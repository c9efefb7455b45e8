/**
 * Makes all ids, anchors and addresses of the site. The grammar of anchors:
 *
 *     id          = [a-z] [a-z0-9-]*                        author’s id of a section, source, claim, note
 *     section     = id                                      #protest-crisis
 *     source      = "source-" id                            #source-hrana-d15
 *     note        = "note-" id                              #note-n1
 *     mark        = "cite-" id "-" n | "cite-note-" id "-" n      nth mark of a source or a note, n from 1
 *     heading     = slug | slug "-" n | "h-" slug | "h-" n        a heading inside a section: #setup, #setup-1, #第一章
 *     sources     = "sources", notes = "notes"              the lists
 *     claim       = "claim:" id                             #claim:iran-called
 *     changes     = "record:changes"                        the record of changes
 *     timeline    = "record:timeline"                       the timeline
 *     in a feed   = slug "." anchor                         any of these, unique among explainers
 *
 * No two anchors are equal. The number of a mark follows its last hyphen, so `cite-a-1-2` is always the second
 * mark of `a-1`. Source ids may not start with `note-`, and section ids may not start like another anchor. A heading
 * gets a number where another has its slug, and “h-” where its slug is another anchor’s or has no letter.
 */

/** The pattern of the ids that authors write, in every language. */
export const idPattern = /^[a-z][a-z0-9-]*$/;

/** Ids and slugs become names of files, which have at most 255 bytes with their extensions. */
export const maxIdLength = 200;

/** The same rule in English, for messages. */
export const idRule = 'lower-case letters a to z, digits and hyphens, starting with a letter';

export const sourcesAnchor = 'sources';
export const notesAnchor = 'notes';
export const sourceAnchor = (id: string): string => `source-${id}`;
/** The colon, which ids cannot have, keeps these apart from the ids of sections. */
export const claimAnchor = (id: string): string => `claim:${id}`;
/** The paths of the glossary and of a term in it. All paths here are without the base path. */
export const glossaryPath = 'glossary/';
export const termPath = (id: string): string => `${glossaryPath}#${id}`;
/** The label of the footnote that defines a term in Markdown. */
export const termLabel = (id: string): string => `term-${id}`;
export const changesAnchor = 'record:changes';
export const timelineAnchor = 'record:timeline';
export const noteAnchor = (id: string): string => `note-${id}`;
export const sourceMarkAnchor = (id: string, n: number): string => `cite-${id}-${n}`;
export const noteMarkAnchor = (id: string, n: number): string => `cite-note-${id}-${n}`;

/** Ids that the site itself has on pages. */
export const reservedAnchors: ReadonlySet<string> = new Set([
  sourcesAnchor,
  notesAnchor,
  'contents',
  'main',
  'top',
  'search',
]);
const reservedPrefix = /^(source|note|cite)-/;

/** Says whether an id is one that the site itself uses on pages. */
export function isReservedAnchor(id: string): boolean {
  return reservedAnchors.has(id) || reservedPrefix.test(id);
}

const siteFiles = '404 feed llms robots sitemap-index'.split(' ');
const siteFolders = 'about assets authors corrections glossary og pagefind search sources topics'.split(' ');
const reservedSlugs = new Set([...siteFiles, ...siteFolders]);

/** Says whether a slug would take an address that the site itself uses. */
export function isReservedSlug(slug: string): boolean {
  return reservedSlugs.has(slug);
}

/** The path of an explainer. */
export const explainerPath = (slug: string): string => `${slug}/`;

/** The path of a topic. */
export const topicPath = (id: string): string => `topics/${id}/`;

/** The path of an author. */
export const authorPath = (id: string): string => `authors/${id}/`;

/** The path of a section in its explainer, with its anchor. */
export const sectionPath = (slug: string, id: string): string => `${slug}/#${id}`;

/** The path of a section’s own page. */
export const sectionPagePath = (slug: string, id: string): string => `${slug}/${id}/`;

export const correctionsPath = 'corrections/';
export const searchPagePath = 'search/';

/** The folder of share cards, and the path of the card of an explainer or of one of its sections. */
export const cardsFolder = 'og/';
export const cardPath = (slug: string, section?: string): string =>
  `${cardsFolder}${section === undefined ? slug : `${slug}/${section}`}.png`;

/** The folder of smaller images, and the path of one of them. @param digest of the file from which it is made */
export const resizedImagesFolder = 'assets/img/';
export const resizedImagePath = (digest: string, width: number): string =>
  `${resizedImagesFolder}${digest}-${width}.webp`;

/** The formats of sources as data. */
export const sourceFormats = ['json', 'bib', 'ris'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** The path of an explainer’s sources as data. */
export const sourcesFile = (slug: string, format: SourceFormat): string => `${slug}/sources.${format}`;

/** The path of a BibTeX entry for citing an explainer. */
export const bibtexFile = (slug: string): string => `${slug}.bib`;

/** The path of an explainer or of one of its sections as Markdown. */
export const markdownFile = (slug: string, section?: string): string =>
  section === undefined ? `${slug}.md` : `${slug}/${section}.md`;

/** The feeds of explainers and the sitemap. */
export const feedFiles = { atom: 'feed.xml', json: 'feed.json' };
export const sitemapFile = 'sitemap-index.xml';

/** An anchor in a feed, which shows many explainers on one page. Neither slugs nor anchors have a full stop. */
export const feedAnchor = (slug: string, anchor: string): string => `${slug}.${anchor}`;

/** Selects the sources of a list: those of one publisher, those of one kind, or all. */
export type SourceFilter = { publisher: string } | { kind: string } | Record<string, never>;

/** The path of a page of a list of sources. */
export function sourcesPath(filter: SourceFilter = {}, page = 1): string {
  return ['sources', ...Object.entries(filter).flat(), ...(page > 1 ? [page] : []), ''].join('/');
}

/** Proposes an id for a text, for messages. Empty if the text has no characters that an id may have. */
export function proposeId(text: string): string {
  return hyphenate(text).replace(/^[^a-z]+/, '');
}

/** Reduces a text to the characters of ids; it may start with a digit. */
function hyphenate(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * Proposes an id for each text that is none: `First_Talks` is `first-talks`, `1` is `n1`. No two proposals are equal.
 * @param prefix starts the id of a text that does not start with a Latin letter
 * @param taken ids that exist already
 */
export function proposeIds(texts: Iterable<string>, prefix: string, taken: Iterable<string> = []): Map<string, string> {
  const malformed = [...new Set(texts)].filter((text) => !idPattern.test(text));
  const used = new Set([...taken, ...Array.from(texts).filter((text) => idPattern.test(text))]);
  const proposals = new Map<string, string>();
  const propose = (text: string, proposal: string) => {
    if (used.has(proposal)) return false;
    proposals.set(text, proposal);
    return used.add(proposal);
  };
  const toBase = (text: string) => {
    const base = hyphenate(text);
    return /^[a-z]/.test(base) ? base : prefix + base;
  };
  const clashing = malformed.filter((text) => toBase(text) === prefix || !propose(text, toBase(text)));
  for (const text of clashing) {
    const isNumbered = /^\d*$/.test(hyphenate(text));
    for (let number = isNumbered ? 1 : 2; !proposals.has(text); number++)
      propose(text, isNumbered ? `${prefix}${number}` : `${toBase(text)}-${number}`);
  }
  return proposals;
}
