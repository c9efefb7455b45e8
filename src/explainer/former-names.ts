import type { Redirects } from './schema/site-files.ts';

/**
 * The explainer that an address which was given up leads to in the end, by its name. Undefined where the address was not
 * given up, or leads round in a circle.
 */
export function resolveRedirect(slug: string, redirects: Redirects): string | undefined {
  const passed = new Set<string>();
  let current = slug;
  while (Object.hasOwn(redirects, current)) {
    if (passed.has(current)) return undefined;
    passed.add(current);
    current = redirects[current] ?? '';
  }
  return current === slug ? undefined : current;
}

/** The name under which an explainer first came out; its own where it never had another. */
export function findOriginalSlug(slug: string, redirects: Redirects): string {
  const passed = new Set<string>();
  let current: string | undefined = slug;
  let first = slug;
  while (current !== undefined && !passed.has(current)) {
    first = current;
    passed.add(current);
    current = Object.keys(redirects).find((name) => redirects[name] === first);
  }
  return first;
}

/** The names that an explainer had before, in the order of the alphabet. */
export function findFormerSlugs(slug: string, redirects: Redirects): string[] {
  return Object.keys(redirects)
    .filter((name) => resolveRedirect(name, redirects) === slug)
    .sort();
}
