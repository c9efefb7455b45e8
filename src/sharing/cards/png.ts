/**
 * Encodes a card as a PNG with 16 colours: paper, 14 steps from paper to ink, and the accent. Each byte holds two
 * pixels.
 */
import { crc32, deflateSync } from 'node:zlib';
import { look } from '../../site.ts';
import { mixColours, parseColour } from '../../theme/contrast.ts';
import { createPalette } from '../../theme/palette.ts';

const inkIndex = 14;
const accentIndex = 15;

/** The colours of light screens. The cache key of a card contains the settings, because it contains all code. */
const { paper, ink, pencil } = createPalette(look, 'light');
const palette = [
  ...Array.from({ length: inkIndex + 1 }, (_, step) => mixColours(paper, ink, step / inkIndex)),
  pencil,
].flatMap(parseColour);

/** The palette index for each opacity of ink from 0 to 255. */
const inkSteps = Uint8Array.from({ length: 256 }, (_, opacity) => Math.round((opacity * inkIndex) / 255));

/**
 * Encodes a PNG.
 * @param pixels RGBA, row by row: transparent becomes paper, black becomes ink by its opacity, blue becomes the accent
 */
export function encodePng(pixels: Uint32Array, width: number, height: number): Uint8Array {
  const bytesPerRow = 1 + width / 2;
  const rows = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x += 2) {
      const left = pixels[y * width + x] ?? 0;
      const right = pixels[y * width + x + 1] ?? 0;
      if ((left | right) !== 0)
        rows[y * bytesPerRow + 1 + (x >> 1)] = (toPaletteIndex(left) << 4) | toPaletteIndex(right);
    }
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 4);
  header.setUint8(9, 3);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    createChunk('IHDR', new Uint8Array(header.buffer)),
    createChunk('PLTE', Uint8Array.from(palette)),
    createChunk('IDAT', deflateSync(rows, { level: 2 })),
    createChunk('IEND', new Uint8Array()),
  ]);
}

/** Returns the palette index of a pixel. Its highest byte is the opacity, the next one is blue. */
function toPaletteIndex(pixel: number): number {
  return pixel & 0xff0000 ? accentIndex : (inkSteps[pixel >>> 24] ?? 0);
}

function createChunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(data.length);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}
