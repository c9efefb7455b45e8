/** Share cards: their content, their layout and their pixels. */
import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataPoint, Explainer } from '../../src/explainer/model.ts';
import { type Card, createCards, createSectionCard, describeCard } from '../../src/sharing/cards/card.ts';
import { CardRenderer, type DrawnCard } from '../../src/sharing/cards/draw-card.ts';
import { layOutCard, type MeasureText } from '../../src/sharing/cards/layout.ts';
import { buildCard, findInkBox, readRows, threeFigures as three } from '../support/card-pixels.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

const small = (options = {}) => parseSmallExplainer('Words.[^a]\n\n## One\n\nMore.[^a]', options);

/** Returns the card of a section with a chart. */
function createChartCard(points: Omit<DataPoint, 'written'>[], lang = 'en'): Card {
  const rows = points.map((point) => ({ ...point, written: String(point.value) }));
  const explainer = small({ lang });
  const [section] = explainer.sections;
  if (!section) throw new Error('The explainer has no section.');
  return createSectionCard(explainer, { ...section, chart: { unit: 'people counted', rows } });
}

describe('the alternative text of a card', () => {
  it('has title, day and site, and for a section the explainer’s title', () => {
    const explainer = small();
    expect(createCards(explainer).map(({ path, card }) => [path, describeCard(card)])).toEqual([
      ['og/council.png', 'A town council met. As of 12 January 2026. Footing.'],
      ['og/council/one.png', 'One. From “A town council met”. As of 12 January 2026. Footing.'],
    ]);
  });

  it('says that an explainer was withdrawn, instead of its “as of” day', () => {
    const withdrawn: Explainer = { ...small(), withdrawn: { date: '2026-02-03', reason: 'It is wrong.' } };
    expect(describeCard(createSectionCard(withdrawn))).toBe(
      'A town council met. Withdrawn on 3 February 2026. Footing.',
    );
  });

  it('is in the language of the explainer, without a full stop after a question', () => {
    const explainer = small({ lang: 'fa', sections: { one: 'One' } });
    const [section] = explainer.sections;
    const card = createSectionCard(explainer, section && { ...section, title: { text: 'چه باید کرد؟', html: '' } });
    expect(card.dir).toBe('rtl');
    expect(describeCard(card)).toBe('چه باید کرد؟ از «A town council met». تا ۱۲ ژانویهٔ ۲۰۲۶. Footing.');
  });

  it('has the last figure of each series with its day and qualifier; the newest three when there are more', () => {
    const card = createChartCard([
      { series: 'Old', date: '2025-01-01', value: 5 },
      { series: 'City', date: '2026-01-05', value: 1480 },
      { series: 'City', date: '2026-01-02', value: 2000 },
      { series: 'Guild', date: '2026-01-04', value: 900, qualifier: 'at-least' },
      { series: 'Union', date: '2026-01', value: 950, qualifier: 'about' },
    ]);
    expect(describeCard(card)).toContain(
      'People counted: City, 5 Jan 2026: 1,480; Guild, 4 Jan 2026: at least 900; Union, Jan 2026: about 950.',
    );
  });

  it('names a single series once, with its last three figures', () => {
    const days = ['01', '02', '03', '04'].map((day) => ({
      series: 'City',
      date: `2026-01-${day}`,
      value: Number(day),
    }));
    expect(describeCard(createChartCard(days))).toContain(
      'People counted · City: 2 Jan 2026: 2; 3 Jan 2026: 3; 4 Jan 2026: 4.',
    );
  });
});

