import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'event-without-source',
  scope: 'file',
  severity: 'warning',
  summary: 'An event of the timeline has no source.',
  hint: 'Cite a source in its text, or list one under “sources” of the event.',
  check({ data, yaml }, report) {
    data?.timeline?.forEach(({ date, text, sources = [] }, index) => {
      if (sources.length === 0 && !/\[\^[^\]\s]+\]/.test(text))
        report({
          position: yaml.positionOf(['timeline', index, 'text']),
          message: `The event of ${date} has no source.`,
        });
    });
  },
};
