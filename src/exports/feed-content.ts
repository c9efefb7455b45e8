/**
 * Renders a complete explainer as HTML for feed readers. It needs no styles or scripts, and its citation marks link to
 * the lists at its end.
 */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { collectIds } from '../explainer/anchors.ts';
import type { Mark } from '../explainer/citation.ts';
import {
  changesAnchor,
  explainerPath,
  feedAnchor,
  noteAnchor,
  notesAnchor,
  sourceAnchor,
  sourcesAnchor,
} from '../explainer/ids.ts';
import type { Change, Explainer, RichText } from '../explainer/model.ts';
import { dateFormatter, getStrings } from '../i18n/strings.ts';
import { renderBacklinks } from '../parse/render/backlinks.ts';
import { toPortable } from '../parse/render/portable-html.ts';
import { renderReferenceWithQuotes, renderUnlocatedSources } from '../parse/render/reference-list.ts';
import { toHtml } from '../parse/render/render.ts';
import { absoluteHref } from '../site.ts';
import { sortNewestFirst } from '../site-data/list-item.ts';
import { createListContext } from '../site-data/reference-lists.ts';

/** Renders the summary, the text, and the lists of changes, notes and sources. */
export function renderFeedContent(explainer: Explainer): string {
  const { slug, lang, dir, summary, since, keyPoints, introduction, sections, updates } = explainer;
  const strings = getStrings(lang);
  const formatDate = dateFormatter(lang);
  const changes = sortNewestFirst(updates);
  const renderChange = ({ kind, date }: Change, text: string) =>
    `<p>${bold(`${strings.changeKinds[kind]}, ${formatDate(date)}:`)} ${text}</p>`;
  const renderPlainChange = (change: Change) => renderChange(change, toHtml([{ type: 'text', value: change.text }]));
  const heading = (id: string, content: string) => `<h2 id="${feedAnchor(slug, id)}">${content}</h2>`;
  const blocks = [
    `<p>${portableHtml(summary)}</p>`,
    ...renderNotices(explainer),
    `<p>${bold(strings.asOf(formatDate(explainer.asOf)))}</p>`,
    since ? portableHtml(since) : '',
    ...changes.filter(({ kind }) => kind === 'correction').map(renderPlainChange),
    portableHtml(keyPoints),
    portableHtml(introduction),
    ...sections.flatMap((section) => [
      heading(section.id, section.heading.portable ?? section.title.html),
      ...changes.filter((change) => change.section === section.id).map(renderPlainChange),
      portableHtml(section),
    ]),
    changes.length > 0 ? heading(changesAnchor, strings.changes) : '',
    ...changes.map((change) => renderChange(change, portableHtml(change))),
    ...renderLists(explainer, heading),
  ];
  // `]]>` would end the CDATA section of the Atom feed.
  return `<div lang="${lang}" dir="${dir}">${blocks.join('')}</div>`.replaceAll(']]>', ']]&gt;');
}

const portableHtml = ({ html, portable }: Pick<RichText, 'html' | 'portable'>) => portable ?? html;
const bold = (text: string) => toHtml([h('b', text)]);

/** Renders the notices that an explainer is a draft or was withdrawn. */
function renderNotices({ lang, draft, withdrawn }: Explainer): string[] {
  const strings = getStrings(lang);
  return [
    draft ? toHtml([h('p', h('b', strings.draft))]) : '',
    withdrawn
      ? toHtml([h('p', [h('b', strings.withdrawn(dateFormatter(lang)(withdrawn.date))), ` ${withdrawn.reason}`])])
      : '',
  ];
}

/** Renders the notes and the sources, with backlinks to their marks. */
function renderLists(explainer: Explainer, heading: (id: string, content: string) => string): string[] {
  const { slug, sources, notes, listed } = explainer;
  const context = createListContext(explainer);
  const { strings } = context;
  const portableContext = { slug, pageUrl: absoluteHref(explainerPath(slug)), ids: collectIds(explainer) };
  const toPortableHtml = (content: ElementContent[]) => toHtml(toPortable(content, portableContext));
  const backlinks = (marks: readonly Mark[]) => (marks.length > 0 ? [renderBacklinks(marks, context)] : []);
  const item = (id: string, content: string) => `<li id="${feedAnchor(slug, id)}">${content}</li>`;
  const noteItems = notes.map((note) =>
    item(noteAnchor(note.id), portableHtml(note) + toPortableHtml(backlinks(note.marks))),
  );
  const sourceItems = sources.map(({ source, marks }) =>
    item(sourceAnchor(source.id), toPortableHtml([...renderReferenceWithQuotes(source, context), ...backlinks(marks)])),
  );
  const getNumber = (id: string) => sources.find(({ source }) => source.id === id)?.number;
  return [
    ...(notes.length > 0 ? [heading(notesAnchor, strings.notes), `<ol type="a">${noteItems.join('')}</ol>`] : []),
    ...(sources.length + listed.length > 0 ? [heading(sourcesAnchor, strings.sources)] : []),
    ...(sources.length > 0 ? [`<ol>${sourceItems.join('')}</ol>`] : []),
    ...(listed.length > 0
      ? [
          `<h3>${strings.listed}</h3><p>${strings.listedIntro}</p>`,
          toPortableHtml([renderUnlocatedSources(listed, getNumber, context)]),
        ]
      : []),
  ];
}
