import { findClosest } from '../../diagnostics/closest-match.ts';
import type { ParsedExplainer } from '../../explainer/model.ts';
import type { Published } from '../../explainer/schema/published.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'lost-explainer',
  scope: 'content',
  severity: 'error',
  summary: 'A published explainer is missing, or has become a draft.',
  hint: 'Restore it, with “withdrawn:” if it is no longer valid; if it has another name now, add a redirect.',
  check({ explainers, redirects, published, publishedFile }, report) {
    if (!published || !publishedFile || !redirects) return;
    const bySlug = new Map(explainers.map((parsed) => [parsed.slug, parsed]));
    const newExplainers = explainers.filter(
      ({ slug, facts }) => !Object.hasOwn(published, slug) && !facts.draftPosition,
    );
    for (const [slug, entry] of Object.entries(published)) {
      const parsed = bySlug.get(slug);
      if (parsed?.facts.draftPosition)
        report({
          file: parsed.file,
          position: parsed.facts.draftPosition,
          message: `This explainer was published on ${entry.published}, so it cannot be a draft.`,
          hint: 'Delete the line; if the explainer is no longer valid, add “withdrawn: { date: …, reason: … }”.',
        });
      // `bad-redirect` checks where a redirect leads.
      if (parsed || Object.hasOwn(redirects, slug)) continue;
      const successor = findSuccessor(slug, entry, newExplainers);
      const redirectHint = successor
        ? `If it is now called “${successor}”, add “${slug}: ${successor}” to redirects.yml`
        : `If it has another name now, add “${slug}: new-name” to redirects.yml`;
      const restoreHint = 'restore its file, with “withdrawn: { date: …, reason: … }” if it is no longer valid.';
      report({
        file: publishedFile.name,
        position: publishedFile.positionOf(slug),
        message: `/${slug}/, published on ${entry.published}, is missing.`,
        hint: `${redirectHint}; otherwise ${restoreHint}`,
      });
    }
  },
};

/** Finds the new explainer that has most sections of a missing one, or else the one with the closest name. */
function findSuccessor(
  slug: string,
  { sections }: Published[string],
  newExplainers: readonly ParsedExplainer[],
): string | undefined {
  const countShared = ({ facts }: ParsedExplainer) =>
    facts.sections.filter(({ id, was }) => [id, ...was].some((each) => Object.hasOwn(sections, each))).length;
  const [best] = newExplainers.toSorted((a, b) => countShared(b) - countShared(a));
  if (best && countShared(best) * 2 > Object.keys(sections).length) return best.slug;
  return findClosest(
    slug,
    newExplainers.map((parsed) => parsed.slug),
  );
}
