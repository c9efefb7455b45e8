import type { Report } from '../../diagnostics/diagnostic.ts';
import { isReservedAnchor } from '../../explainer/ids.ts';
import type { Yaml } from './yaml.ts';

/** The ids that sections had before, under `was:`, meet no other id of the page: a link can lead to one place only. */
export function checkFormerIds(
  sections: readonly { id: string; was: readonly string[] }[],
  yaml: Yaml,
  report: Report,
): void {
  const sectionAt = new Map(sections.map(({ id }, index) => [id, yaml.positionOf(['sections', index, 'id'])]));
  const seen = new Map<string, string>();
  sections.forEach(({ id: current, was }, index) => {
    was.forEach((id, nth) => {
      if (id === '') return;
      const position = yaml.positionOf(['sections', index, 'was', nth]);
      const section = sectionAt.get(id);
      const first = seen.get(id);
      seen.set(id, first ?? current);
      if (isReservedAnchor(id)) {
        const message = `The section “${current}” cannot have had the id “${id}”: it is an anchor that the site makes itself.`;
        report({ rule: 'reserved-id', position, message, hint: 'Delete it from “was”.' });
      } else if (section) {
        const message = `“${id}” is said to be the former id of a section, and is the id of the one on line ${section.line}.`;
        report({
          rule: 'duplicate-id',
          position,
          message,
          hint: 'Delete it from “was”, or give that section another id.',
        });
      } else if (first !== undefined) {
        const message = `“${id}” is said twice to be the former id of a section, first of “${first}”.`;
        report({
          rule: 'duplicate-id',
          position,
          message,
          hint: 'Keep it at the section that links to it should lead to.',
        });
      }
    });
  });
}
