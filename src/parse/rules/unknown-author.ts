import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'unknown-author',
  scope: 'content',
  severity: 'error',
  summary: 'An author is not listed in authors.yml.',
  hint: 'Add the author there.',
  check({ explainers, authors }, report) {
    if (!authors) return;
    for (const { file, facts } of explainers) {
      for (const { id, at: position } of facts.authors) {
        if (Object.hasOwn(authors, id)) continue;
        report({
          file,
          position,
          message: `There is no author “${id}” in authors.yml.`,
          hint: didYouMean(id, Object.keys(authors), `Add “${id}:” with a name there.`),
        });
      }
    }
  },
};
