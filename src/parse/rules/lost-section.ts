import { findClosest } from '../../diagnostics/closest-match.ts';
import { idPattern, proposeId } from '../../explainer/ids.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentRule } from '../rule.ts';

type Section = CrossFileFacts['sections'][number];

export const rule: ContentRule = {
  name: 'lost-section',
  scope: 'content',
  severity: 'error',
  summary: 'A published section id is missing, so links to it are broken.',
  hint: 'Add “was: [old-id]” to the section that now contains its text.',
  check({ explainers, redirects, published }, report) {
    if (!published || !redirects) return;
    const pages = listPublishedPages(published, redirects);
    for (const { slug, file, facts } of explainers) {
      const record = pages.get(slug)?.sections;
      // An explainer without sections has broken frontmatter, which is reported already.
      if (!record || facts.sections.length === 0) continue;
      const known = new Set(facts.sections.flatMap(listIds));
      const newSections = facts.sections.filter(({ id }) => !record.has(id));
      for (const [id, { day, from }] of record) {
        if (known.has(id)) continue;
        const successor = findSuccessor(id, newSections);
        const was = [...(successor?.was ?? []), id].join(', ');
        const name = from === slug ? `“${id}”` : `“${id}” of /${from}/`;
        report({
          file,
          position: successor?.at ?? facts.sectionsPosition,
          message: `The section ${name}, published on ${day}, is missing.`,
          hint: successor
            ? `If it is now called “${successor.id}”, add “was: [${was}]” to that section.`
            : `Add “was: [${was}]” to the section that now contains its text.`,
        });
      }
    }
  },
};

/** Lists the ids that lead to a section. A malformed id, which is reported elsewhere, counts as its corrected form. */
function listIds({ id, was }: Section): string[] {
  return [idPattern.test(id) ? id : proposeId(id), ...was];
}

/** Finds the section that probably replaces a missing one: similar by id or title, or the only new one. */
function findSuccessor(id: string, newSections: readonly Section[]): Section | undefined {
  const byName = new Map(
    newSections.flatMap((section) => [section.id, proposeId(section.title)].map((name) => [name, section])),
  );
  return byName.get(findClosest(id, byName.keys()) ?? '') ?? (newSections.length === 1 ? newSections[0] : undefined);
}
