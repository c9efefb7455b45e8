/** The content of share cards. Each explainer and each section has one. */
import { cardPath } from '../../explainer/ids.ts';
import type { ChartData, ExplainerMetadata, SectionMetadata } from '../../explainer/model.ts';
import { formatDate } from '../../i18n/dates.ts';
import { figureFormatter } from '../../i18n/figures.ts';
import { getCardStrings } from '../../i18n/strings.ts';
import type { Content } from '../../parse/load-content.ts';
import { site } from '../../site.ts';

/** One figure on a card: a bar for its value, and its text. */
export interface CardFigure {
  value: number;
  text: string;
  date: string;
  /** Who gives the figure; absent when all figures come from one, whom the heading then names. */
  by?: string;
}

/** Everything that a card shows. Its cache key depends on all of it. */
export interface Card {
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** The explainer’s title, on the card of a section. */
  context?: string;
  /** The “as of” day, or that the explainer was withdrawn. */
  status: string;
  site: string;
  figures?: { heading: string; rows: CardFigure[] };
}

const maxFigures = 3;

/** Returns the card of an explainer, or of one of its sections. */
export function createSectionCard(
  { lang, dir, title, asOf, withdrawn }: ExplainerMetadata,
  section?: SectionMetadata,
): Card {
  const strings = getCardStrings(lang);
  const status = withdrawn ? strings.withdrawn(formatDate(withdrawn.date, lang)) : strings.asOf(formatDate(asOf, lang));
  const shared = { lang, dir, status, site: site.name };
  if (!section) return { ...shared, title: title.text };
  const figures = section.chart && { figures: selectFigures(section.chart, lang) };
  return { ...shared, title: section.title.text, context: title.text, ...figures };
}

/** Returns the cards of an explainer and its sections, each with its path. */
export function createCards(explainer: ExplainerMetadata): { path: string; card: Card }[] {
  return [
    { path: cardPath(explainer.slug), card: createSectionCard(explainer) },
    ...explainer.sections.map((section) => ({
      path: cardPath(explainer.slug, section.id),
      card: createSectionCard(explainer, section),
    })),
  ];
}

/** Yields the cards of a site, without those of drafts. Withdrawn explainers have cards that say so. */
export function* listPublishedCards({ explainers }: Content): Generator<{ path: string; card: Card }> {
  for (const { metadata } of explainers) if (metadata && !metadata.draft) yield* createCards(metadata);
}

/** Returns the alternative text of a card. */
export function describeCard({ lang, title, context, status, site, figures }: Card): string {
  const endSentence = (text: string) => (/[.!?؟…]$/.test(text) ? text : `${text}.`);
  const rows = figures?.rows.map(({ by, date, text }) => `${by ? `${by}, ` : ''}${date}: ${text}`).join('; ');
  return [
    title,
    ...(context ? [getCardStrings(lang).from(context)] : []),
    ...(figures ? [`${figures.heading}: ${rows}`] : []),
    status,
    site,
  ]
    .map(endSentence)
    .join(' ');
}

/**
 * Returns the last figure of each series, in the order of the chart; the newest of them when there are more
 * than fit. A single series gives its last figures.
 */
function selectFigures({ unit, rows }: ChartData, lang: string): NonNullable<Card['figures']> {
  const formatFigure = figureFormatter(lang);
  const groups = Array.from(Map.groupBy(rows, ({ series }) => series).values(), (group) =>
    group.toSorted((a, b) => a.date.localeCompare(b.date)),
  );
  const isSingleSeries = groups.length === 1;
  const candidates = isSingleSeries ? (groups[0] ?? []) : groups.flatMap((group) => group.slice(-1));
  const newest = new Set(candidates.toSorted((a, b) => a.date.localeCompare(b.date)).slice(-maxFigures));
  const shown = candidates.filter((row) => newest.has(row));
  return {
    heading: capitalize(isSingleSeries ? `${unit} · ${rows[0]?.series}` : unit, lang),
    rows: shown.map(({ series, date, value, ...figure }) => ({
      value,
      text: formatFigure(figure),
      date: formatDate(date, lang, 'short'),
      ...(isSingleSeries ? {} : { by: series }),
    })),
  };
}

function capitalize(text: string, lang: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(lang) + text.slice(first.length);
}
