/** The whole of an explainer as HTML for feed readers: nothing in it needs this site, and its marks lead inside it. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { collectIds } from '../explainer/anchors.ts';
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
import { toPortable } from '../parse/render/portable-html.ts';
import { renderBacklinks, renderReferenceWithQuotes, renderUnlocatedSources } from '../parse/render/reference-list.ts';
import { toHtml } from '../parse/render/render.ts';
import { absoluteHref } from '../site.ts';
import { sortNewestFirst } from '../site-data/list-item.ts';
import { createListContext } from '../site-data/reference-lists.ts';

/** The summary, the text, and the lists that its marks lead to. */
export function renderFeedContent(explainer: Explainer): string {
  const { slug, lang, dir, summary, since, keyPoints, introduction, sections, updates } = explainer;
  const words = getStrings(lang);
  const date = dateFormatter(lang);
  const changes = sortNewestFirst(updates);
  const change = ({ kind, date: day }: Change, text: string) =>
    `<p>${bold(`${words.changeKinds[kind]}, ${date(day)}:`)} ${text}</p>`;
  const plainChange = (each: Change) => change(each, toHtml([{ type: 'text', value: each.text }]));
  const heading = (id: string, inline: string) => `<h2 id="${feedAnchor(slug, id)}">${inline}</h2>`;
  const parts = [
    `<p>${portableHtml(summary)}</p>`,
    ...notices(explainer),
    `<p>${bold(words.asOf(date(explainer.asOf)))}</p>`,
    since ? portableHtml(since) : '',
    ...changes.filter(({ kind }) => kind === 'correction').map(plainChange),
    portableHtml(keyPoints),
    portableHtml(introduction),
    ...sections.flatMap((section) => [
      heading(section.id, section.heading.portable ?? section.title.html),
      ...changes.filter((each) => each.section === section.id).map(plainChange),
      portableHtml(section),
    ]),
    changes.length > 0 ? heading(changesAnchor, words.changes) : '',
    ...changes.map((each) => change(each, portableHtml(each))),
    ...lists(explainer, heading),
  ];
  // In XML this would end the stretch that the text stands in.
  return `<div lang="${lang}" dir="${dir}">${parts.join('')}</div>`.replaceAll(']]>', ']]&gt;');
}

const portableHtml = ({ html: forPages, portable: forFeeds = forPages }: Pick<RichText, 'html' | 'portable'>) =>
  forFeeds;
const bold = (text: string) => toHtml([h('b', text)]);

/** That it is a draft, or was withdrawn. */
function notices({ lang, draft, withdrawn }: Explainer): string[] {
  const words = getStrings(lang);
  return [
    draft ? toHtml([h('p', h('b', words.draft))]) : '',
    withdrawn
      ? toHtml([h('p', [h('b', words.withdrawn(dateFormatter(lang)(withdrawn.date))), ` ${withdrawn.reason}`])])
      : '',
  ];
}

/** The notes and the sources, with the ways back to their marks. */
function lists(explainer: Explainer, heading: (id: string, inline: string) => string): string[] {
  const { slug, sources, notes, listed } = explainer;
  const context = createListContext(explainer);
  const { words } = context;
  const forFeeds = { slug, pageUrl: absoluteHref(explainerPath(slug)), ids: collectIds(explainer) };
  const plain = (content: ElementContent[]) => toHtml(toPortable(content, forFeeds));
  const back = (marks: Parameters<typeof renderBacklinks>[0]) =>
    marks.length > 0 ? [renderBacklinks(marks, context)] : [];
  const item = (id: string, content: string) => `<li id="${feedAnchor(slug, id)}">${content}</li>`;
  const noteItems = notes.map((note) => item(noteAnchor(note.id), portableHtml(note) + plain(back(note.marks))));
  const sourceItems = sources.map(({ source, marks }) =>
    item(sourceAnchor(source.id), plain([...renderReferenceWithQuotes(source, context), ...back(marks)])),
  );
  const numberOf = (id: string) => sources.find(({ source }) => source.id === id)?.number;
  return [
    ...(notes.length > 0 ? [heading(notesAnchor, words.notes), `<ol type="a">${noteItems.join('')}</ol>`] : []),
    ...(sources.length + listed.length > 0 ? [heading(sourcesAnchor, words.sources)] : []),
    ...(sources.length > 0 ? [`<ol>${sourceItems.join('')}</ol>`] : []),
    ...(listed.length > 0
      ? [
          `<h3>${words.listed}</h3><p>${words.listedIntro}</p>`,
          plain([renderUnlocatedSources(listed, numberOf, context)]),
        ]
      : []),
  ];
}
