import type { Redirects } from '../schema/directory.ts';

/**
 * The explainer that an address which was given up leads to in the end, by its name. Undefined where the address was not
 * given up, or leads round in a circle.
 */
export function endOf(slug: string, redirects: Redirects): string | undefined {
  const passed = new Set<string>();
  let current = slug;
  while (Object.hasOwn(redirects, current)) {
    if (passed.has(current)) return undefined;
    passed.add(current);
    current = redirects[current] ?? '';
  }
  return current === slug ? undefined : current;
}
