/** The paths at which pages of the site were before. */
import { findFormerSlugs } from '../explainer/former-slugs.ts';
import { explainerPath, sectionPagePath } from '../explainer/ids.ts';
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Redirects } from '../explainer/schema/site-files.ts';

/** A former path of a page, and the current one. Both are without the base path. */
export interface FormerPath {
  from: string;
  to: string;
  /** Inline HTML. */
  title: string;
  lang: string;
}

/** Lists the former paths of explainers and of their section pages, sorted. */
export function listFormerPaths(explainers: readonly ExplainerMetadata[], redirects: Redirects): FormerPath[] {
  return explainers
    .flatMap(({ slug, lang, title, sections }) => {
      const formerSlugs = findFormerSlugs(slug, redirects);
      const sectionPaths = sections.flatMap(({ id, was = [], title }): FormerPath[] => {
        const to = sectionPagePath(slug, id);
        const paths = [slug, ...formerSlugs].flatMap((name) => [id, ...was].map((each) => sectionPagePath(name, each)));
        return paths.filter((path) => path !== to).map((from) => ({ from, to, title: title.text, lang }));
      });
      const to = explainerPath(slug);
      return [
        ...formerSlugs.map((name) => ({ from: explainerPath(name), to, title: title.html, lang })),
        ...sectionPaths,
      ];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
