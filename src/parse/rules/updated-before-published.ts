import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'updated-before-published',
  scope: 'file',
  severity: 'warning',
  summary: 'An explainer was updated, changed or withdrawn before it was published.',
  hint: 'Correct one of the two dates.',
  check({ data, yaml }, report) {
    if (!data) return;
    const { published, updated, updates = [], withdrawn } = data;
    const compare = (day: string | undefined, verb: string, path: (string | number)[]) => {
      if (day && day < published)
        report({
          position: yaml.positionOf(path),
          message: `The explainer was ${verb} on ${day}, before it was published on ${published}.`,
        });
    };
    compare(updated, 'updated', ['updated']);
    compare(withdrawn?.date, 'withdrawn', ['withdrawn', 'date']);
    updates.forEach(({ date }, index) => {
      compare(date, 'changed', ['updates', index, 'date']);
    });
  },
};
