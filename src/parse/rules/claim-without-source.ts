import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'claim-without-source',
  scope: 'file',
  severity: 'error',
  summary: 'The assessment of a claim has no source.',
  hint: 'List the sources of the assessment under “sources” of the claim.',
  check({ data, yaml }, report) {
    data?.claims?.forEach(({ id, sources }, index) => {
      if (sources.length === 0)
        report({
          position: yaml.positionOf(['claims', index, 'id']),
          message: `The claim “${id}” has no source.`,
        });
    });
  },
};
