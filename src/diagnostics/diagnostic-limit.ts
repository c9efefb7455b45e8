import type { Diagnostic, Report } from './diagnostic.ts';

/** More problems in one file than anybody reads. What is reported beyond them would only cost time. */
const maxDiagnostics = 2000;

/** Ends reading where a file has had {@link maxDiagnostics} problems. */
export class TooManyDiagnostics extends Error {}

/** The same report, up to that number. @throws TooMany beyond it. */
export function limitReports(report: Report): Report {
  let count = 0;
  return (diagnostic) => {
    if (++count > maxDiagnostics) throw new TooManyDiagnostics();
    report(diagnostic);
  };
}

/** Says so at the place where reading ended, in the words of a problem. */
export function reportTooMany(diagnostics: readonly Diagnostic[], report: Report): void {
  const { line = 1, column = 1 } = diagnostics.at(-1) ?? {};
  report({
    rule: 'too-many-problems',
    position: { line, column },
    message: `There are more than ${maxDiagnostics} problems; reading ended here.`,
    hint: 'Mend the first ones, then check again: many follow from one.',
  });
}
