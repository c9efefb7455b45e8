/** The smaller images that a build makes for browsers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resizeImages } from '../../src/build/resize-images.ts';
import { root } from '../support/run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-resized-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const resize = (source: string, publicDir = join(root, 'tests/fixtures/cases/public')) =>
  resizeImages([{ source, path: 'assets/img/x-640.webp', width: 640 }], {
    publicDir,
    cacheDir: join(folder, 'cache'),
    folder,
  });

describe('a smaller image', () => {
  it('is upright, and has no metadata such as the place where it was taken', async () => {
    expect(readFileSync(join(root, 'tests/fixtures/cases/public/turned.jpg')).includes('Exif')).toBe(true);
    expect(await resize('/turned.jpg')).toBe(1);
    const image = readFileSync(join(folder, 'assets/img/x-640.webp'));
    expect(imageSize(image)).toMatchObject({ width: 640, height: 469, type: 'webp' });
    expect(/exif|gps/i.test(image.toString('latin1'))).toBe(false);
  });

  it('is made once', async () => {
    expect([await resize('/turned.jpg'), await resize('/turned.jpg')]).toEqual([1, 0]);
  });

  it('is never larger than the file', async () => {
    await resize('/tall.png');
    expect(imageSize(readFileSync(join(folder, 'assets/img/x-640.webp')))).toMatchObject({ width: 500, height: 3000 });
  });

  it('cannot be made of a damaged file, which the message names', async () => {
    writeFileSync(join(folder, 'broken.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
    await expect(resize('/broken.jpg', folder)).rejects.toThrow(
      'public/broken.jpg cannot be read as an image. Open it, and save it again.',
    );
  });
});
