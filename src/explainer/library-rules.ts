import type { Authors } from '../schema/directory.ts';
import { didYouMean } from '../schema/nearest.ts';
import { type Problem, reporterFor } from '../schema/problem.ts';
import type { Reading } from './model.ts';

/** Rules that no file can break alone. `authors` is undefined where its file has mistakes of its own. */
export function acrossFiles(readings: readonly Reading[], authors: Authors | undefined): Problem[] {
  const problems: Problem[] = [];
  if (!authors) return problems;
  for (const { file, explainer } of readings) {
    const report = reporterFor(file, problems);
    explainer?.authors.forEach((author, index) => {
      if (Object.hasOwn(authors, author)) return;
      report({
        rule: 'unknown-author',
        at: explainer.places.authors[index] ?? { line: 1, column: 1 },
        message: `There is no author “${author}” in authors.yml.`,
        hint: didYouMean(author, Object.keys(authors), `Add “${author}:” with a name there.`),
      });
    });
  }
  return problems;
}
