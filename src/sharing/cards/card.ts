/** What share cards say: one for each explainer, one for each section. */

import { cardPath } from '../../explainer/ids.ts';
import type { ChartData, ExplainerMetadata, SectionMetadata } from '../../explainer/model.ts';
import { formatDate } from '../../i18n/dates.ts';
import { getCardStrings, numberFormatter } from '../../i18n/strings.ts';
import type { Content } from '../../parse/load-content.ts';
import { site } from '../../site.ts';

/** One figure on a card: how long its bar is, and how it reads. */
export interface CardFigure {
  value: number;
  text: string;
  date: string;
  /** Who gives it; absent where all come from one, who then stands in the heading. */
  by?: string;
}

/** Everything that a card shows. */
export interface Card {
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** The explainer’s title, on the card of a section. */
  context?: string;
  /** Up to which day it holds, or that it was withdrawn. */
  status: string;
  site: string;
  figures?: { heading: string; rows: CardFigure[] };
}

/** How many figures a card has room for. */
const most = 3;

/** The card of an explainer, or of one of its sections. */
export function createSectionCard(
  { lang, dir, title, asOf, withdrawn }: ExplainerMetadata,
  section?: SectionMetadata,
): Card {
  const words = getCardStrings(lang);
  const status = withdrawn ? words.withdrawn(formatDate(withdrawn.date, lang)) : words.asOf(formatDate(asOf, lang));
  const shared = { lang, dir, status, site: site.name };
  if (!section) return { ...shared, title: title.text };
  const figures = section.chart && { figures: figuresOf(section.chart, lang) };
  return { ...shared, title: section.title.text, context: title.text, ...figures };
}

/** The cards of an explainer, each with its address. */
export function createCards(explainer: ExplainerMetadata): { path: string; card: Card }[] {
  return [
    { path: cardPath(explainer.slug), card: createSectionCard(explainer) },
    ...explainer.sections.map((section) => ({
      path: cardPath(explainer.slug, section.id),
      card: createSectionCard(explainer, section),
    })),
  ];
}

/** The cards of a site: of everything but drafts. What was withdrawn keeps its cards, which say so. */
export function* listPublishedCards({ explainers }: Content): Generator<{ path: string; card: Card }> {
  for (const { metadata } of explainers) if (metadata && !metadata.draft) yield* createCards(metadata);
}

/** The words of a card, for whoever does not see it. */
export function describeCard({ lang, title, context, status, site, figures }: Card): string {
  const sentence = (text: string) => (/[.!?؟…]$/.test(text) ? text : `${text}.`);
  const rows = figures?.rows.map(({ by, date, text }) => `${by ? `${by}, ` : ''}${date}: ${text}`).join('; ');
  return [
    title,
    ...(context ? [getCardStrings(lang).from(context)] : []),
    ...(figures ? [`${figures.heading}: ${rows}`] : []),
    status,
    site,
  ]
    .map(sentence)
    .join(' ');
}

/**
 * The last figure of each who counted, in the order of the chart; where there are too many, those that are newest. Of a single
 * counter, the last figures.
 */
function figuresOf({ unit, rows }: ChartData, lang: string): NonNullable<Card['figures']> {
  const figure = numberFormatter(lang);
  const groups = Array.from(Map.groupBy(rows, ({ series }) => series).values(), (group) =>
    group.toSorted((a, b) => a.date.localeCompare(b.date)),
  );
  const isOne = groups.length === 1;
  const candidates = isOne ? (groups[0] ?? []) : groups.flatMap((group) => group.slice(-1));
  const kept = new Set(candidates.toSorted((a, b) => a.date.localeCompare(b.date)).slice(-most));
  const shown = candidates.filter((row) => kept.has(row));
  return {
    heading: capitalised(isOne ? `${unit} · ${rows[0]?.series}` : unit, lang),
    rows: shown.map(({ series, date, value, qualifier }) => ({
      value,
      text: figure(value, qualifier),
      date: formatDate(date, lang, 'short'),
      ...(isOne ? {} : { by: series }),
    })),
  };
}

function capitalised(text: string, lang: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(lang) + text.slice(first.length);
}
