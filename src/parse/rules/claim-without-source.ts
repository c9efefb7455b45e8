import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'claim-without-source',
  scope: 'explainer',
  severity: 'error',
  summary: 'A claim is rated on no source.',
  hint: 'Name what the assessment rests on under “sources” of the claim.',
  check({ data, yaml }, report) {
    data?.claims?.forEach(({ id, sources }, index) => {
      if (sources.length === 0) report(yaml.positionOf(['claims', index, 'id']), `The claim “${id}” names no source.`);
    });
  },
};
