import { getFirstDay } from '../../i18n/compare-dates.ts';
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
      // A day in 2026 is not before 2026, and no day is before “about 2026”.
      const firstDay = published && getFirstDay(published);
      if (accessed && firstDay && accessed < firstDay)
        report({
          position: yaml.positionOf(['sources', index, 'accessed']),
          message: `“${id}” was accessed on ${accessed}, before it was published (${published}).`,
        });
    });
  },
};
