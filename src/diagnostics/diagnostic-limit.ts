import type { Diagnostic, Report } from './diagnostic.ts';

/** More diagnostics than anybody reads for one file. Reporting further ones would only cost time. */
const maxDiagnostics = 2000;

/** Ends the parsing of a file that has {@link maxDiagnostics} diagnostics. */
export class TooManyDiagnostics extends Error {}

/** Wraps a report so that it accepts {@link maxDiagnostics} calls. @throws TooManyDiagnostics on the next one. */
export function limitReports(report: Report): Report {
  let count = 0;
  return (details) => {
    if (++count > maxDiagnostics) throw new TooManyDiagnostics();
    report(details);
  };
}

/** Reports, at the position of the last diagnostic, that parsing ended early. */
export function reportTooMany(diagnostics: readonly Diagnostic[], report: Report): void {
  const { line = 1, column = 1 } = diagnostics.at(-1) ?? {};
  report({
    rule: 'too-many-problems',
    position: { line, column },
    message: `The file has more than ${maxDiagnostics} problems; the rest are not reported.`,
  });
}