describe('the card of a section with charts', () => {
  it('shows small and negative figures as they are, each bar to scale', () => {
    const card = createChartCard([
      { series: 'City', date: '2026-01-02', value: 0.0004 },
      { series: 'Guild', date: '2026-01-03', value: 0.0002 },
      { series: 'Union', date: '2026-01-04', value: -2.3 },
    ]);
    expect(card.figures?.rows.map(({ text }) => text)).toEqual(['0.0004', '0.0002', '−2.3']);
    const [half, full] = layOutCard(card, measure)
      .accentAreas.filter(({ height, x }) => height === 12 && x > 400)
      .map(({ width }) => width)
      .filter((width) => width > 0)
      .sort((a, b) => a - b);
    expect(full).toBe(2 * (half ?? 0));
  });

  it('shows the first one, even inside another component', () => {
    const csv = 'Who,When,Much,Source\nCity,2026-01-02,>=12,a\nGuild,2026-01-03,9,b';
    const chart = (unit: string) => `<Chart data="d" title="T" unit="${unit}">\n\nText.[^a]\n\n</Chart>`;
    const body = `Words.[^a]\n\n## One\n\n<Callout>\n\n${chart('carts')}\n\n</Callout>\n\n${chart('horses')}\n\n## Two\n\nMore.[^a]`;
    const { sections } = parseSmallExplainer(body, { sections: { one: 'One', two: 'Two' }, dataFile: () => csv });
    expect(sections.map(({ chart }) => chart)).toEqual([
      {
        unit: 'carts',
        rows: [
          { series: 'City', date: '2026-01-02', value: 12, written: '12', qualifier: 'at-least' },
          { series: 'Guild', date: '2026-01-03', value: 9, written: '9' },
        ],
      },
      undefined,
    ]);
  });
});

/** Measures text whose letters are half as wide as high. */
const measure: MeasureText = (text, { size, width, maxLines }) => {
  const lengths = text.split(' ').map((word) => word.length * size * 0.5);
  const lines: number[] = [];
  for (const length of lengths) {
    const last = lines.at(-1);
    if (last !== undefined && last + size * 0.5 + length <= width) lines[lines.length - 1] = last + size * 0.5 + length;
    else lines.push(length);
  }
  const shown = Math.min(lines.length, maxLines);
  return {
    lines: lines.length,
    height: shown * size * 1.2,
    longestLine: Math.max(...lines),
    longestWord: Math.max(...lengths),
  };
};

const title110 =
  'Trump says “Iran wants to negotiate”: what forty-seven years of talks, threats, deals and sanctions mean, now?';
describe('the layout', () => {
  const layOut = (content: Partial<Card>) => {
    const { texts } = layOutCard(buildCard(content), measure);
    return (text: string) => {
      const placedText = texts.find((each) => each.text === text);
      if (!placedText) throw new Error(`“${text}” is not on the card.`);
      return { ...placedText, ...measure(text, placedText.style) };
    };
  };

  it('sets a short title large, and a long one smaller, without breaking words', () => {
    expect(layOut({})('Drought').style.size).toBe(112);
    const { style, y, height, lines } = layOut({ title: title110, context: title110 })(title110);
    expect(style.size).toBeLessThan(112);
    expect(lines).toBeGreaterThan(1);
    expect(y).toBeGreaterThanOrEqual(156);
    expect(y + height).toBeLessThanOrEqual(566);
    const long = 'Donaudampfschifffahrtsgesellschaft';
    expect(layOut({ title: long })(long).longestWord).toBeLessThanOrEqual(1056);
  });

  it('makes lines of similar length, and no more lines', () => {
    const title = 'Trump says Iran wants to negotiate, so what now';
    const { style, lines } = layOut({ title })(title);
    expect(style.width).toBeLessThan(1000);
    expect(measure(title, { ...style, width: 1056 }).lines).toBe(lines);
  });

  it('adds an ellipsis only when the smallest size does not fit', () => {
    const endless = 'word '.repeat(200).trim();
    const { style } = layOut({ title: endless })(endless);
    expect(style.size).toBe(40);
    expect(style.maxLines * 48).toBeLessThanOrEqual(372);
  });

  it('draws bars from zero in proportion to the figures', () => {
    const { accentAreas } = layOutCard(buildCard({ figures: three }), measure);
    expect(accentAreas.slice(1).map(({ width }) => width)).toEqual([0, 131, 520]);
  });

  it('is mirrored for right-to-left scripts', () => {
    const ltr = layOutCard(buildCard({ figures: three, context: 'Rain' }), measure);
    const rtl = layOutCard(buildCard({ figures: three, context: 'Rain', dir: 'rtl' }), measure);
    expect(rtl.texts.map(({ x, style }) => 1200 - x - style.width)).toEqual(ltr.texts.map(({ x }) => x));
    expect(rtl.accentAreas.map(({ x, width }) => 1200 - x - width)).toEqual(ltr.accentAreas.map(({ x }) => x));
  });
});

