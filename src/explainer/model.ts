/** An explainer as every output sees it: read once, plain data, ready to be kept as JSON. */

import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Mark } from './citation.ts';
import type { Claim, updateKinds } from './schema/sections-and-claims.ts';
import type { Source } from './schema/source.ts';

/** Inline text in both its forms. */
export interface InlineText {
  html: string;
  text: string;
}

/**
 * Text in every form that an output needs: HTML for pages, words for search and machines (without marks and anchors).
 */
export interface RichText extends InlineText {
  /** HTML for feed readers, as `portable.ts` says; absent where it is the same as that for pages. */
  portable?: string;
  /** Markdown with citations as footnotes and absolute addresses. */
  markdown: string;
}

/** A stretch of the text. */
export interface TextBlock extends RichText {
  /** Ids of the terms whose definitions are footnotes of its Markdown. */
  terms: string[];
}

/** A value in a chart: who gives it, for when, and how much. */
export interface DataPoint {
  series: string;
  /** A plain date. */
  date: string;
  value: number;
  /** Where the value is no exact count: it is a minimum, or near the number. */
  qualifier?: 'at-least' | 'about';
}

/** What a chart shows. */
export interface ChartData {
  /** What the figures count. */
  unit: string;
  rows: DataPoint[];
}

/** A section without its text. */
export interface SectionMetadata {
  id: string;
  title: InlineText;
  /** Its title up to the first colon, for places with little room. */
  shortTitle: string;
  summary?: string;
  /** Ids that it had before; links to them lead here. */
  was?: string[];
  /** Its first chart. */
  chart?: ChartData;
}

export interface Section extends SectionMetadata, TextBlock {
  /** Its h3 headings. */
  subsections: { id: string; title: string }[];
  /** Its heading for feed readers, where that differs from its title, and in Markdown. */
  heading: Omit<RichText, keyof InlineText>;
  /**
   * Its heading in a Markdown file of its own, and what else differs where the section is by itself: links to what is
   * not there lead to the explainer, headings in Markdown are a level higher.
   */
  standalone: { heading: string; titleHtml?: string; html?: string; markdown?: string };
}

/** A source that is cited, with its number and every mark that leads to it. */
export interface CitedSource {
  source: Source;
  number: number;
  marks: Mark[];
}

/** A note of the author’s that is cited, with its number and every mark that leads to it. */
export interface Note {
  id: string;
  number: number;
  marks: Mark[];
  html: string;
  portable?: string;
  markdown: string;
  /** Its HTML on the page of a section, where that differs: links that are no citations lead to the explainer. */
  standalone?: string;
}

/** A claim as lists of claims show it; all of it stands where the author placed it. */
export type ListedClaim = Pick<Claim, 'id' | 'text' | 'by' | 'status'> & {
  /** The id of its section, or `introduction`. */
  part: string;
};

/** An event of the timeline, in words. */
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
 * An explainer without its text: all that lists, other explainers and rules need of it. Those of a large site fit in
 * memory together.
 */
export interface ExplainerMetadata {
  /** The name of its file; its address is `/<slug>/`. */
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
  /** As the frontmatter has them. */
  updates: Change[];
  /** Ids of the terms that are defined in place. */
  terms: string[];
  /** In the order of their numbers. */
  sources: CitedSource[];
  /** Sources with `located`: listed, without number. */
  listed: Source[];
  /** Ids of sources that it lists no more. Links to them lead to the entry of `updates` that names them. */
  formerSources: string[];
  /** Names with their abbreviations, as the text introduces them: “Name of It (NOI)”. */
  abbreviations: [name: string, abbreviation: string][];
}

/** All of an explainer. */
export interface Explainer extends ExplainerMetadata {
  title: Omit<RichText, 'portable'>;
  summary: RichText;
  updates: (Change & RichText)[];
  since?: RichText;
  /**
   * The key points, where the author placed them nowhere else; empty otherwise. Their Markdown begins that of the
   * introduction.
   */
  keyPoints: Omit<RichText, 'markdown'>;
  introduction: TextBlock;
  sections: Section[];
  /** How many words its text has, by the rules of its language (Unicode’s UAX 29). */
  words: number;
  /** In the order of the text. */
  claims: ListedClaim[];
  /** In the order of the frontmatter; empty where the timeline is shown nowhere. */
  events: TimelineEvent[];
  /** In the order of their numbers. */
  notes: Note[];
  /** Each cited source as the list shows it, without the ways back, as HTML. By id. */
  referencesHtml: Record<string, string>;
  /** The definitions of the terms that its text defines, in Markdown. By id. */
  definitions: Record<string, string>;
  /** The ids of headings, claims and the timeline in its text, without those of sections. */
  ids: string[];
  /** Where the links and images of its text lead, each once, but for those inside the site. */
  links: string[];
}

/** Takes the text off. */
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
  return { ...rest, title: inlineOf(rest.title), summary: inlineOf(rest.summary), updates, sections };
}

const inlineOf = ({ html, text }: InlineText): InlineText => ({ html, text });

/** What rules across files hold against each other, each with its place in the file. */
export interface CrossFileFacts {
  /** Its sections, with the ids that they had before. */
  sections: { id: string; title: string; was: string[]; at: Position }[];
  /** Where its sections and its sources are listed. */
  sectionsAt: Position;
  sourcesAt: Position;
  /** Where it says that it is a draft. */
  draftAt?: Position;
  authors: { id: string; at: Position }[];
  /** Sources that have an address. */
  sources: { id: string; url: string; at: Position }[];
  /** Links to this page or another of the site, as they are written. */
  links: { address: string; at: Position }[];
}

/** What reading one file yields. */
export interface ParsedExplainer {
  slug: string;
  /** The file, relative to the project. */
  file: string;
  /** Changes when anything changes that the reading was made from. */
  digest: string;
  diagnostics: Diagnostic[];
  facts: CrossFileFacts;
  /** Absent where the file is too broken to show. */
  metadata?: ExplainerMetadata;
}

/**
 * All of an explainer that was read. @param loadExplainer finds it by the digest of its reading. @throws Error when it is no
 * longer kept
 */
export function requireExplainer(
  loadExplainer: (digest: string) => Explainer | undefined,
  { slug, digest }: Pick<ParsedExplainer, 'slug' | 'digest'>,
): Explainer {
  const explainer = loadExplainer(digest);
  if (!explainer) throw new Error(`What was read of “${slug}” is gone from the folder .cache/readings. Build again.`);
  return explainer;
}
