import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'event-without-source',
  looksAt: 'explainer',
  severity: 'warning',
  says: 'An event of the timeline rests on no source.',
  hint: 'Cite one in its text, or name one under “sources” of the event.',
  check({ data, yaml }, tell) {
    data?.timeline?.forEach(({ date, text, sources = [] }, index) => {
      if (sources.length === 0 && !/\[\^[^\]\s]+\]/.test(text))
        tell(yaml.placeOf(['timeline', index, 'text']), `The event of ${date} cites no source.`);
    });
  },
};
