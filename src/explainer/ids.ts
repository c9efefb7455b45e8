/**
 * The one place that makes ids and anchors.
 *
 *     id          = [a-z] [a-z0-9-]*                        author’s id of a section, source, claim, note
 *     section     = id                                      #protest-crisis
 *     source      = "source-" id                            #source-hrana-d15
 *     note        = "note-" id                              #note-n1
 *     mark        = "cite-" id "-" n | "cite-note-" id "-" n      nth mark of a source or a note, n from 1
 *     sources     = "sources", notes = "notes"              the lists
 *     claim       = "claim:" id                             #claim:iran-called
 *     changes     = "record:changes"                        the record of changes
 *     timeline    = "record:timeline"                       the timeline
 *     in a feed   = slug "." anchor                         any of these, unlike those of other explainers
 *
 * A mark ends in a number that follows the last hyphen, so `cite-a-1-2` can only be the second mark of `a-1`.
 * Source ids may not start with `note-`, and section ids may not start like an anchor of ours: no two meet.
 */

/** The form of every id that an author gives, whatever the language of the text. */
export const idPattern = /^[a-z][a-z0-9-]*$/;

/** The rule in words, for messages. */
export const idRule = 'lower-case letters a to z, digits and hyphens, starting with a letter';

export const sourcesAnchor = 'sources';
export const notesAnchor = 'notes';
export const sourceAnchor = (id: string): string => `source-${id}`;
/** With a colon, which no id has: ids of sections stay as free as they are. */
export const claimAnchor = (id: string): string => `claim:${id}`;
/** The addresses of the glossary and of a term in it, without the base path. */
export const glossaryPath = 'glossary/';
export const termPath = (id: string): string => `${glossaryPath}#${id}`;
/** The label of the footnote that defines a term in Markdown. */
export const termLabel = (id: string): string => `term-${id}`;
export const changesAnchor = 'record:changes';
export const timelineAnchor = 'record:timeline';
export const noteAnchor = (id: string): string => `note-${id}`;
export const sourceMarkAnchor = (id: string, n: number): string => `cite-${id}-${n}`;
export const noteMarkAnchor = (id: string, n: number): string => `cite-note-${id}-${n}`;

const ownAnchors = new Set([sourcesAnchor, notesAnchor, 'contents', 'main', 'top', 'search']);
const ownPrefix = /^(source|note|cite)-/;

/** Whether an id on a page is one that the site itself gives out. */
export function isReservedAnchor(id: string): boolean {
  return ownAnchors.has(id) || ownPrefix.test(id);
}

const ownAddresses = new Set(
  '404 about assets authors corrections feed glossary llms og pagefind robots search sitemap-index sources topics'.split(
    ' ',
  ),
);

/** Whether a slug would take an address that the site itself uses. */
export function isReservedSlug(slug: string): boolean {
  return ownAddresses.has(slug);
}

/** The address of an explainer inside the site, without the base path. */
export const explainerPath = (slug: string): string => `${slug}/`;

/** The address of a topic’s page, without the base path. */
export const topicPath = (id: string): string => `topics/${id}/`;

/** The address of an author’s page, without the base path. */
export const authorPath = (id: string): string => `authors/${id}/`;

/** The address of a section in its explainer, without the base path. */
export const sectionPath = (slug: string, id: string): string => `${slug}/#${id}`;

/** The address of a section by itself, without the base path. */
export const sectionPagePath = (slug: string, id: string): string => `${slug}/${id}/`;

/** Pages of the site’s own whose content, and so whose date, is that of explainers; without the base path. */
export const correctionsPath = 'corrections/';
export const searchPagePath = 'search/';

/**
 * The folder of share cards, and the address of the card of an explainer or of one of its sections, without the base
 * path.
 */
export const cardsFolder = 'og/';
export const cardPath = (slug: string, section?: string): string =>
  `${cardsFolder}${section === undefined ? slug : `${slug}/${section}`}.png`;

/** The address of an explainer’s sources as data, `json`, `bib` or `ris`, without the base path. */
export const sourcesFile = (slug: string, format: string): string => `${slug}/sources.${format}`;

/** The address of an explainer as an entry of BibTeX, for those who cite it, without the base path. */
export const bibtexFile = (slug: string): string => `${slug}.bib`;

/** The address of an explainer as Markdown, or of one of its sections, without the base path. */
export const markdownFile = (slug: string, section?: string): string =>
  section === undefined ? `${slug}.md` : `${slug}/${section}.md`;

/** The feeds of explainers and the map of the site, without the base path. */
export const feedFiles = { atom: 'feed.xml', json: 'feed.json' };
export const sitemapFile = 'sitemap-index.xml';

/** An anchor of an explainer inside a feed, where many stand on one page. With a full stop, which neither part has. */
export const feedAnchor = (slug: string, anchor: string): string => `${slug}.${anchor}`;

/** What a list of sources holds: those of one publisher, those of one kind, or all. */
export type SourceFilter = { publisher: string } | { kind: string } | Record<string, never>;

/** Address of a page of a list of sources, without the base path. */
export function sourcesPath(filter: SourceFilter = {}, page = 1): string {
  return ['sources', ...Object.entries(filter).flat(), ...(page > 1 ? [page] : []), ''].join('/');
}

/** The nearest ASCII id to any text: a proposal for messages. Empty when nothing is left. */
export function proposeId(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}
