/** Makes the smaller images that pages offer to browsers, with Astro’s image service. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheKey } from '../cache/cache-key.ts';
import { FileCache } from '../cache/file-cache.ts';
import { linkOrCopy } from '../cache/files.ts';
import type { ResizedImage } from '../explainer/model.ts';
import type { Content } from '../parse/load-content.ts';
import { locateImage } from '../parse/pictures/measure-image.ts';
import { settings } from '../site.ts';

/** Where images come from and go to. */
interface ImageFolders {
  publicDir: string;
  cacheDir: string;
  /** The folder of the site. */
  folder: string;
}

const openCache = (folder: string) => new FileCache(folder, '.webp');

/** Lists the smaller images of a site, each once, without those of drafts. */
export function listResizedImages({ explainers }: Content): ResizedImage[] {
  const images = explainers.flatMap(({ metadata }) => (metadata && !metadata.draft ? metadata.resizedImages : []));
  return [...new Map(images.map((image) => [image.path, image])).values()];
}

/**
 * Makes images in the folder of a site.
 * @returns how many were not in the cache
 * @throws Error when an image is damaged
 */
export async function resizeImages(
  images: readonly ResizedImage[],
  { publicDir, cacheDir, folder }: ImageFolders,
): Promise<number> {
  const cache = openCache(cacheDir);
  let made = 0;
  for (const image of images) {
    const key = cacheKey(image.path);
    if (!cache.has(key)) {
      cache.set(key, await resizeImage(image, publicDir));
      made++;
    }
    const target = join(folder, image.path);
    mkdirSync(dirname(target), { recursive: true });
    linkOrCopy(cache.path(key), target);
  }
  return made;
}

/** Deletes all images but these from the cache. */
export function pruneImages(images: readonly ResizedImage[], cacheDir: string): void {
  openCache(cacheDir).prune(new Set(images.map(({ path }) => cacheKey(path))));
}

/**
 * Makes a smaller image: WebP, upright, without metadata such as the place where a photograph was taken.
 * @throws Error when an image is damaged
 */
async function resizeImage({ source, width }: ResizedImage, publicDir: string): Promise<Uint8Array> {
  const { default: service } = await import('astro/assets/services/sharp');
  const bytes = readFileSync(locateImage(publicDir, source));
  type TransformParameters = Parameters<typeof service.transform>;
  // Keeps thin red lines sharp, which are common in maps and drawings.
  const config = { service: { config: { webp: { smartSubsample: true } } } } as unknown as TransformParameters[2];
  const logger = { warn: () => {} } as unknown as TransformParameters[3];
  const { data, format } = await service.transform(bytes, { src: source, width, format: 'webp' }, config, logger);
  // The service returns what it cannot read as it is.
  if (format !== 'webp' || data === bytes)
    throw new Error(`public${source} cannot be read as an image. Open it, and save it again.`);
  return data;
}

/** Returns the image at a path, for the preview; undefined when no explainer or draft has it. */
export async function previewImage({ explainers }: Content, path: string): Promise<Uint8Array | undefined> {
  const image = explainers.flatMap(({ metadata }) => metadata?.resizedImages ?? []).find((each) => each.path === path);
  return image && (await resizeImage(image, settings.publicDir));
}