describe('a drawn card', () => {
  let renderer: CardRenderer;
  beforeAll(async () => {
    renderer = await CardRenderer.start();
  });

  const persian = { lang: 'fa', dir: 'rtl', status: 'تا ۱۸ مهٔ ۲۰۲۳' } as const;
  const figures = { figures: three };
  const cards: [string, Partial<Card>][] = [
    ['of one word', {}],
    ['with a title of 110 characters', { title: title110 }],
    ['of a section with long titles and figures', { title: title110, context: title110, figures: three }],
    ['with one word that is longer than a line', { title: 'Donaudampfschifffahrts'.repeat(6) }],
    ['of a site with a long name', { site: 'The Independent Gazette of the Upper Provinces and Islands' }],
    ['in Persian', { ...persian, title: 'آب در شهر: چرا بندر سارو تشنه است', context: '«مذاکره» و HRANA', ...figures }],
  ];
  it.each(cards)('%s keeps to its margins', (_name, content) => {
    const { png, missing } = renderer.draw(buildCard(content));
    const { left, right, top, bottom } = findInkBox(png);
    expect(missing).toEqual([]);
    expect(left).toBeGreaterThanOrEqual(66);
    expect(right).toBeLessThan(1134);
    expect(top).toBeGreaterThanOrEqual(36);
    expect(bottom).toBeLessThan(590);
    expect(png.length).toBeLessThan(60_000);
  });

  it('starts at the side where its script starts', () => {
    const title = findInkBox(renderer.draw(buildCard()).png, 400, 540);
    expect(title.left).toBeLessThan(84);
    expect(title.right).toBeLessThan(600);
    const { left, right } = findInkBox(renderer.draw(buildCard({ ...persian, title: 'آب' })).png, 400, 540);
    expect(left).toBeGreaterThan(900);
    expect(right).toBeGreaterThan(1116);
  });

  // If you change the look of cards, check it and put the new digests here. Otherwise they must not change.
  it('has the same pixels on every machine', () => {
    const digests = [
      buildCard({ title: title110 }),
      buildCard({ ...persian, title: '«مذاکره می‌کنیم»', ...figures }),
    ].map((card) => hash('sha256', readRows(renderer.draw(card).png)).slice(0, 16));
    expect(digests).toEqual(['451e0225ddaf00ea', 'dbd2d3065c0487ce']);
  });

  it('does not depend on the cards before it', async () => {
    const texts = { title: title110, context: title110, site: 'Water, آب' };
    const series = [
      buildCard({ title: 'Čapek’s “R.U.R.” — 1920' }),
      buildCard({ title: 'Вода, νερό, nước, آب' }),
      buildCard(texts),
      buildCard({ ...texts, ...figures }),
      buildCard({ ...texts, ...figures, dir: 'rtl' }),
      buildCard({ ...texts, title: 'Water', lang: 'fa' }),
    ];
    const digest = ({ png }: DrawnCard) => hash('sha256', png);
    const alone = await Promise.all(series.map(async (card) => digest((await CardRenderer.start()).draw(card))));
    const reversed = series.toReversed().map((card) => digest(renderer.draw(card)));
    expect(series.map((card) => digest(renderer.draw(card)))).toEqual(alone);
    expect(reversed.reverse()).toEqual(alone);
  });

  it('writes raised and lowered digits that no font has in another way', () => {
    const drawTitle = (title: string) => renderer.draw(buildCard({ title }));
    const written = drawTitle('CO₂ and 10⁶, 10⁻¹² and m²');
    expect(written.missing).toEqual([]);
    expect(written.png).toEqual(drawTitle('CO2 and 10^6, 10^−12 and m²').png);
  });

  it('reports characters that no font has, each time', () => {
    const missing = (title: string) => renderer.draw(buildCard({ title })).missing;
    const mixed = 'Water is 水, and מים';
    const titles = [mixed, mixed, 'One', 'Two', mixed];
    const characters = ['ם', 'י', 'מ', '水'].sort();
    expect(titles.map(missing)).toEqual([characters, characters, [], [], characters]);
  });
});
