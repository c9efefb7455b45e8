/** An explainer and its sections as Markdown, with citations as footnotes that have the numbers of the whole. */

import { explainerPath, markdownFile, sectionPagePath, sourceAnchor } from '../../explainer/ids.ts';
import type { Change, Explainer, Section } from '../../explainer/model.ts';
import { dateFormatter, getStrings, listFormatter } from '../../i18n/strings.ts';
import { quotedTitle } from '../../parse/render/reference-list.ts';
import { md, writeMarkdown } from '../../parse/render/write-markdown.ts';
import { absoluteHref } from '../../site.ts';
import { type ListItem, sortNewestFirst } from '../../site-data/list-item.ts';
import { createFootnoteWriter, type Footnotes } from './footnotes.ts';

/** The Markdown alternates of an explainer. */
export interface MarkdownAlternates {
  explainer: string;
  /** By id. */
  sections: Record<string, string>;
}

/** Writes the Markdown alternates of an explainer and of its sections. */
export function renderMarkdownAlternates(
  explainer: Explainer,
  { authors }: Pick<ListItem, 'authors'>,
): MarkdownAlternates {
  const { slug, lang, title, summary, sections, introduction, since } = explainer;
  const words = getStrings(lang);
  const page = absoluteHref(explainerPath(slug));
  const footnotesOf = createFootnoteWriter(explainer);
  const byline = bylineOf(explainer, authors);
  const asOf = bold(words.asOf(dateFormatter(lang)(explainer.asOf)));
  const updates = sortNewestFirst(explainer.updates);
  const changesIn = ({ id }: Section) =>
    updates.filter((change) => change.section === id).map((change) => plainChange(change, lang));

  const whole = [
    title.markdown,
    summary.markdown,
    ...byline,
    addressLine(page),
    ...notices(explainer),
    asOf,
    since?.markdown ?? '',
    ...updates.filter(({ kind }) => kind === 'correction').map((change) => plainChange(change, lang)),
    introduction.markdown,
    ...sections.flatMap((section) => [section.heading.markdown, ...changesIn(section), section.markdown]),
    ...(updates.length > 0 ? [heading(words.changes)] : []),
    ...updates.map((change) => `${changeName(change, lang)} ${change.markdown}`),
    ...listed(explainer, page),
  ];
  const alone = (section: Section, index: number) => [
    section.standalone.heading,
    section.summary ? paragraph(section.summary) : '',
    writeMarkdown(
      md.paragraph(
        `${words.sectionOf(index + 1, sections.length)} `,
        md.link(page, title.text),
        ' (',
        md.link(absoluteHref(markdownFile(slug)), words.asMarkdown),
        ').',
      ),
    ),
    ...byline,
    addressLine(absoluteHref(sectionPagePath(slug, section.id))),
    asOf,
    ...changesIn(section),
    section.standalone.markdown ?? section.markdown,
  ];
  return {
    explainer: fileOf(whole, footnotesOf()),
    sections: Object.fromEntries(
      sections.map((section, index) => [section.id, fileOf(alone(section, index), footnotesOf(section))]),
    ),
  };
}

function fileOf(blocks: readonly string[], footnotes: Footnotes): string {
  const all = footnotes.blocks.length > 0 ? [...blocks, footnotes.heading, ...footnotes.blocks] : blocks;
  return `${all.filter((block) => block !== '').join('\n\n')}\n`;
}

const paragraph = (text: string) => writeMarkdown(md.paragraph(text));
const bold = (text: string) => writeMarkdown(md.paragraph(md.strong(text)));
const heading = (text: string) => writeMarkdown(md.heading(2, text));
const addressLine = (address: string) => writeMarkdown(md.paragraph(md.link(address, address)));

/** By whom and when. */
function bylineOf({ lang, published, updated }: Explainer, authors: ListItem['authors']): string[] {
  const words = getStrings(lang);
  const date = dateFormatter(lang);
  const parts = [
    `${words.by} ${listFormatter(lang)(authors.map(({ name }) => name))}`,
    `${words.published} ${date(published)}`,
    ...(updated ? [`${words.updated} ${date(updated)}`] : []),
  ];
  return [paragraph(parts.join(' · ')), ...authors.flatMap(({ line }) => (line ? [paragraph(line)] : []))];
}

/** That it is a draft, or was withdrawn. */
function notices({ lang, draft, withdrawn }: Explainer): string[] {
  const words = getStrings(lang);
  const name = withdrawn && md.strong(words.withdrawn(dateFormatter(lang)(withdrawn.date)));
  return [
    ...(draft ? [bold(words.draft)] : []),
    ...(withdrawn && name ? [writeMarkdown(md.paragraph(name, ` ${withdrawn.reason}`))] : []),
  ];
}

const changeName = ({ kind, date }: Change, lang: string) =>
  bold(`${getStrings(lang).changeKinds[kind]}, ${dateFormatter(lang)(date)}:`);

/** A change without citations, as it is everywhere but in the record. */
function plainChange(change: Change, lang: string): string {
  return `${changeName(change, lang)} ${paragraph(change.text)}`;
}

/** The sources that were only listed. */
function listed({ lang, listed: found, sources }: Explainer, page: string): string[] {
  if (found.length === 0) return [];
  const words = getStrings(lang);
  const items = found.map((source) => {
    const status = words.located[source.located ?? 'not-found'];
    const seen = sources.find((each) => each.source.id === source.see);
    const link = seen && md.link(`${page}#${sourceAnchor(seen.source.id)}`, words.seeSource(seen.number));
    return [
      md.paragraph(md.strong(source.publisher), ` ${quotedTitle(source)}`),
      link ? md.paragraph(`${status}: `, link, '.') : md.paragraph(status),
    ];
  });
  return [heading(words.listed), paragraph(words.listedIntro), writeMarkdown(md.list(items))];
}
