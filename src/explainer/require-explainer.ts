import type { Explainer, ParsedExplainer } from './model.ts';

/**
 * Loads a complete explainer.
 * @param loadExplainer loads it from the cache, by digest
 * @throws Error if it is no longer in the cache
 */
export function requireExplainer(
  loadExplainer: (digest: string) => Explainer | undefined,
  { slug, digest }: Pick<ParsedExplainer, 'slug' | 'digest'>,
): Explainer {
  const explainer = loadExplainer(digest);
  if (!explainer) throw new Error(`The parsed explainer “${slug}” is missing from the cache. Build again.`);
  return explainer;
}
