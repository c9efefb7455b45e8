import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'accessed-before-published',
  scope: 'explainer',
  severity: 'warning',
  summary: 'A source was read before it was published.',
  hint: 'Correct one of the two dates.',
  check({ data, yaml }, report) {
    data?.sources.forEach(({ id, accessed, published }, index) => {
      // Only as exactly as both are given: a day in 2026 does not lie before 2026.
      if (accessed && published && accessed.slice(0, published.length) < published)
        report(
          yaml.positionOf(['sources', index, 'accessed']),
          `“${id}” was read on ${accessed}, before it was published (${published}).`,
        );
    });
  },
};
