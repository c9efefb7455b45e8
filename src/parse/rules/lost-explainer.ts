import { nearest } from '../../diagnostics/closest-match.ts';
import type { Reading } from '../../explainer/model.ts';
import type { Published } from '../../explainer/schema/published.ts';
import type { LibraryRule } from '../rule.ts';

export const rule: LibraryRule = {
  name: 'lost-explainer',
  looksAt: 'library',
  severity: 'error',
  says: 'An explainer that was published is gone, or has become a draft.',
  hint: 'Bring it back, with “withdrawn:” if it does not stand; if it has another name now, add a redirect.',
  check({ readings, redirects, published, publishedFile }, tell) {
    if (!published || !publishedFile || !redirects) return;
    const bySlug = new Map(readings.map((reading) => [reading.slug, reading]));
    for (const [slug, entry] of Object.entries(published)) {
      const reading = bySlug.get(slug);
      if (reading?.facts.draftAt)
        tell(
          reading.file,
          reading.facts.draftAt,
          `This explainer was published on ${entry.published}: it cannot become a draft.`,
          {
            hint: 'Delete the line; if the explainer does not stand, say so with “withdrawn: { date: …, reason: … }”.',
          },
        );
      // Where a redirect leads is the matter of another rule.
      if (reading || Object.hasOwn(redirects, slug)) continue;
      const successor = successorOf(
        slug,
        entry,
        readings.filter(({ slug: name, facts }) => !Object.hasOwn(published, name) && !facts.draftAt),
      );
      const back = 'bring its file back, with “withdrawn: { date: …, reason: … }” if it does not stand.';
      tell(
        publishedFile.name,
        publishedFile.placeOf(slug),
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
function successorOf(slug: string, { sections }: Published[string], fresh: readonly Reading[]): string | undefined {
  const shared = ({ facts }: Reading) =>
    facts.sections.filter(({ id, was }) => [id, ...was].some((each) => Object.hasOwn(sections, each))).length;
  const [best] = fresh.toSorted((a, b) => shared(b) - shared(a));
  if (best && shared(best) * 2 > Object.keys(sections).length) return best.slug;
  return nearest(
    slug,
    fresh.map((each) => each.slug),
  );
}
