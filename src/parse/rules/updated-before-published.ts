import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'updated-before-published',
  scope: 'explainer',
  severity: 'warning',
  summary: 'An explainer was updated, changed or withdrawn before it was published.',
  hint: 'Correct one of the two dates.',
  check({ data, yaml }, report) {
    if (!data) return;
    const { published, updated, updates = [], withdrawn } = data;
    const compare = (day: string | undefined, what: string, path: (string | number)[]) => {
      if (day && day < published)
        report(yaml.positionOf(path), `It is ${what} on ${day}, before it is published on ${published}.`);
    };
    compare(updated, 'updated', ['updated']);
    compare(withdrawn?.date, 'withdrawn', ['withdrawn', 'date']);
    updates.forEach(({ date }, index) => {
      compare(date, 'changed', ['updates', index, 'date']);
    });
  },
};
