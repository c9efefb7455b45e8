import type { z } from 'zod';
import type { Position, Report } from '../diagnostics/diagnostic.ts';
import { validate } from '../parse/frontmatter/validate.ts';
import type { Path } from '../parse/frontmatter/yaml.ts';

/** Reports settings that their schema does not allow. @returns whether it allows all */
export function validateSettings(
  schema: z.ZodType,
  data: unknown,
  positionOf: (path: Path) => Position,
  report: Report,
): boolean {
  const hint = 'Write it as “Make it yours” in docs/publishing.md does.';
  // The words of `validate` are those of YAML.
  const reportInOtherWords: Report = ({ message, ...details }) =>
    details.rule === 'wrong-type'
      ? report({
          ...details,
          message: message.replace('a mapping of keys to values', 'a group of settings in { }'),
          hint,
        })
      : report({ ...details, message });
  return validate(schema, { data, positionOf, keyPositionOf: positionOf }, reportInOtherWords) !== undefined;
}
