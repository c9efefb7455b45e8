import { findClosest } from '../../diagnostics/closest-match.ts';
import type { ParsedExplainer } from '../../explainer/model.ts';
import type { Published } from '../../explainer/schema/published.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'lost-explainer',
  scope: 'library',
  severity: 'error',
  summary: 'An explainer that was published is gone, or has become a draft.',
  hint: 'Bring it back, with “withdrawn:” if it does not stand; if it has another name now, add a redirect.',
  check({ explainers, redirects, published, publishedFile }, report) {
    if (!published || !publishedFile || !redirects) return;
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    for (const [slug, entry] of Object.entries(published)) {
      const parsed = bySlug.get(slug);
      if (parsed?.facts.draftAt)
        report(
          parsed.file,
          parsed.facts.draftAt,
          `This explainer was published on ${entry.published}: it cannot become a draft.`,
          {
            hint: 'Delete the line; if the explainer does not stand, say so with “withdrawn: { date: …, reason: … }”.',
          },
        );
      // Where a redirect leads is the matter of another rule.
      if (parsed || Object.hasOwn(redirects, slug)) continue;
      const successor = successorOf(
        slug,
        entry,
        explainers.filter(({ slug: name, facts }) => !Object.hasOwn(published, name) && !facts.draftAt),
      );
      const back = 'bring its file back, with “withdrawn: { date: …, reason: … }” if it does not stand.';
      report(
        publishedFile.name,
        publishedFile.positionOf(slug),
        `/${slug}/, which was published on ${entry.published}, is gone.`,
        {
          hint: successor
            ? `If it is called “${successor}” now, add “${slug}: ${successor}” to redirects.yml; otherwise ${back}`
            : `If it has another name now, add “${slug}: new-name” to redirects.yml; otherwise ${back}`,
        },
      );
    }
  },
};

/** The new explainer that has most of the sections of one that is gone, or else a name near to its own. */
function successorOf(
  slug: string,
  { sections }: Published[string],
  fresh: readonly ParsedExplainer[],
): string | undefined {
  const shared = ({ facts }: ParsedExplainer) =>
    facts.sections.filter(({ id, was }) => [id, ...was].some((each) => Object.hasOwn(sections, each))).length;
  const [best] = fresh.toSorted((a, b) => shared(b) - shared(a));
  if (best && shared(best) * 2 > Object.keys(sections).length) return best.slug;
  return findClosest(
    slug,
    fresh.map((each) => each.slug),
  );
}
