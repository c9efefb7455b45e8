/** The model of an explainer that all outputs share: plain data that can be cached as JSON. */

import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Figure } from '../i18n/figures.ts';
import type { Mark } from './citation.ts';
import type { Claim, updateKinds } from './schema/sections-and-claims.ts';
import type { Source } from './schema/source.ts';
import type { WorkIdentifiers } from './source-identity.ts';

/** Inline text as HTML and as plain text. */
export interface InlineText {
  html: string;
  text: string;
}

/**
 * Text in every form that an output needs: HTML for pages, plain text without citation marks for search and
 * programs.
 */
export interface RichText extends InlineText {
  /** HTML for feed readers, see `portable-html.ts`; absent where it is the same as that for pages. */
  portable?: string;
  /** Markdown with citations as footnotes and absolute addresses. */
  markdown: string;
}

/** The text of the introduction or of a section. Its plain text has tables, charts and pictures at the end. */
export interface TextBlock extends RichText {
  /** The length of its plain text without tables, charts and pictures, if it has any. */
  proseLength?: number;
  /** Ids of the terms that its Markdown defines in footnotes. */
  terms: string[];
}

/** A value in a chart. */
export interface DataPoint extends Figure {
  /** Who gives the value. */
  series: string;
  /** A plain date. */
  date: string;
}

/** The data of a chart. */
export interface ChartData {
  /** What the values count. */
  unit: string;
  rows: DataPoint[];
}

/** A smaller image, which a build makes from a file in `public/`. */
export interface ResizedImage {
  /** The address of the file, as the text writes it. */
  source: string;
  /** The path of the smaller image. */
  path: string;
  /** Pixels. */
  width: number;
}

/** A section without its text. */
export interface SectionMetadata {
  id: string;
  title: InlineText;
  /** Its title up to the first colon, for use where space is short. */
  shortTitle: string;
  summary?: string;
  /** Its former ids. Links to them lead here. */
  was?: string[];
  /** Its first chart. */
  chart?: ChartData;
}

export interface Section extends SectionMetadata, TextBlock {
  /** Its h3 headings. */
  subsections: { id: string; title: string }[];
  /** Its heading in Markdown, and for feed readers if that differs from its title. */
  heading: Omit<RichText, keyof InlineText>;
  /**
   * What differs on the section’s own page and in its own Markdown file: links to other parts lead to the
   * explainer, and headings in Markdown are one level higher. `heading` is Markdown.
   */
  standalone: { heading: string; titleHtml?: string; html?: string; markdown?: string };
}

/** A numbered source, with every mark that cites it. */
export interface CitedSource {
  source: Source;
  number: number;
  marks: Mark[];
}

/** A cited note, with its number and every mark that cites it. */
export interface Note {
  id: string;
  number: number;
  marks: Mark[];
  html: string;
  portable?: string;
  markdown: string;
  /** Its HTML on the page of a section, if that differs: links to other parts lead to the explainer. */
  standalone?: string;
}

/** A claim as lists show it, without its assessment. */
export type ListedClaim = Pick<Claim, 'id' | 'text' | 'by' | 'status'> & {
  /** The id of its section, or `introduction`. */
  part: string;
};

/** An event of the timeline, as plain text. */
export interface TimelineEvent {
  date: string;
  text: string;
}

/** An entry in the record of changes. */
export interface Change extends InlineText {
  date: string;
  kind: (typeof updateKinds)[number];
  section?: string;
}

/**
 * An explainer without its text: what lists, other explainers and rules need. The metadata of all explainers of
 * a large site fits in memory.
 */
