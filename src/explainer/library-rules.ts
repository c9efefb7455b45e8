import type { Authors } from '../schema/directory.ts';
import { nearest } from '../schema/nearest.ts';
import { type Problem, reporterFor } from '../schema/problem.ts';
import type { Reading } from './model.ts';

/** Rules that no file can break alone. */
export function acrossFiles({ readings, authors }: { readings: readonly Reading[]; authors: Authors }): Problem[] {
  const problems: Problem[] = [];
  for (const { file, explainer } of readings) {
    for (const author of explainer?.authors ?? []) {
      if (author in authors) continue;
      const near = nearest(author, Object.keys(authors));
      reporterFor(
        file,
        problems,
      )({
        rule: 'unknown-author',
        at: explainer?.places.authors ?? { line: 1, column: 1 },
        message: `There is no author “${author}” in authors.yml.`,
        hint: near === undefined ? `Add “${author}:” with a name there.` : `Did you mean “${near}”?`,
      });
    }
  }
  return problems;
}
