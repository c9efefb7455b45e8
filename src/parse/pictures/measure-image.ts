import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { imageSize } from 'image-size';
import { findStats } from '../../cache/files.ts';
import { parseLocalLink } from '../../explainer/local-link.ts';

/** An image that every browser shows. */
export interface ImageFile {
  /** Pixels, as browsers show it: turned as its metadata say. */
  width: number;
  height: number;
  /** A digest of the file. It is absent if the image is served in one size only. */
  digest?: string;
}

/** An image that cannot be shown, and why. */
export interface BrokenImage {
  problem: string;
  hint?: string;
}

export type MeasuredImage = ImageFile | BrokenImage;

/** The formats that every browser shows, by their names in `image-size`. */
const formats = new Set(['jpg', 'png', 'webp', 'avif', 'gif', 'svg']);

/** Formats of which smaller images can be made. AVIF is small already, and SVG has no pixels. */
const resizableFormats = new Set(['jpg', 'png', 'webp', 'gif']);

/** Bytes. A smaller file is served as it is. */
const minResizedBytes = 30_000;

/** Pixels of all frames together that the image service reads, and the greatest height that WebP allows. */
const resizingLimits = { pixels: 16_383 ** 2, height: 16_383 };

/**
 * Measures an image.
 * @param address as a text writes it, such as `/bridge.jpg`; relative to `folder`
 * @param maxBytes the largest size of a file of the site
 */
export function measureImage(folder: string, address: string, maxBytes = Number.POSITIVE_INFINITY): MeasuredImage {
  const file = locateImage(folder, address);
  const stats = folder !== '' && file.startsWith(folder + sep) ? findStats(file) : undefined;
  if (hasOtherEncoding(file))
    return {
      problem: `The file public${address} has letters that look the same, but are encoded otherwise.`,
      hint: 'Rename the file, best to letters from a to z, digits and hyphens.',
    };
  if (!stats?.isFile()) return { problem: `There is no file public${address}.` };
  if (stats.size > maxBytes) return describeLargeFile(address, stats.size, maxBytes);
  const bytes = readFileSync(file);
  try {
    return describeImage(address, bytes);
  } catch {
    return describeUnknownFile(address, bytes);
  }
}

/** Returns the path of the file with an address. */
export function locateImage(folder: string, address: string): string {
  return join(folder, parseLocalLink(address).path ?? '');
}

/**
 * Says whether a file is there only under a name that Unicode takes for the same (NFC and NFD). macOS opens it, but web
 * servers do not.
 */
function hasOtherEncoding(file: string): boolean {
  const name = basename(file);
  if (/^[ -~]*$/.test(name) || !existsSync(dirname(file))) return false;
  const names = readdirSync(dirname(file));
  return !names.includes(name) && names.some((each) => each.normalize('NFC') === name.normalize('NFC'));
}

/** @throws TypeError when it is not an image */
function describeImage(address: string, bytes: Buffer): MeasuredImage {
  const { width, height, orientation = 1, type = '' } = imageSize(isSvg(bytes) ? normalizeViewBox(bytes) : bytes);
  const format = isAvif(bytes) ? 'avif' : type;
  if (!formats.has(format))
    return {
      problem: `public${address} is a ${format.toUpperCase()} file, which is not a format for web pages.`,
      hint: 'Save it as JPEG, PNG, WebP or AVIF.',
    };
  // NaN is the size of an SVG file whose viewBox has no numbers.
  if (!(width > 0 && height > 0)) throw new TypeError('The size is not a number.');
  // Exif 2.32, 4.6.4: from 5 on, an orientation turns the image by 90° or 270°. In AVIF, “irot” does.
  const isTurned = format === 'avif' ? isTurnedAvif(bytes) : orientation >= 5;
  const size = isTurned ? { width: height, height: width } : { width, height };
  if (isTruncatedWebp(bytes))
    return {
      problem: `The file public${address} is incomplete: it ends before the image does.`,
      hint: 'Copy or download it again.',
    };
  const canResize = resizableFormats.has(format) && bytes.length >= minResizedBytes && isResizable(bytes, size);
  return { ...size, ...(canResize ? { digest: hash('sha256', bytes).slice(0, 16) } : {}) };
}

/** Whether the image service can make smaller images, which keep all frames. */
function isResizable(bytes: Buffer, { width, height }: ImageFile): boolean {
  const frames = countFrames(bytes);
  return width * height * frames <= resizingLimits.pixels && height <= resizingLimits.height && !isAnimatedPng(bytes);
}

/** Counts the frames of GIF (graphic control extensions) and WebP; 1 for other formats, which have one frame. */
function countFrames(bytes: Buffer): number {
  const isGif = bytes.toString('latin1', 0, 3) === 'GIF';
  if (!isGif && !isWebp(bytes)) return 1;
  const mark = isGif ? Buffer.from([0x21, 0xf9, 4]) : Buffer.from('ANMF');
  let count = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) count++;
  return Math.max(1, count);
}

const isWebp = (bytes: Buffer) => bytes.toString('latin1', 8, 12) === 'WEBP';

/** Whether a WebP file is shorter than its header says. Nothing can be made of it. */
const isTruncatedWebp = (bytes: Buffer) => isWebp(bytes) && bytes.readUInt32LE(4) + 8 > bytes.length;

function describeLargeFile(address: string, size: number, maxBytes: number): BrokenImage {
  const format = new Intl.NumberFormat('en-GB');
  return {
    problem: `public${address} has ${format.format(size)} bytes; a file has at most ${format.format(maxBytes)}.`,
    hint: 'Save it smaller: a width of 2,000 pixels is enough. Or raise “budgets” in src/site.ts.',
  };
}

function describeUnknownFile(address: string, bytes: Buffer): BrokenImage {
  if (/\.(?:mp4|m4v|mov|webm|ogv|ogg|mp3|m4a|wav|opus)$/i.test(address))
    return {
      problem: `public${address} is a recording, not an image.`,
      hint: `Link to it: [What it shows](${address}).`,
    };
  if (isSvg(bytes))
    return {
      problem: `The SVG file public${address} does not say how large it is.`,
      hint: 'Give its element <svg> a viewBox, or width and height without “%”.',
    };
  return { problem: `public${address} is not an image in a known format, so its size is unknown.` };
}

function isSvg(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 1000);
  return /<svg\s/.test(start) && !/<html/i.test(start);
}

/** Writes a viewBox with single spaces, as `image-size` expects. SVG 2, 8.6 allows commas and other space too. */
function normalizeViewBox(bytes: Buffer): Buffer {
  const text = bytes.toString('utf8');
  return Buffer.from(
    text.replace(
      /(\sviewBox=["'])([^"'<>]*)/i,
      (_, name, box) =>
        name +
        box
          .trim()
          .split(/[\s,]+/)
          .join(' '),
    ),
  );
}

/** Says whether a file is AVIF, although its first brand is the general one of its container (AVIF 1.1, 8). */
function isAvif(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 64);
  return start.startsWith('ftyp', 4) && start.includes('avif');
}

/** Says whether an AVIF image is turned by 90° or 270° (ISO/IEC 23008-12, 6.5.10). */
function isTurnedAvif(bytes: Buffer): boolean {
  const at = bytes.subarray(0, 4096).indexOf('irot');
  return at >= 0 && ((bytes[at + 4] ?? 0) & 1) === 1;
}

/** Says whether a PNG file has several frames, of which a smaller image would lose all but the first. */
function isAnimatedPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 4096).includes('acTL');
}
