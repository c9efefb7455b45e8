import type { Explainer } from '../../explainer/model.ts';
import type { ParseContext } from '../parse-context.ts';

/** Bytes of a page without its text: styles, scripts, masthead, links to related explainers. */
const frame = 40_000;
/** More bytes than each section, source, note and claim has in the lists around the text. */
const perEntry = 400;
/** The bytes of a backlink without its anchor and the name of its part. */
const perBacklink = 100;

/** Estimates the bytes of an explainer’s page before it is built. The page is not larger than that. */
function estimatePageSize(explainer: Explainer): number {
  const { title, summary, since, keyPoints, introduction, sections, updates, notes, sources, listed, claims } =
    explainer;
  const texts = [
    ...[introduction, ...sections, ...notes, keyPoints, ...(since ? [since] : [])].map(({ html }) => html),
    // A change is also at its section and, if it is a correction, at the top.
    ...updates.flatMap(({ html, text }) => [html, text, text]),
    // Metadata for search engines and reference managers repeat these.
    ...[title, summary, title, summary, title, summary].map(({ html }) => html),
    ...sections.flatMap((section) => [section.title.html, section.title.text, section.title.text]),
    ...Object.values(explainer.referencesHtml),
    ...claims.flatMap(({ text }) => [text, text]),
    JSON.stringify(listed),
  ];
  const names = new Map(sections.map(({ id, shortTitle }) => [id, Buffer.byteLength(shortTitle)]));
  const marks = [...sources, ...notes].flatMap((entry) => entry.marks);
  const backlinks = marks.map(({ anchor, part }) => perBacklink + anchor.length + (names.get(part) ?? 0));
  const entryCount = sources.length + notes.length + sections.length + claims.length;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return frame + perEntry * entryCount + sum(backlinks) + sum(texts.map((text) => Buffer.byteLength(text)));
}

/** Reports an explainer whose page may have more bytes than the build accepts, at its longest section. */
export function checkPageSize(
  explainer: Explainer,
  maxSize: number,
  { yaml, report }: Pick<ParseContext, 'yaml' | 'report'>,
): void {
  const size = estimatePageSize(explainer);
  if (size <= maxSize) return;
  const longest = explainer.sections.toSorted((a, b) => b.html.length - a.html.length)[0]?.id;
  const index = explainer.sections.findIndex(({ id }) => id === longest);
  const bytes = new Intl.NumberFormat('en-GB');
  report({
    rule: 'file-too-large',
    position: yaml.positionOf(['sections', index, 'id']),
    message: `The page would have about ${bytes.format(size)} bytes; the limit is ${bytes.format(maxSize)}.`,
    hint: `Split the explainer; its longest section is “${longest}”.`,
  });
}
