import { isReservedAnchor } from '../../explainer/ids.ts';
import type { ParseContext } from '../parse-context.ts';

/** Checks that the former ids of sections (`was`) differ from all other ids, so that every link has one target. */
export function checkFormerIds({ partial, yaml, report }: Pick<ParseContext, 'partial' | 'yaml' | 'report'>): void {
  const { sections } = partial;
  const positions = new Map(sections.map(({ id }, index) => [id, yaml.positionOf(['sections', index, 'id'])]));
  const firstOwners = new Map<string, string>();
  sections.forEach(({ id: owner, was }, index) => {
    was.forEach((id, wasIndex) => {
      if (id === '') return;
      const position = yaml.positionOf(['sections', index, 'was', wasIndex]);
      const currentOwner = positions.get(id);
      const firstOwner = firstOwners.get(id);
      firstOwners.set(id, firstOwner ?? owner);
      if (isReservedAnchor(id)) {
        report({
          rule: 'reserved-id',
          position,
          message: `“${id}” cannot be a former id of the section “${owner}”: the site reserves this anchor.`,
          hint: 'Delete it from “was”.',
        });
      } else if (currentOwner) {
        report({
          rule: 'duplicate-id',
          position,
          message: `“${id}” is listed as a former id, but the section on line ${currentOwner.line} has this id.`,
          hint: 'Delete it from “was”, or give that section another id.',
        });
      } else if (firstOwner !== undefined) {
        report({
          rule: 'duplicate-id',
          position,
          message: `“${id}” is already a former id of the section “${firstOwner}”.`,
          hint: 'Keep it only at the section that links with this id should open.',
        });
      }
    });
  });
}
