import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { imageSize } from 'image-size';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { parseLocalLink } from '../../explainer/local-link.ts';
import { findLinkTargets, positionOf } from './nodes.ts';

/** Width and height in pixels, or why there are none. */
export type MeasuredImage = { width: number; height: number } | 'missing' | 'unreadable' | 'encoded-otherwise';

/** Measures an image. @param address as a text writes it, such as `/bridge.jpg`; relative to `folder` */
export function measureImage(folder: string, address: string): MeasuredImage {
  const file = join(folder, parseLocalLink(address).path ?? '');
  if (!file.startsWith(folder + sep)) return 'missing';
  if (hasOtherEncoding(file)) return 'encoded-otherwise';
  if (!existsSync(file)) return 'missing';
  try {
    const { width, height } = imageSize(readFileSync(file));
    return { width, height };
  } catch {
    return 'unreadable';
  }
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

/** Returns the addresses of the site’s images in a text, each once. */
export function findImageAddresses(text: string): string[] {
  const addresses = new Set<string>();
  let end = 0;
  for (const { index, 0: match, 1: address = '' } of text.matchAll(/\](?:\(|:\s*)<?(\/[^)>\s]+)/g)) {
    // An expression that started at “![” would search the rest of the text for each of them.
    if (match.startsWith(']:') || text.slice(end, index).includes('![')) addresses.add(address);
    end = index + match.length;
  }
  return [...addresses];
}

/**
 * Sets the size of every image to that of its file, so that the page does not shift when the image loads. An image can
 * name its address elsewhere: `![alt][label]`.
 */
export function setImageSizes(root: Root, sizes: ReadonlyMap<string, MeasuredImage>, report: Report): void {
  const targets = findLinkTargets(root);
  visit(root, ['image', 'imageReference'], (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const position = positionOf(node);
    const url = (node.type === 'image' ? node : targets.get(node.identifier))?.url ?? '';
    if (!url.startsWith('/')) {
      report({ rule: 'image-elsewhere', position, message: `The image ${url} is not a file of this site.` });
      return;
    }
    const measured = sizes.get(url) ?? 'missing';
    if (typeof measured === 'object') {
      const { width, height } = measured;
      node.data = { ...node.data, hProperties: { width, height, loading: 'lazy', decoding: 'async' } };
      return;
    }
    const rule = 'image-without-size';
    if (measured === 'encoded-otherwise') {
      const message = `The file public${url} has letters that look the same, but are encoded otherwise.`;
      report({ rule, position, message, hint: 'Rename the file, best to letters from a to z, digits and hyphens.' });
      return;
    }
    const message =
      measured === 'missing'
        ? `There is no file public${url}.`
        : `public${url} is not an image in a known format, so its size is unknown.`;
    report({ rule, position, message });
  });
}
