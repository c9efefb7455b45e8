import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'event-without-source',
  scope: 'explainer',
  severity: 'warning',
  summary: 'An event of the timeline rests on no source.',
  hint: 'Cite one in its text, or name one under “sources” of the event.',
  check({ data, yaml }, report) {
    data?.timeline?.forEach(({ date, text, sources = [] }, index) => {
      if (sources.length === 0 && !/\[\^[^\]\s]+\]/.test(text))
        report(yaml.positionOf(['timeline', index, 'text']), `The event of ${date} cites no source.`);
    });
  },
};
