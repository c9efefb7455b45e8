/** What share cards say: one for each explainer, one for each section. */

import { cardPath } from '../../explainer/ids.ts';
import type { ChartData, Outline, SectionOutline } from '../../explainer/model.ts';
import { formatDate } from '../../i18n/dates.ts';
import { cardWordsFor, figureIn } from '../../i18n/strings.ts';
import type { Library } from '../../parse/load-content.ts';
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
export function cardOf({ lang, dir, title, asOf, withdrawn }: Outline, section?: SectionOutline): Card {
  const words = cardWordsFor(lang);
  const status = withdrawn ? words.withdrawn(formatDate(withdrawn.date, lang)) : words.asOf(formatDate(asOf, lang));
  const shared = { lang, dir, status, site: site.name };
  if (!section) return { ...shared, title: title.text };
  const figures = section.chart && { figures: figuresOf(section.chart, lang) };
  return { ...shared, title: section.title.text, context: title.text, ...figures };
}

/** The cards of an explainer, each with its address. */
export function cardsOf(explainer: Outline): { path: string; card: Card }[] {
  return [
    { path: cardPath(explainer.slug), card: cardOf(explainer) },
    ...explainer.sections.map((section) => ({
      path: cardPath(explainer.slug, section.id),
      card: cardOf(explainer, section),
    })),
  ];
}

/** The cards of a site: of everything but drafts. What was withdrawn keeps its cards, which say so. */
export function* publishedCards({ readings }: Library): Generator<{ path: string; card: Card }> {
  for (const { outline } of readings) if (outline && !outline.draft) yield* cardsOf(outline);
}

/** The words of a card, for whoever does not see it. */
export function altText({ lang, title, context, status, site, figures }: Card): string {
  const sentence = (text: string) => (/[.!?؟…]$/.test(text) ? text : `${text}.`);
  const rows = figures?.rows.map(({ by, date, text }) => `${by ? `${by}, ` : ''}${date}: ${text}`).join('; ');
  return [
    title,
    ...(context ? [cardWordsFor(lang).from(context)] : []),
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
  const figure = figureIn(lang);
  const groups = Array.from(Map.groupBy(rows, ({ group }) => group).values(), (group) =>
    group.toSorted((a, b) => a.date.localeCompare(b.date)),
  );
  const isOne = groups.length === 1;
  const candidates = isOne ? (groups[0] ?? []) : groups.flatMap((group) => group.slice(-1));
  const kept = new Set(candidates.toSorted((a, b) => a.date.localeCompare(b.date)).slice(-most));
  const shown = candidates.filter((row) => kept.has(row));
  return {
    heading: capitalised(isOne ? `${unit} · ${rows[0]?.group}` : unit, lang),
    rows: shown.map(({ group, date, value, bound }) => ({
      value,
      text: figure(value, bound),
      date: formatDate(date, lang, 'short'),
      ...(isOne ? {} : { by: group }),
    })),
  };
}

function capitalised(text: string, lang: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(lang) + text.slice(first.length);
}
