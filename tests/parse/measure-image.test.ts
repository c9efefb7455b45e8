/** Sizes of image files, and what is wrong with those that a page cannot show. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureImage } from '../../src/parse/pictures/measure-image.ts';
import { root } from '../support/run.ts';

const fixtures = join(root, 'tests/fixtures/cases/public');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-images-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Measures a file with this content. */
function measure(name: string, content: string | Buffer, address = `/${name}`) {
  writeFileSync(join(folder, name), content);
  return measureImage(folder, address);
}

describe('the size of an image', () => {
  it('is that of the upright picture, if its metadata turn it', () => {
    expect(measureImage(fixtures, '/turned.jpg')).toMatchObject({ width: 1500, height: 1100 });
  });

  it.each([
    ['a width and a height with units', '<svg xmlns="x" width="10cm" height="50mm"/>', 378, 189],
    ['a viewBox', '<svg viewBox="0 0 300 200"/>', 300, 200],
    ['a viewBox with commas and line ends', '<svg viewBox="0,0, 300,\n200"/>', 300, 200],
    ['percentages and a viewBox', '<svg width="100%" height="100%" viewBox="0 0 30 20"/>', 30, 20],
    ['a width and a viewBox', '<svg width="80" viewBox="0 0 40 20"/>', 80, 40],
    ['a byte order mark', '\ufeff<svg width="40" height="20"></svg>', 40, 20],
  ])('is read from an SVG file with %s', (_what, svg, width, height) => {
    expect(measure('drawing.svg', svg)).toEqual({ width, height });
  });

  it.each([
    ['پل.svg', '/%D9%BE%D9%84.svg'],
    ['پل.svg', '/پل.svg'],
    ['100%.svg', '/100%.svg'],
    ['a_(1).svg', '/a_(1).svg'],
  ])('is that of the file %s at %s', (name, address) => {
    expect(measure(name, '<svg viewBox="0 0 300 200"/>', address)).toEqual({ width: 300, height: 200 });
  });
});

/** Returns the first bytes of a GIF file, and frames without pixels. */
function createGif(width: number, height: number, frames: number): Buffer {
  const header = Buffer.from('GIF89a\0\0\0\0');
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]);
  return Buffer.concat([header, ...Array<Buffer>(frames).fill(frame), Buffer.alloc(30_000)]);
}

describe('smaller images can be made', () => {
  it.each([
    ['a large image', 1000, 1000, 1, true],
    ['the tallest that WebP allows', 1300, 16_383, 1, true],
    ['one that is taller', 1300, 16_384, 1, false],
    ['one with more pixels than the image service reads', 17_000, 16_000, 1, false],
    ['one with many frames', 1000, 1000, 268, true],
    ['one whose frames have more pixels together', 1000, 1000, 269, false],
  ])('of %s: %i × %i × %i, %s', (_what, width, height, frames, canResize) => {
    const measured = measure('large.gif', createGif(width, height, frames));
    expect(measured).toMatchObject({ width, height });
    expect('digest' in measured).toBe(canResize);
  });
});

describe('a file is not shown', () => {
  const bitmap = Buffer.alloc(64);
  bitmap.write('BM');
  bitmap.writeUInt32LE(20, 18);
  bitmap.writeInt32LE(10, 22);

  it.each([
    ['a.svg', '<svg xmlns="x"></svg>', 'The SVG file public/a.svg does not say how large it is.'],
    ['a.svg', '<svg viewBox="0 0 0 0"/>', 'The SVG file public/a.svg does not say how large it is.'],
    ['a.bmp', bitmap, 'public/a.bmp is a BMP file, which is not a format for web pages.'],
    ['a.jpg', bitmap, 'public/a.jpg is a BMP file, which is not a format for web pages.'],
    ['a.mp4', 'ftyp', 'public/a.mp4 is a recording, not an image.'],
    ['a.png', '', 'public/a.png is not an image in a known format, so its size is unknown.'],
    ['a.png', '<!doctype html><html><svg >', 'public/a.png is not an image in a known format, so its size is unknown.'],
  ])('if it is %s with %j', (name, content, problem) => {
    expect(measure(name, content)).toMatchObject({ problem });
  });

  it('if it is a WebP file that ends too early', () => {
    const header = Buffer.alloc(40);
    header.write('RIFF\u0020\0\0\0WEBPVP8X');
    expect(measure('whole.webp', header)).toEqual({ width: 1, height: 1 });
    expect(measure('cut.webp', header.subarray(0, 39))).toMatchObject({
      problem: 'The file public/cut.webp is incomplete: it ends before the image does.',
    });
  });

  it('if it is larger than files of the site may be', () => {
    expect(measureImage(fixtures, '/turned.jpg', 20_000)).toMatchObject({
      problem: expect.stringMatching(/^public\/turned\.jpg has 3\d,\d{3} bytes; a file has at most 20,000\.$/),
    });
  });

  it.each(['/none.png', '/folder', '/../out.svg', '/%2e%2e/out.svg'])('if there is none at %s', (address) => {
    const inside = join(folder, 'public');
    mkdirSync(join(inside, 'folder'), { recursive: true });
    writeFileSync(join(folder, 'out.svg'), '<svg viewBox="0 0 300 200"/>');
    expect(measureImage(inside, address)).toEqual({ problem: `There is no file public${address}.` });
  });
});
