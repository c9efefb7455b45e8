import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { imageSize } from 'image-size';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { positionOf } from './body-rules.ts';

/** Width and height in pixels, or what is wrong with the file. */
export type MeasuredImage = { width: number; height: number } | 'missing' | 'unreadable';

/** Measures a file of the folder of images; `address` is how a text writes it, `/bridge.jpg`. */
export function measureImage(folder: string, address: string): MeasuredImage {
  const file = join(folder, address);
  if (!file.startsWith(folder + sep) || !existsSync(file)) return 'missing';
  try {
    const { width, height } = imageSize(readFileSync(file));
    return { width, height };
  } catch {
    return 'unreadable';
  }
}

/** The addresses of this site’s images that a text names, each once. */
export function findImageAddresses(text: string): string[] {
  const addresses = new Set<string>();
  let end = 0;
  for (const { index, 0: written, 1: address = '' } of text.matchAll(/\]\((\/[^)\s]+)/g)) {
    // One expression from the exclamation mark on would look through the whole text for each of them.
    if (text.slice(end, index).includes('![')) addresses.add(address);
    end = index + written.length;
  }
  return [...addresses];
}

/** Gives every image the size that its file has, so that nothing moves when it arrives. */
export function setImageSizes(root: Root, sizes: ReadonlyMap<string, MeasuredImage>, report: Report): void {
  visit(root, 'image', (node) => {
    if (!node.url.startsWith('/')) {
      report({
        rule: 'image-elsewhere',
        position: positionOf(node),
        message: `The image ${node.url} is no file of this site.`,
        hint: 'Put the file into “public” and write its address there, such as /bridge.jpg: readers ask no other server.',
      });
      return;
    }
    const measured = sizes.get(node.url) ?? 'missing';
    if (typeof measured === 'object') {
      const { width, height } = measured;
      node.data = { ...node.data, hProperties: { width, height, loading: 'lazy', decoding: 'async' } };
      return;
    }
    report({
      rule: 'image-without-size',
      position: positionOf(node),
      message:
        measured === 'missing'
          ? `There is no file public${node.url}.`
          : `The size of public${node.url} cannot be told: it is no image that is known here.`,
      hint: 'Put an image there (JPEG, PNG, WebP, AVIF, GIF or SVG with a size), or correct the address.',
    });
  });
}
