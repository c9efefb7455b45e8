/** Builds share cards and reads their pixels. */
import { inflateSync } from 'node:zlib';
import type { Card } from '../../src/sharing/cards/card.ts';

/** Returns a card of a section. @param changes replace its defaults */
export function buildCard(changes: Partial<Card> = {}): Card {
  const { lang, dir } = { lang: 'en', dir: 'ltr' as const };
  return { lang, dir, title: 'Drought', status: 'As of 14 January 2026', site: 'Footing', ...changes };
}

/**
 * Returns the palette indices of a card, two pixels a byte: 0 is paper, 14 ink, 15 the accent. Each row starts with a
 * zero.
 */
export function readRows(png: Uint8Array): Uint8Array {
  const file = Buffer.from(png);
  const start = file.indexOf('IDAT');
  return inflateSync(file.subarray(start + 4, start + 4 + file.readUInt32BE(start - 4)));
}

function pixelsOf(png: Uint8Array): { width: number; height: number; at(x: number, y: number): number } {
  const file = Buffer.from(png);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const rows = readRows(png);
  const at = (x: number, y: number) => {
    const byte = rows[y * (width / 2 + 1) + 1 + (x >> 1)] ?? 0;
    return x % 2 === 0 ? byte >> 4 : byte & 15;
  };
  return { width, height, at };
}

/** Returns the smallest box around all pixels of an area that are not paper. */
export function findInkBox(png: Uint8Array, top = 0, bottom = Number.POSITIVE_INFINITY) {
  const { width, height, at } = pixelsOf(png);
  const box = { left: width, right: -1, top: height, bottom: -1 };
  for (let y = top; y < Math.min(height, bottom); y++)
    for (let x = 0; x < width; x++)
      if (at(x, y) > 0) {
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = y;
      }
  return box;
}

/** Values for a card: as many as fit, with a zero and a name that is too long. */
export const threeFigures = {
  heading: 'People counted',
  rows: [
    { value: 2571, text: '2,571', date: '14 Jan 2026', by: 'City' },
    { value: 648, text: 'at least 648', date: '12 Jan 2026', by: 'Guild' },
    { value: 0, text: '0', date: '13 Jan 2026', by: 'An association of hauliers with a very long name indeed' },
  ],
};
