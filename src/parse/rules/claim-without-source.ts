import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'claim-without-source',
  looksAt: 'explainer',
  severity: 'error',
  says: 'A claim is rated on no source.',
  hint: 'Name what the assessment rests on under “sources” of the claim.',
  check({ data, yaml }, tell) {
    data?.claims?.forEach(({ id, sources }, index) => {
      if (sources.length === 0) tell(yaml.placeOf(['claims', index, 'id']), `The claim “${id}” names no source.`);
    });
  },
};
