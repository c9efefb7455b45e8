/** Share cards: what they say, how it is arranged, and what is drawn. */
import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChartData, Explainer } from '../../src/explainer/model.ts';
import { type Card, createCards, createSectionCard, describeCard } from '../../src/sharing/cards/card.ts';
import { CardArtist, type DrawnCard } from '../../src/sharing/cards/draw-card.ts';
import { layOutCard, type Measure } from '../../src/sharing/cards/layout.ts';
import { boxOf, cardWith, rowsOf, threeFigures as three } from '../support/card-pixels.ts';
import { explainerOf } from '../support/small-explainer.ts';

const small = (given = {}) => explainerOf('Words.[^a]\n\n## One\n\nMore.[^a]', given);

/** The card of a section with this chart. */
function charted(rows: ChartData['rows'], lang = 'en'): Card {
  const explainer = small({ lang });
  const [section] = explainer.sections;
  if (!section) throw new Error('It has no section.');
  return createSectionCard(explainer, { ...section, chart: { unit: 'people counted', rows } });
}

describe('the words of a card', () => {
  it('are title, day and site; those of a section say what it is from', () => {
    const explainer = small();
    expect(createCards(explainer).map(({ path, card }) => [path, describeCard(card)])).toEqual([
      ['og/council.png', 'A town council met. As of 12 January 2026. Footing.'],
      ['og/council/one.png', 'One. From “A town council met”. As of 12 January 2026. Footing.'],
    ]);
  });

  it('say that an explainer was withdrawn, instead of how fresh it is', () => {
    const withdrawn: Explainer = { ...small(), withdrawn: { date: '2026-02-03', reason: 'It is wrong.' } };
    expect(describeCard(createSectionCard(withdrawn))).toBe(
      'A town council met. Withdrawn on 3 February 2026. Footing.',
    );
  });

  it('are in the language of the explainer, and add no full stop to a question', () => {
    const explainer = small({ lang: 'fa', sections: { one: 'One' } });
    const [section] = explainer.sections;
    const card = createSectionCard(explainer, section && { ...section, title: { text: 'چه باید کرد؟', html: '' } });
    expect(card.dir).toBe('rtl');
    expect(describeCard(card)).toBe('چه باید کرد؟ از «A town council met». تا ۱۲ ژانویهٔ ۲۰۲۶. Footing.');
  });

  it('name the last figure of each counter with its day and bound, the newest three of more', () => {
    const card = charted([
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

  it('name a single counter once, with its last three figures', () => {
    const days = ['01', '02', '03', '04'].map((day) => ({
      series: 'City',
      date: `2026-01-${day}`,
      value: Number(day),
    }));
    expect(describeCard(charted(days))).toContain(
      'People counted · City: 2 Jan 2026: 2; 3 Jan 2026: 3; 4 Jan 2026: 4.',
    );
  });
});

describe('a reading', () => {
  it('gives a section its first chart, however deep it stands', () => {
    const csv = 'Who,When,Much,Source\nCity,2026-01-02,>=12,a\nGuild,2026-01-03,9,b';
    const chart = (unit: string) => `<Chart data="d" title="T" unit="${unit}">\n\nText.[^a]\n\n</Chart>`;
    const body = `Words.[^a]\n\n## One\n\n<Callout>\n\n${chart('carts')}\n\n</Callout>\n\n${chart('horses')}\n\n## Two\n\nMore.[^a]`;
    const { sections } = explainerOf(body, { sections: { one: 'One', two: 'Two' }, dataFile: () => csv });
    expect(sections.map(({ chart }) => chart)).toEqual([
      {
        unit: 'carts',
        rows: [
          { series: 'City', date: '2026-01-02', value: 12, qualifier: 'at-least' },
          { series: 'Guild', date: '2026-01-03', value: 9 },
        ],
      },
      undefined,
    ]);
  });
});

/** Letters half as wide as they are high, set word by word. */
const measure: Measure = (text, { size, width, maxLines }) => {
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
    longest: Math.max(...lines),
    widestWord: Math.max(...lengths),
  };
};

const title110 =
  'Trump says “Iran wants to negotiate”: what forty-seven years of talks, threats, deals and sanctions mean, now?';
describe('the layout', () => {
  const placed = (given: Partial<Card>) => {
    const card = cardWith(given);
    const { texts } = layOutCard(card, measure);
    return (text: string) => {
      const found = texts.find((each) => each.text === text);
      if (!found) throw new Error(`“${text}” is not on the card.`);
      return { ...found, ...measure(found.text, found.setting) };
    };
  };

  it('sets a short title large, and a long one smaller, in whole words and within its room', () => {
    expect(placed({})('Drought').setting.size).toBe(112);
    const { setting, y, height, lines } = placed({ title: title110, context: title110 })(title110);
    expect(setting.size).toBeLessThan(112);
    expect(lines).toBeGreaterThan(1);
    expect(y).toBeGreaterThanOrEqual(156);
    expect(y + height).toBeLessThanOrEqual(566);
    const long = 'Donaudampfschifffahrtsgesellschaft';
    expect(placed({ title: long })(long).widestWord).toBeLessThanOrEqual(1056);
  });

  it('makes lines of like length, without making more of them', () => {
    const title = 'Trump says Iran wants to negotiate, so what now';
    const { setting, lines } = placed({ title })(title);
    expect(setting.width).toBeLessThan(1000);
    expect(measure(title, { ...setting, width: 1056 }).lines).toBe(lines);
  });

  it('cuts with an ellipsis only where the smallest size has no room', () => {
    const endless = 'word '.repeat(200).trim();
    const { setting } = placed({ title: endless })(endless);
    expect(setting.size).toBe(40);
    expect(setting.maxLines * 48).toBeLessThanOrEqual(372);
  });

  it('gives figures bars from nought, in proportion', () => {
    const { blueAreas } = layOutCard(cardWith({ figures: three }), measure);
    expect(blueAreas.slice(1).map(({ width }) => width)).toEqual([0, 131, 520]);
  });

  it('is mirrored where writing runs from right to left', () => {
    const ltr = layOutCard(cardWith({ figures: three, context: 'Rain' }), measure);
    const rtl = layOutCard(cardWith({ figures: three, context: 'Rain', dir: 'rtl' }), measure);
    expect(rtl.texts.map(({ x, setting }) => 1200 - x - setting.width)).toEqual(ltr.texts.map(({ x }) => x));
    expect(rtl.blueAreas.map(({ x, width }) => 1200 - x - width)).toEqual(ltr.blueAreas.map(({ x }) => x));
  });
});

describe('a drawn card', () => {
  let artist: CardArtist;
  beforeAll(async () => {
    artist = await CardArtist.start();
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
  it.each(cards)('%s keeps to its margins', (_what, given) => {
    const { png, missing } = artist.draw(cardWith(given));
    const { left, right, top, bottom } = boxOf(png);
    expect(missing).toEqual([]);
    expect(left).toBeGreaterThanOrEqual(66);
    expect(right).toBeLessThan(1134);
    expect(top).toBeGreaterThanOrEqual(36);
    expect(bottom).toBeLessThan(590);
    expect(png.length).toBeLessThan(60_000);
  });

  it('begins at the side where its writing begins', () => {
    const title = boxOf(artist.draw(cardWith()).png, 400, 540);
    expect(title.left).toBeLessThan(84);
    expect(title.right).toBeLessThan(600);
    const { left, right } = boxOf(artist.draw(cardWith({ ...persian, title: 'آب' })).png, 400, 540);
    expect(left).toBeGreaterThan(900);
    expect(right).toBeGreaterThan(1116);
  });

  // If you changed how cards look, look at them, and put the new digests here. If you did not, they must not change.
  it('has the same pixels on every machine', () => {
    const digests = [cardWith({ title: title110 }), cardWith({ ...persian, title: '«مذاکره می‌کنیم»', ...figures })].map(
      (card) => hash('sha256', rowsOf(artist.draw(card).png)).slice(0, 16),
    );
    expect(digests).toEqual(['451e0225ddaf00ea', 'dbd2d3065c0487ce']);
  });

  it('does not depend on what was drawn before it', async () => {
    const texts = { title: title110, context: title110, site: 'Water, آب' };
    const series = [
      cardWith({ title: 'Čapek’s “R.U.R.” — 1920' }),
      cardWith({ title: 'Вода, νερό, nước, آب' }),
      cardWith(texts),
      cardWith({ ...texts, ...figures }),
      cardWith({ ...texts, ...figures, dir: 'rtl' }),
      cardWith({ ...texts, title: 'Water', lang: 'fa' }),
    ];
    const digest = ({ png }: DrawnCard) => hash('sha256', png);
    const alone = await Promise.all(series.map(async (card) => digest((await CardArtist.start()).draw(card))));
    const reversed = series.toReversed().map((card) => digest(artist.draw(card)));
    expect(series.map((card) => digest(artist.draw(card)))).toEqual(alone);
    expect(reversed.reverse()).toEqual(alone);
  });

  it('reports letters that no font has, each time', () => {
    const missing = (title: string) => artist.draw(cardWith({ title })).missing;
    const mixed = 'Water is 水, and מים';
    const titles = [mixed, mixed, 'One', 'Two', mixed];
    const letters = ['ם', 'י', 'מ', '水'].sort();
    expect(titles.map(missing)).toEqual([letters, letters, [], [], letters]);
  });
});
