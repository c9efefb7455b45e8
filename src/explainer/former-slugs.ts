import type { Redirects } from './schema/site-files.ts';

/**
 * Follows redirects from a former slug to the explainer’s current one. Returns undefined if the slug has no
 * redirect or the redirects form a loop.
 */
export function resolveRedirect(slug: string, redirects: Redirects): string | undefined {
  const visited = new Set<string>();
  let current = slug;
  let next = findRedirect(current, redirects);
  while (next !== undefined) {
    if (visited.has(current)) return undefined;
    visited.add(current);
    current = next;
    next = findRedirect(current, redirects);
  }
  return current === slug ? undefined : current;
}

function findRedirect(slug: string, redirects: Redirects): string | undefined {
  return Object.hasOwn(redirects, slug) ? redirects[slug] : undefined;
}

/**
 * Returns the first slug of an explainer, which is its current one if it was never renamed. If several slugs were
 * merged, follows the first in the file.
 */
export function findOriginalSlug(slug: string, redirects: Redirects): string {
  const visited = new Set<string>();
  let current: string | undefined = slug;
  let original = slug;
  while (current !== undefined && !visited.has(current)) {
    original = current;
    visited.add(current);
    current = Object.keys(redirects).find((name) => redirects[name] === original);
  }
  return original;
}

/** Returns the former slugs of an explainer, sorted. */
export function findFormerSlugs(slug: string, redirects: Redirects): string[] {
  return Object.keys(redirects)
    .filter((name) => resolveRedirect(name, redirects) === slug)
    .sort();
}
