/** The sources, notes and terms of an explainer as footnotes of Markdown. */

import { selectCited } from '../../citations/cited-in.ts';
import { noteLetter } from '../../citations/number.ts';
import { termLabel } from '../../explainer/ids.ts';
import type { CitedSource, Explainer } from '../../explainer/model.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { dateFormatter, getStrings } from '../../i18n/strings.ts';
import { quotedTitle, renderParticulars } from '../../parse/render/reference-list.ts';
import { md, writeMarkdown } from '../../parse/render/write-markdown.ts';

/** The footnotes under a text, each as one block, and the heading that they need. */
export interface Footnotes {
  heading: string;
  blocks: string[];
}

/** Writes footnotes: all that an explainer cites and defines, or what one of its sections does. */
export function createFootnoteWriter(explainer: Explainer): (section?: Explainer['sections'][number]) => Footnotes {
  const { lang, introduction, sections, definitions } = explainer;
  const words = getStrings(lang);
  const references = new Map<string, string>();
  // A source is under several sections.
  const referenceTo = (source: Source) => {
    const known = references.get(source.id) ?? sourceReference(source, lang);
    references.set(source.id, known);
    return known;
  };
  const sourceNote = ({ source, number, marks }: CitedSource) => {
    const keys = new Set(marks.map(({ key }) => key));
    const quotes = Object.entries(source.quotes ?? {}).filter(([key]) => keys.has(key));
    const blocks = quotes.map(([, quote]) => writeMarkdown(md.paragraph(`“${quote}”`)));
    return footnote(String(number), [referenceTo(source), ...blocks]);
  };
  return (section) => {
    const { sources, notes } = section ? selectCited(section.id, explainer) : explainer;
    const terms = (section ? [section] : [introduction, ...sections]).flatMap((part) => part.terms);
    const others = [
      ...notes.map(({ number, markdown }) => footnote(noteLetter(number), [markdown])),
      ...terms.map((id) => footnote(termLabel(id), [definitions[id] ?? ''])),
    ];
    // A source that only data of the frontmatter names has no citation to belong to.
    const cited = sources.filter(({ marks }) => marks.length > 0);
    return {
      heading: writeMarkdown(md.heading(2, others.length > 0 ? words.sourcesAndNotes : words.sources)),
      blocks: [...cited.map(sourceNote), ...others],
    };
  };
}

/** Blocks as a footnote: all lines but the first are indented. */
function footnote(label: string, blocks: readonly string[]): string {
  return `[^${label}]: ${blocks.join('\n\n').replace(/\n(?=[^\n])/g, '\n    ')}`;
}

/** A source with its particulars, as `reference` in `lists.ts` has it for pages. */
function sourceReference(source: Source, lang: string): string {
  const title = quotedTitle(source);
  const details = renderParticulars(source, { lang, words: getStrings(lang) });
  return writeMarkdown(
    md.paragraph(
      md.strong(source.publisher),
      source.published ? ` ${dateFormatter(lang)(source.published)} ` : ' ',
      source.url ? md.link(source.url, title) : title,
      ...details.flatMap(({ text, url }, index) => [index > 0 ? ' · ' : ' ', url ? md.link(url, text) : text]),
    ),
  );
}
