import { createRequire } from 'node:module';

let isInstalled: boolean | undefined;

/**
 * Whether Astro’s image service can run: it needs the package sharp, an optional dependency of Astro, which has no
 * binary for some machines.
 */
export function hasImageService(): boolean {
  isInstalled ??= canLoadSharp();
  return isInstalled;
}

function canLoadSharp(): boolean {
  try {
    const requireFromAstro = createRequire(import.meta.resolve('astro/package.json'));
    requireFromAstro('sharp');
    return true;
  } catch {
    return false;
  }
}
