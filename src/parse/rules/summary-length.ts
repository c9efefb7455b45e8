import type { FileRule } from '../rule.ts';

/** The length at which search engines, feeds and cards cut a description. */
const maxLength = 300;

export const rule: FileRule = {
  name: 'summary-length',
  scope: 'file',
  severity: 'warning',
  summary: `A summary has more than ${maxLength} characters, so other sites cut it.`,
  hint: 'Use at most two sentences, or one for a section.',
  check({ data, yaml }, report) {
    if (!data) return;
    const checkLength = (summary: string | undefined, path: (string | number)[]) => {
      if (summary && summary.length > maxLength)
        report({
          position: yaml.positionOf(path),
          message: `This summary has ${summary.length} characters; cards show ${maxLength}.`,
        });
    };
    checkLength(data.summary, ['summary']);
    data.sections.forEach(({ summary }, index) => {
      checkLength(summary, ['sections', index, 'summary']);
    });
  },
};
