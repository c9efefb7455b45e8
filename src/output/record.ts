/** The record of changes of the whole site. */
import type { Change, Explainer } from '../explainer/model.ts';
import { changesAnchor, explainerPath } from '../schema/ids.ts';
import { newestFirst } from './listing.ts';

/** A change with the explainer it was made to. */
export interface SiteChange extends Change {
  slug: string;
  lang: string;
  /** Inline HTML, and plain. */
  explainer: Explainer['title'];
  /** Where it stands, without the base path. */
  path: string;
}

/** Every change of every explainer, the newest first. */
export function changesOf(explainers: readonly Explainer[]): SiteChange[] {
  return newestFirst(
    explainers.flatMap(({ slug, lang, title, updates }) =>
      updates.map((change) => ({
        ...change,
        slug,
        lang,
        explainer: title,
        path: `${explainerPath(slug)}#${changesAnchor}`,
      })),
    ),
  );
}
