import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { imageSize } from 'image-size';

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

/** Measures an image. @param address as a text writes it, such as `/bridge.jpg`; relative to `folder` */
export function measureImage(folder: string, address: string): MeasuredImage {
  const file = locateImage(folder, address);
  if (!file.startsWith(folder + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile())
    return { problem: `There is no file public${address}.` };
  const bytes = readFileSync(file);
  try {
    return describeImage(bytes);
  } catch {
    return describeUnknownFile(address, bytes);
  }
}

/** Returns the path of the file with an address. */
export function locateImage(folder: string, address: string): string {
  return join(folder, decode(address));
}

/** @throws TypeError when it is not an image */
function describeImage(bytes: Buffer): MeasuredImage {
  const { width, height, orientation = 1, type = '' } = imageSize(bytes);
  const format = isAvif(bytes) ? 'avif' : type;
  if (!formats.has(format))
    return {
      problem: `It is a file in the format ${format.toUpperCase()}, which many browsers cannot show.`,
      hint: 'Save it as JPEG, PNG, WebP or AVIF.',
    };
  // NaN is the size of an SVG file whose viewBox has no numbers.
  if (!(width > 0 && height > 0)) throw new TypeError('The size is not a number.');
  // Exif 2.32, 4.6.4: from 5 on, an orientation turns the image by 90° or 270°. In AVIF, “irot” does.
  const isTurned = format === 'avif' ? isTurnedAvif(bytes) : orientation >= 5;
  const isResizable = resizableFormats.has(format) && bytes.length >= minResizedBytes && !isAnimatedPng(bytes);
  return {
    ...(isTurned ? { width: height, height: width } : { width, height }),
    ...(isResizable ? { digest: hash('sha256', bytes).slice(0, 16) } : {}),
  };
}

function describeUnknownFile(address: string, bytes: Buffer): BrokenImage {
  if (/\.(?:mp4|m4v|mov|webm|ogv|ogg|mp3|m4a|wav|opus)$/i.test(address))
    return {
      problem: `public${address} is a recording, not an image.`,
      hint: `Link to it: [What it shows](${address}).`,
    };
  if (bytes.subarray(0, 1000).includes('<svg'))
    return {
      problem: `The SVG file public${address} does not say how large it is.`,
      hint: 'Give its element <svg> a viewBox, or width and height without “%”.',
    };
  return { problem: `public${address} is not an image in a known format, so its size is unknown.` };
}

/** Whether a file is AVIF, although its first brand is the general one of its container (AVIF 1.1, 8). */
function isAvif(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 64);
  return start.startsWith('ftyp', 4) && start.includes('avif');
}

/** Whether an AVIF image is turned by 90° or 270° (ISO/IEC 23008-12, 6.5.10). */
function isTurnedAvif(bytes: Buffer): boolean {
  const at = bytes.subarray(0, 4096).indexOf('irot');
  return at >= 0 && ((bytes[at + 4] ?? 0) & 1) === 1;
}

/** Whether a PNG file has several frames, of which a smaller image would lose all but the first. */
function isAnimatedPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 4096).includes('acTL');
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
