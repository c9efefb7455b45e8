import type { FileRule } from '../rule.ts';

/** What search engines, feeds and cards show of a description before they cut it. */
const limit = 300;

export const rule: FileRule = {
  name: 'summary-length',
  scope: 'explainer',
  severity: 'warning',
  summary: `A summary has more than ${limit} characters, and is cut where others show it.`,
  hint: 'Say it in two sentences, or one for a section.',
  check({ data, yaml }, report) {
    if (!data) return;
    const all: [text: string | undefined, path: (string | number)[]][] = [
      [data.summary, ['summary']],
      ...data.sections.map(({ summary }, index): [string | undefined, (string | number)[]] => [
        summary,
        ['sections', index, 'summary'],
      ]),
    ];
    for (const [text = '', path] of all) {
      if (text.length > limit)
        report(yaml.positionOf(path), `This summary has ${text.length} characters; cards show ${limit}.`);
    }
  },
};
