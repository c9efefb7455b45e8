import { findClosest } from '../../diagnostics/closest-match.ts';
import { idPattern, proposeId } from '../../explainer/ids.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentRule } from '../rule.ts';

type Section = CrossFileFacts['sections'][number];

export const rule: ContentRule = {
  name: 'lost-section',
  scope: 'library',
  severity: 'error',
  summary: 'A section id that was published is gone, so links to it lead nowhere.',
  hint: 'Add “was: [old-id]” to the section that now holds its text.',
  check({ explainers, redirects, published }, report) {
    if (!published || !redirects) return;
    const pages = listPublishedPages(published, redirects);
    for (const { slug, file, facts } of explainers) {
      const record = pages.get(slug)?.sections;
      // Without any section the frontmatter is broken, which is told already.
      if (!record || facts.sections.length === 0) continue;
      const known = new Set(facts.sections.flatMap(idsOf));
      const fresh = facts.sections.filter(({ id }) => !record.has(id));
      for (const [id, { day, from }] of record) {
        if (known.has(id)) continue;
        const heir = heirOf(id, fresh);
        const name = from === slug ? `“${id}”` : `“${id}” of /${from}/`;
        report(file, heir?.at ?? facts.sectionsAt, `The section ${name}, which was published on ${day}, is gone.`, {
          hint: heir
            ? `If it is called “${heir.id}” now, add “was: [${[...heir.was, id].join(', ')}]” to that section.`
            : `Add “was: [${id}]” to the section that now holds its text.`,
        });
      }
    }
  },
};

/** The ids that lead to a section. One that is malformed is told as such, and counts as what it should be. */
function idsOf({ id, was }: Section): string[] {
  return [idPattern.test(id) ? id : proposeId(id), ...was];
}

/** The section that one which is gone has probably become: near to it by id or title, or the only new one. */
function heirOf(id: string, fresh: readonly Section[]): Section | undefined {
  const names = new Map(
    fresh.flatMap((section) => [section.id, proposeId(section.title)].map((name) => [name, section])),
  );
  return names.get(findClosest(id, names.keys()) ?? '') ?? (fresh.length === 1 ? fresh[0] : undefined);
}
