/** Share cards are drawn again when their content changes, and only then. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheKey } from '../../src/cache/cache-key.ts';
import type { Explainer } from '../../src/explainer/model.ts';
import { type Card, createCards } from '../../src/sharing/cards/card.ts';
import { type PlacedCard, pruneCards, writeCards } from '../../src/sharing/cards/write-cards.ts';
import { buildCard, threeFigures as three } from '../support/card-pixels.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

const small = () => parseSmallExplainer('Words.[^a]\n\n## One\n\nMore.[^a]');

describe('the cache key of a card', () => {
  it('changes with everything that the card shows', () => {
    const base = buildCard({ figures: three });
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
    const keys = [base, ...changes.map((change) => ({ ...base, ...change }))].map((card) => cacheKey(card));
    expect(new Set(keys).size).toBe(changes.length + 1);
    expect(cacheKey(structuredClone(base))).toBe(keys[0]);
  });

  it('does not change with text that no card shows', () => {
    const edited = parseSmallExplainer('Other words.[^b]\n\n## One\n\nNothing more.[^c]', {
      fields: 'updated: 2026-01-14',
    });
    const keys = (explainer: Explainer) => createCards(explainer).map(({ card }) => cacheKey(card));
    expect(keys(edited)).toEqual(keys(small()));
  });
});

describe('writing cards', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footing-cards-'));
  const cacheDir = join(folder, 'cache');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const withPaths = (...cards: Card[]): PlacedCard[] => cards.map((card, index) => ({ path: `og/${index}.png`, card }));
  const write = (...cards: Card[]) => writeCards(withPaths(...cards), { folder: join(folder, 'site'), cacheDir });

  it('draws new cards, takes the others from the cache, and deletes unused ones from it', async () => {
    expect(await write(buildCard(), buildCard({ title: 'Rain' }))).toMatchObject({ drawn: 2 });
    const first = readFileSync(join(folder, 'site/og/0.png'));
    expect(await write(buildCard(), buildCard({ title: 'Hail' }))).toMatchObject({ drawn: 1 });
    expect(readFileSync(join(folder, 'site/og/0.png')).equals(first)).toBe(true);
    pruneCards(withPaths(buildCard()), cacheDir);
    expect(readdirSync(cacheDir)).toEqual([`${cacheKey(buildCard())}.png`]);
    expect(await write(buildCard())).toMatchObject({ drawn: 0 });
  });

  it('reports missing characters each time, with the card', async () => {
    for (const _time of [1, 2]) expect((await write(buildCard({ title: '水' }))).missing).toEqual([['水', 'og/0.png']]);
  });

  it('does not change the cached card that a card with missing characters replaces', async () => {
    const replaced = buildCard({ title: 'Snow' });
    const readCached = () => readFileSync(join(cacheDir, `${cacheKey(replaced)}.png`));
    await write(replaced);
    const before = readCached();
    await write(buildCard({ title: '水' }));
    expect(readCached().equals(before)).toBe(true);
  });
});
