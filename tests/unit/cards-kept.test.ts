/** Share cards are drawn again when what they show changes, and only then. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import { type Card, cardsOf } from '../../src/output/cards/card.ts';
import { digestOf, writeCards } from '../../src/output/cards/write-cards.ts';
import { nothingCarried } from '../../src/output/carry.ts';
import { cardWith, threeFigures as three } from '../support/card-pixels.ts';
import { explainerOf } from './small-explainer.ts';

const small = () => explainerOf('Words.[^a]\n\n## One\n\nMore.[^a]');

describe('the digest of a card', () => {
  it('changes with everything that is shown', () => {
    const base = cardWith({ figures: three });
    const [first, ...others] = three.rows;
    const changes: Partial<Card>[] = [
      { title: 'Rain' },
      { context: 'Weather' },
      { status: 'As of 15 January 2026' },
      { site: 'Gazette' },
      { dir: 'rtl' },
      { lang: 'de' },
      { figures: { ...three, heading: 'Carts' } },
      { figures: { ...three, rows: [{ ...first, value: 2572, text: '2,572', date: '14 Jan 2026' }, ...others] } },
    ];
    const digests = [base, ...changes.map((change) => ({ ...base, ...change }))].map(digestOf);
    expect(new Set(digests).size).toBe(changes.length + 1);
    expect(digestOf(structuredClone(base))).toBe(digests[0]);
  });

  it('stays when the text changes that no card shows', () => {
    const edited = explainerOf('Other words.[^b]\n\n## One\n\nNothing more.[^c]', { fields: 'updated: 2026-01-14' });
    const digests = (explainer: Explainer) => cardsOf(explainer).map(({ card }) => digestOf(card));
    expect(digests(edited)).toEqual(digests(small()));
  });
});

describe('writing cards', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footing-cards-'));
  const keep = join(folder, 'keep');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (...cards: Card[]) =>
    writeCards(
      cards.map((card, index) => ({ path: `og/${index}.png`, card })),
      { folder: join(folder, 'site'), keep, carry: nothingCarried },
    );

  it('draws what is new, copies what is kept, and forgets what is used no more', async () => {
    expect(await write(cardWith(), cardWith({ title: 'Rain' }))).toMatchObject({ count: 2, drawn: 2 });
    const first = readFileSync(join(folder, 'site/og/0.png'));
    expect(await write(cardWith(), cardWith({ title: 'Hail' }))).toMatchObject({ count: 2, drawn: 1 });
    expect(readFileSync(join(folder, 'site/og/0.png')).equals(first)).toBe(true);
    expect(await write(cardWith())).toMatchObject({ count: 1, drawn: 0 });
    expect(readdirSync(keep)).toEqual([`${digestOf(cardWith())}.png`]);
  });

  it('tells each time which letters are missing, and on which card', async () => {
    for (const _time of [1, 2])
      expect((await write(cardWith({ title: '水' }))).missing).toEqual(new Map([['水', 'og/0.png']]));
  });
});
