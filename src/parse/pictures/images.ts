import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { resizedImagePath } from '../../explainer/ids.ts';
import type { ResizedImage } from '../../explainer/model.ts';
import { shortenAddress } from '../markdown/address-rules.ts';
import { positionOf } from '../markdown/nodes.ts';
import type { ImageFile, MeasuredImage } from './measure-image.ts';

/** Pixels. A column of text is 630 px wide at most, and has up to three pixels of the screen for each. */
const widths = [640, 1280, 1920];

/** The width at which a page shows a large image: the column of text, or a phone without its margins. */
const shownWidth = '(min-width:42em) 630px, 92vw';

/**
 * Returns the addresses in a text that could be those of the site’s images, each once. It finds too many: the text is
 * not parsed yet.
 */
export function findImageAddresses(text: string): string[] {
  if (!/!\[|<(?:Picture|MediaLink)\b/.test(text)) return [];
  const addresses = new Set<string>();
  for (const [token] of text.matchAll(/(?<=[(":'<\s])\/[^/\s"<>[\]][^\s"<>[\]]{0,400}/g)) {
    addresses.add(token);
    // The address may end before or after a bracket: `(/a.png)`, `(/a_(1).png)`.
    for (const { index } of token.matchAll(/[')]/g)) {
      if (index > 200) break;
      addresses.add(token.slice(0, index)).add(token.slice(0, index + 1));
    }
  }
  return [...addresses].filter((address) => !address.endsWith('/'));
}

interface ImageInput {
  /** By address. */
  images?: ReadonlyMap<string, MeasuredImage>;
  resizesImages?: boolean;
}

/**
 * Sets the size of every image to that of its file, so that the page does not shift when the image loads, and offers
 * browsers smaller ones if a build makes them.
 */
export function setImageSizes(
  root: Root,
  { images = new Map(), resizesImages = false }: ImageInput,
  report: Report,
): void {
  const firstSection = root.children.find((node) => node.type === 'heading' && node.depth === 2);
  const firstSectionLine = firstSection?.position?.start.line ?? Number.POSITIVE_INFINITY;
  visit(root, 'image', (node) => {
    const position = positionOf(node);
    if (!node.url.startsWith('/')) {
      report({
        rule: 'image-elsewhere',
        position,
        message: `The image ${shortenAddress(node.url)} is not a file of this site.`,
      });
      return;
    }
    const image = images.get(node.url) ?? { problem: `There is no file public${node.url}.` };
    if ('problem' in image) {
      report({ rule: 'image-without-size', position, message: image.problem, ...(image.hint && { hint: image.hint }) });
      return;
    }
    const { width, height } = image;
    const smaller = resizesImages ? listResizedImages(node.url, image) : [];
    const srcSet = smaller.map((each) => `/${each.path} ${each.width}w`).join(', ');
    node.data = {
      ...node.data,
      hProperties: {
        width,
        height,
        ...(srcSet && { srcSet, sizes: shownWidth }),
        // The introduction is on the first screen.
        ...(position.line < firstSectionLine ? {} : { loading: 'lazy' }),
        decoding: 'async',
      },
    };
  });
}

/** Collects the smaller images that a build can make for texts. */
export function collectResizedImages(
  trees: readonly Nodes[],
  images: ReadonlyMap<string, MeasuredImage> = new Map(),
): ResizedImage[] {
  const resized = new Map<string, ResizedImage>();
  for (const tree of trees)
    visit(tree, 'image', ({ url }) => {
      const image = images.get(url);
      if (!image || 'problem' in image) return;
      for (const each of listResizedImages(url, image)) resized.set(each.path, each);
    });
  return [...resized.values()];
}

/** Lists the images to make of a file, the smallest first. The largest is not larger than the file. */
function listResizedImages(source: string, { width, digest }: ImageFile): ResizedImage[] {
  if (!digest || width <= (widths[0] ?? 0)) return [];
  const smaller = widths.filter((each) => each < width);
  const largest = Math.min(width, widths.at(-1) ?? width);
  return [...new Set([...smaller, largest])].map((each) => ({
    source,
    path: resizedImagePath(digest, each),
    width: each,
  }));
}