export interface ExplainerMetadata {
  /** The name of its file without the extension. Its address is `/<slug>/`. */
  slug: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  title: InlineText;
  summary: InlineText;
  topics: string[];
  authors: string[];
  draft: boolean;
  withdrawn?: { date: string; reason: string };
  published: string;
  updated?: string;
  asOf: string;
  sections: SectionMetadata[];
  /** In the order of the frontmatter. */
  updates: Change[];
  /** Ids of the terms that its pages define. */
  terms: string[];
  /** In the order of their numbers. */
  sources: CitedSource[];
  /** Sources with `located`, which have no number. */
  listed: Source[];
  /** Ids of sources that it no longer lists. Links to them lead to the entry of `updates` that names them. */
  formerSources: string[];
  /** Names and the abbreviations that the text introduces for them: “Name of It (NOI)”. */
  abbreviations: [name: string, abbreviation: string][];
  /** The smaller images that its pages offer to browsers, if the build can make them. */
  resizedImages: ResizedImage[];
}

/** A complete explainer. */
export interface Explainer extends ExplainerMetadata {
  title: Omit<RichText, 'portable'>;
  summary: RichText;
  updates: (Change & RichText)[];
  since?: RichText;
  /**
   * The key points at the top; empty if the author placed them in the body. The introduction’s Markdown starts
   * with them.
   */
  keyPoints: Omit<RichText, 'markdown'>;
  introduction: TextBlock;
  sections: Section[];
  /** The number of words in its text, by the rules of its language (Unicode’s UAX 29). */
  words: number;
  /** In the order of the text. */
  claims: ListedClaim[];
  /** The events of the timeline, in the order of the frontmatter. */
  events: TimelineEvent[];
  /** In the order of their numbers. */
  notes: Note[];
  /** HTML of each source as the list of sources shows it, without backlinks, by id. */
  referencesHtml: Record<string, string>;
  /** Markdown of the definition of each term that its Markdown defines, by id. */
  definitions: Record<string, string>;
  /** The ids of headings, claims and the timeline in its text, without those of sections. */
  ids: string[];
  /** The addresses of links and images in its text that are not on this site, each once. */
  links: string[];
}

/** Returns an explainer without its text. */
export function toMetadata(explainer: Explainer): ExplainerMetadata {
  const {
    since,
    keyPoints,
    introduction,
    words,
    claims,
    events,
    notes,
    referencesHtml,
    definitions,
    ids,
    links,
    ...rest
  } = explainer;
  const sections = rest.sections.map(
    ({ html, text, portable, markdown, terms, subsections, heading, standalone, ...section }) => section,
  );
  const updates = rest.updates.map(({ portable, markdown, ...update }) => update);
  return { ...rest, title: toInlineText(rest.title), summary: toInlineText(rest.summary), updates, sections };
}

const toInlineText = ({ html, text }: InlineText): InlineText => ({ html, text });

/** What rules compare across files, each with its position in the file. */
export interface CrossFileFacts {
  /** `was` holds former ids. */
  sections: { id: string; title: string; was: string[]; at: Position }[];
  /** The positions of the lists of sections and of sources. */
  sectionsPosition: Position;
  sourcesPosition: Position;
  /** The position of `draft`, if it is one. */
  draftPosition?: Position;
  authors: { id: string; at: Position }[];
  /** The sources that it lists itself, with what identifies each; absent if nothing does. */
  sources: { id: string; title: string; identifiers?: WorkIdentifiers; at: Position }[];
  /** The sources of `sources.yml` that it names, and the keys of the passages of each that it cites. */
  sharedSources: { id: string; at: Position; isResolved: boolean; passages: string[] }[];
  /** Ids of the sources on which its own rest. */
  restsOn: string[];
  /** Links within the site, as they are written. */
  links: { address: string; at: Position }[];
}

/** The result of parsing one file. */
export interface ParsedExplainer {
  slug: string;
  /** The file, relative to the project. */
  file: string;
  /** Changes whenever an input of the parsing changes. */
  digest: string;
  diagnostics: Diagnostic[];
  facts: CrossFileFacts;
  /** Absent if the file has errors that prevent showing it. */
  metadata?: ExplainerMetadata;
}
