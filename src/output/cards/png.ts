/** A picture in sixteen colours as PNG: the paper, thirteen steps to the ink, the ink, and the blue pencil. */
import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/** Colours of the site’s own style sheet. */
const paper = [0xff, 0xfd, 0xf9];
const ink = [0x1a, 0x18, 0x14];
const pencil = [0x1d, 0x4f, 0xa3];

const inkIndex = 14;
const pencilIndex = 15;

const palette = [
  ...Array.from({ length: inkIndex + 1 }, (_, step) =>
    paper.map((from, channel) => Math.round(from + ((ink[channel] ?? 0) - from) * (step / inkIndex))),
  ),
  pencil,
].flat();

/** An area of the picture in whole pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Steps of ink, for each amount of it from 0 to 255. */
const steps = Uint8Array.from({ length: 256 }, (_, amount) => Math.round((amount * inkIndex) / 255));

/**
 * @param coverage how much ink is on each pixel, row by row; areas of the blue pencil are painted into it
 * @returns the file. fflate is JavaScript: it packs to the same bytes on every machine, which zlib does not.
 */
export function encodePng(coverage: Uint8Array, width: number, height: number, blue: readonly Area[]): Uint8Array {
  const perRow = width / 2 + 1;
  const rows = new Uint8Array(perRow * height);
  // Most of a card is paper, which is nought: it is passed over by four pixels at once.
  const fours = new Uint32Array(coverage.buffer, coverage.byteOffset, coverage.length / 4);
  const foursPerRow = width / 4;
  for (let four = 0; four < fours.length; four++) {
    if (fours[four] === 0) continue;
    const to = Math.floor(four / foursPerRow) * perRow + 1 + 2 * (four % foursPerRow);
    rows[to] = pair(coverage, 4 * four);
    rows[to + 1] = pair(coverage, 4 * four + 2);
  }
  for (const { x, y, width: across, height: down } of blue)
    for (let row = y; row < y + down; row++) {
      // Two pixels are one byte: areas begin and end at even ones.
      const start = row * perRow + 1 + (x >> 1);
      rows.fill((pencilIndex << 4) | pencilIndex, start, start + (across >> 1));
    }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 4);
  header.setUint8(9, 3);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('PLTE', Uint8Array.from(palette)),
    chunk('IDAT', zlibSync(rows, { level: 1, mem: 4 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Two pixels in one byte. */
function pair(coverage: Uint8Array, at: number): number {
  return ((steps[coverage[at] ?? 0] ?? 0) << 4) | (steps[coverage[at + 1] ?? 0] ?? 0);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(data.length);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}
