/** Writes explainers and their sections as Markdown. Footnotes have the numbers of the page, in sections too. */
import { explainerPath, markdownFile, sectionPagePath, sourceAnchor } from '../../explainer/ids.ts';
import type { Change, Explainer, Section } from '../../explainer/model.ts';
import { dateFormatter, getStrings, listFormatter } from '../../i18n/strings.ts';
import { formatTitle } from '../../parse/render/reference-list.ts';
import { md, writeMarkdown } from '../../parse/render/write-markdown.ts';
import { absoluteHref } from '../../site.ts';
import { type ListItem, sortNewestFirst } from '../../site-data/list-item.ts';
import { createFootnoteWriter, type Footnotes } from './footnotes.ts';

/** The Markdown alternates of an explainer. */
export interface MarkdownAlternates {
  explainer: string;
  /** By section id. */
  sections: Record<string, string>;
}

/** Writes the Markdown alternates of an explainer and of its sections. */
export function renderMarkdownAlternates(
  explainer: Explainer,
  { authors }: Pick<ListItem, 'authors'>,
): MarkdownAlternates {
  const { slug, lang, title, summary, sections, introduction, since } = explainer;
  const strings = getStrings(lang);
  const page = absoluteHref(explainerPath(slug));
  const writeFootnotes = createFootnoteWriter(explainer);
  const byline = writeByline(explainer, authors);
  const asOf = bold(strings.asOf(dateFormatter(lang)(explainer.asOf)));
  const updates = sortNewestFirst(explainer.updates);
  const changesIn = ({ id }: Section) =>
    updates.filter((change) => change.section === id).map((change) => writePlainChange(change, lang));

  const explainerBlocks = [
    title.markdown,
    summary.markdown,
    ...byline,
    addressLine(page),
    ...writeNotices(explainer),
    asOf,
    since?.markdown ?? '',
    ...updates.filter(({ kind }) => kind === 'correction').map((change) => writePlainChange(change, lang)),
    introduction.markdown,
    ...sections.flatMap((section) => [section.heading.markdown, ...changesIn(section), section.markdown]),
    ...(updates.length > 0 ? [heading(strings.changes)] : []),
    ...updates.map((change) => `${writeChangeLabel(change, lang)} ${change.markdown}`),
    ...writeUnlocatedSources(explainer, page),
  ];
  const sectionBlocks = (section: Section, index: number) => [
    section.standalone.heading,
    section.summary ? paragraph(section.summary) : '',
    writeMarkdown(
      md.paragraph(
        `${strings.sectionOf(index + 1, sections.length)} `,
        md.link(page, title.text),
        ' (',
        md.link(absoluteHref(markdownFile(slug)), strings.asMarkdown),
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
    explainer: joinBlocks(explainerBlocks, writeFootnotes()),
    sections: Object.fromEntries(
      sections.map((section, index) => [
        section.id,
        joinBlocks(sectionBlocks(section, index), writeFootnotes(section)),
      ]),
    ),
  };
}

function joinBlocks(blocks: readonly string[], footnotes: Footnotes): string {
  const allBlocks = footnotes.blocks.length > 0 ? [...blocks, footnotes.heading, ...footnotes.blocks] : blocks;
  return `${allBlocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const paragraph = (text: string) => writeMarkdown(md.paragraph(text));
const bold = (text: string) => writeMarkdown(md.paragraph(md.strong(text)));
const heading = (text: string) => writeMarkdown(md.heading(2, text));
const addressLine = (address: string) => writeMarkdown(md.paragraph(md.link(address, address)));

/** Writes who wrote the explainer, and when it was published and updated. */
function writeByline({ lang, published, updated }: Explainer, authors: ListItem['authors']): string[] {
  const strings = getStrings(lang);
  const formatDate = dateFormatter(lang);
  const parts = [
    `${strings.by} ${listFormatter(lang)(authors.map(({ name }) => name))}`,
    `${strings.published} ${formatDate(published)}`,
    ...(updated ? [`${strings.updated} ${formatDate(updated)}`] : []),
  ];
  return [paragraph(parts.join(' · ')), ...authors.flatMap(({ line }) => (line ? [paragraph(line)] : []))];
}

/** Writes the notice that it is a draft or was withdrawn. */
function writeNotices({ lang, draft, withdrawn }: Explainer): string[] {
  const strings = getStrings(lang);
  const label = withdrawn && md.strong(strings.withdrawn(dateFormatter(lang)(withdrawn.date)));
  return [
    ...(draft ? [bold(strings.draft)] : []),
    ...(withdrawn && label ? [writeMarkdown(md.paragraph(label, ` ${withdrawn.reason}`))] : []),
  ];
}

const writeChangeLabel = ({ kind, date }: Change, lang: string) =>
  bold(`${getStrings(lang).changeKinds[kind]}, ${dateFormatter(lang)(date)}:`);

/** Writes a change without citations, for use outside the record of changes. */
function writePlainChange(change: Change, lang: string): string {
  return `${writeChangeLabel(change, lang)} ${paragraph(change.text)}`;
}

/** Writes the list of sources that are listed but not cited. */
function writeUnlocatedSources({ lang, listed, sources }: Explainer, page: string): string[] {
  if (listed.length === 0) return [];
  const strings = getStrings(lang);
  const items = listed.map((source) => {
    const status = strings.located[source.located ?? 'not-found'];
    const same = sources.find((each) => each.source.id === source.see);
    const link = same && md.link(`${page}#${sourceAnchor(same.source.id)}`, strings.seeSource(same.number));
    return [
      md.paragraph(md.strong(source.publisher), ` ${formatTitle(source)}`),
      link ? md.paragraph(`${status}: `, link, '.') : md.paragraph(status),
    ];
  });
  return [heading(strings.listed), paragraph(strings.listedIntro), writeMarkdown(md.list(items))];
}
