import type { Redirects } from './schema/site-files.ts';

/**
 * Follows redirects from a former slug to the explainer’s current one. Returns undefined if the slug has no
 * redirect or the redirects form a loop.
 */
export function resolveRedirect(slug: string, redirects: Redirects): string | undefined {
  const visited = new Set<string>();
  let current = slug;
  while (Object.hasOwn(redirects, current)) {
    if (visited.has(current)) return undefined;
    visited.add(current);
    current = redirects[current] ?? '';
  }
  return current === slug ? undefined : current;
}

/** Returns the slug under which an explainer was first published: its own, if it never had another. */
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
