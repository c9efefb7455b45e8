import type { Problem, Report } from './diagnostic.ts';

/** More problems in one file than anybody reads. What is reported beyond them would only cost time. */
const most = 2000;

/** Ends reading where a file has had {@link most} problems. */
export class TooMany extends Error {}

/** The same report, up to that number. @throws TooMany beyond it. */
export function upToMany(report: Report): Report {
  let count = 0;
  return (problem) => {
    if (++count > most) throw new TooMany();
    report(problem);
  };
}

/** Says so at the place where reading ended, in the words of a problem. */
export function tooMany(problems: readonly Problem[], report: Report): void {
  const { line = 1, column = 1 } = problems.at(-1) ?? {};
  report({
    rule: 'too-many-problems',
    at: { line, column },
    message: `There are more than ${most} problems; reading ended here.`,
    hint: 'Mend the first ones, then check again: many follow from one.',
  });
}
