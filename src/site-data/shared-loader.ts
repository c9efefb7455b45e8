/**
 * The loader of explainers, on its way from Node itself into Vite’s module runner. If the runner imported it, it would transform the
 * whole pipeline of reading first, which takes longer than to read a small site, and hold it a second time.
 */
import type { Loader } from 'astro/loaders';

const place = Symbol.for('footing.loader');
const shared = globalThis as { [place]?: Loader };

/** Puts the loader where {@link getLoader} finds it: the integration does, before anything is loaded. */
export function setLoader(loader: Loader): void {
  shared[place] = loader;
}

/** @throws Error when the integration is missing from astro.config.mjs. */
export function getLoader(): Loader {
  const loader = shared[place];
  if (!loader) throw new Error('The integration “footing” is missing from astro.config.mjs: it brings the loader.');
  return loader;
}
