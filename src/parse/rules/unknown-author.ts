import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { LibraryRule } from '../rule.ts';

export const rule: LibraryRule = {
  name: 'unknown-author',
  looksAt: 'library',
  severity: 'error',
  says: 'An author is named whom authors.yml lacks.',
  hint: 'Add the author there.',
  check({ readings, authors }, tell) {
    if (!authors) return;
    for (const { file, facts } of readings) {
      for (const { id, at } of facts.authors) {
        if (Object.hasOwn(authors, id)) continue;
        tell(file, at, `There is no author “${id}” in authors.yml.`, {
          hint: didYouMean(id, Object.keys(authors), `Add “${id}:” with a name there.`),
        });
      }
    }
  },
};
