/** Counts the pages that are rendered, for the progress of a build. */

// On globalThis, because Node (the build) and Vite’s module runner (pages) hold separate instances of this module.
const listenerKey = Symbol.for('footing.page-rendered');
const shared = globalThis as { [listenerKey]?: () => void };

/** Sets the function that is called for each page. */
export function onPageRendered(listener: () => void): void {
  shared[listenerKey] = listener;
}

/** Notes that a page is rendered. The layout of all pages calls it. */
export function notePageRendered(): void {
  shared[listenerKey]?.();
}
