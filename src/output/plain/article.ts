/** The text of an explainer part by part, as HTML of the model: what its Markdown and its place in feeds are made from. */
import { h } from 'hastscript';
import type { Change, Explainer, Section } from '../../explainer/model.ts';
import { html } from '../../explainer/render.ts';
import { changesAnchor } from '../../schema/ids.ts';
import { dateIn, wordsFor } from '../../words.ts';
import { newestFirst } from '../listing.ts';

const paragraph = (bold: string, text = '') => html([h('p', [h('b', bold), text && ` ${text}`])]);

/** What stands before the text: whether it still holds and up to which day, what was corrected, its key points. */
export function openingHtml(explainer: Explainer): string {
  const { lang, draft, withdrawn, since, updates, keyPoints } = explainer;
  const words = wordsFor(lang);
  return [
    draft ? paragraph(words.draft) : '',
    withdrawn ? paragraph(words.withdrawn(dateIn(lang)(withdrawn.date)), withdrawn.reason) : '',
    asOfHtml(explainer),
    since?.html ?? '',
    ...newestFirst(updates)
      .filter(({ kind }) => kind === 'correction')
      .map((change) => changeHtml(change, lang, true)),
    keyPoints.html,
  ].join('');
}

/** The notice up to which day it holds. */
export function asOfHtml({ lang, asOf }: Explainer): string {
  return paragraph(wordsFor(lang).asOf(dateIn(lang)(asOf)));
}

/** A section under its heading, after what was changed in it. */
export function sectionHtml({ id, title, html: text }: Section, { updates, lang }: Explainer): string {
  const changes = newestFirst(updates).filter(({ section }) => section === id);
  return heading(id, title.html) + changes.map((change) => changeHtml(change, lang, true)).join('') + text;
}

/** The record of changes under its heading; nothing where there is none. */
export function changesHtml({ updates, lang }: Explainer): string {
  if (updates.length === 0) return '';
  const entries = newestFirst(updates).map((change) => changeHtml(change, lang, false));
  return heading(changesAnchor, wordsFor(lang).changes) + entries.join('');
}

/** @param plain without marks: they stand in the record only */
function changeHtml({ kind, date, text, html: full }: Change, lang: string, plain: boolean): string {
  const name = `${wordsFor(lang).changeKinds[kind]}, ${dateIn(lang)(date)}:`;
  return plain ? paragraph(name, text) : paragraph(name).replace('</p>', ` ${full}</p>`);
}

/** A heading of the second level, from inline HTML. */
export function heading(id: string, inline: string): string {
  return `<h2 id="${id}">${inline}</h2>`;
}
