import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'accessed-before-published',
  scope: 'file',
  checksSources: true,
  severity: 'warning',
  summary: 'A source was accessed before it was published.',
  hint: 'Correct one of the two dates.',
  check({ data, yaml }, report) {
    data?.sources.forEach(({ id, accessed, published }, index) => {
      // Dates are compared at the precision of the coarser one: a day in 2026 is not before 2026.
      if (accessed && published && accessed.slice(0, published.length) < published)
        report({
          position: yaml.positionOf(['sources', index, 'accessed']),
          message: `“${id}” was accessed on ${accessed}, before it was published (${published}).`,
        });
    });
  },
};
