/** Writes the sources, notes and terms of an explainer as Markdown footnotes. */
import { selectCited } from '../../citations/cited-in.ts';
import { noteLetter } from '../../citations/number.ts';
import { getPlaceUrl } from '../../citations/passage-url.ts';
import { listPassages, type Passage } from '../../citations/passages.ts';
import { termLabel } from '../../explainer/ids.ts';
import type { CitedSource, Explainer } from '../../explainer/model.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getSourceUrl } from '../../explainer/source-identity.ts';
import { dateFormatter, getStrings } from '../../i18n/strings.ts';
import { listParticulars } from '../../parse/render/particulars.ts';
import { formatTitle, formatTranslatedTitle, type ReferenceContext } from '../../parse/render/reference-list.ts';
import { md, writeMarkdown } from '../../parse/render/write-markdown.ts';

/** The footnotes of a text, one block each, and their heading. */
export interface Footnotes {
  heading: string;
  blocks: string[];
}

/** Returns a function that writes the footnotes of the explainer or, given a section, of that section. */
export function createFootnoteWriter(explainer: Explainer): (section?: Explainer['sections'][number]) => Footnotes {
  const { lang, introduction, sections, definitions } = explainer;
  const strings = getStrings(lang);
  // Several sections cite the same source.
  const cache = new Map<string, string>();
  const getReference = (source: Source) => {
    const reference = cache.get(source.id) ?? writeReference(source, lang);
    cache.set(source.id, reference);
    return reference;
  };
  const writeSource = ({ source, number, marks }: CitedSource) => {
    const keys = new Set(marks.map(({ key }) => key));
    const passages = listPassages(source).filter(({ key }) => keys.has(key));
    const blocks = passages.flatMap((passage) => writePassage(passage, getSourceUrl(source), { lang, strings }));
    return writeFootnote(String(number), [getReference(source), ...blocks]);
  };
  return (section) => {
    const { sources, notes } = section ? selectCited(section.id, explainer) : explainer;
    const blocks = section ? [section] : [introduction, ...sections];
    const notesAndTerms = [
      ...notes.map(({ number, markdown }) => writeFootnote(noteLetter(number), [markdown])),
      ...blocks.flatMap(({ terms }) => terms).map((id) => writeFootnote(termLabel(id), [definitions[id] ?? ''])),
    ];
    // A source that only data of the frontmatter names has no mark in the text.
    const cited = sources.filter(({ marks }) => marks.length > 0);
    return {
      heading: writeMarkdown(md.heading(2, notesAndTerms.length > 0 ? strings.sourcesAndNotes : strings.sources)),
      blocks: [...cited.map(writeSource), ...notesAndTerms],
    };
  };
}

/** Writes blocks as a footnote: all lines but the first are indented. */
function writeFootnote(label: string, blocks: readonly string[]): string {
  return `[^${label}]: ${blocks.join('\n\n').replace(/\n(?=[^\n])/g, '\n    ')}`;
}

/** Writes a quote with its place and check, or a place, and the translation of a quote, a paragraph each. */
function writePassage(
  { words, at = '', translation, checkedOn }: Passage,
  url: string | undefined,
  { lang, strings }: ReferenceContext,
): string[] {
  const placeUrl = url && getPlaceUrl(url, at);
  const place = at && placeUrl ? md.link(placeUrl, at) : at;
  const quote = words === undefined ? '' : `“${words}”`;
  const check = checkedOn === undefined ? '' : ` · ${strings.quoteChecked(dateFormatter(lang)(checkedOn))}`;
  const passage = writeMarkdown(md.paragraph(quote, quote && at ? ', ' : '', place, check));
  if (!translation) return [passage];
  return [passage, writeMarkdown(md.paragraph(`${strings.translation(translation.by)} “${translation.text}”`))];
}

/** Writes a source with its particulars, like `renderReference` for pages. */
function writeReference(source: Source, lang: string): string {
  const title = formatTitle(source);
  const strings = getStrings(lang);
  const url = getSourceUrl(source);
  const translatedTitle = formatTranslatedTitle(source, strings);
  const context = { lang, strings };
  const details = listParticulars(source, context);
  return writeMarkdown(
    md.paragraph(
      md.strong(source.publisher),
      source.published ? ` ${dateFormatter(lang)(source.published)} ` : ' ',
      url ? md.link(url, title) : title,
      ...(translatedTitle === undefined ? [] : [` ${translatedTitle}`]),
      ...details.flatMap(({ text, url }, index) => [index > 0 ? ' · ' : ' ', url ? md.link(url, text) : text]),
    ),
  );
}
