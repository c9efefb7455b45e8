import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'accessed-before-published',
  looksAt: 'explainer',
  severity: 'warning',
  says: 'A source was read before it was published.',
  hint: 'Correct one of the two dates.',
  check({ data, yaml }, tell) {
    data?.sources.forEach(({ id, accessed, published }, index) => {
      // Only as exactly as both are given: a day in 2026 does not lie before 2026.
      if (accessed && published && accessed.slice(0, published.length) < published)
        tell(
          yaml.placeOf(['sources', index, 'accessed']),
          `“${id}” was read on ${accessed}, before it was published (${published}).`,
        );
    });
  },
};
