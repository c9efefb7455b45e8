/** How much a problem matters. An error stops the build; a warning and a notice do not. */
export type Severity = 'error' | 'warning' | 'notice';

/** A place in a file. Line and column count from 1; the column counts UTF-16 units, as editors do. */
export interface Place {
  line: number;
  column: number;
}

/** A mistake in content, found by any rule: the one type that check, build and dev share. */
export interface Problem extends Place {
  /** Stable name of the rule, such as `citation-without-source`. */
  rule: string;
  severity: Severity;
  /** Path of the file, relative to the project where it lies inside. */
  file: string;
  /** One sentence: what is wrong. */
  message: string;
  /** One sentence: what to do about it. */
  hint: string;
}

/** What a rule reports; the file is added by whoever reads the file. */
export type Report = (problem: { rule: string; at: Place; message: string; hint: string; severity?: Severity }) => void;

/** Makes a {@link Report} that appends to `problems` under the name of one file. */
export function reporterFor(file: string, problems: Problem[]): Report {
  return ({ rule, at, message, hint, severity = 'error' }) => {
    problems.push({ rule, severity, file, line: at.line, column: at.column, message, hint });
  };
}

/** Sorts by file, then place. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** Whether any of them stops a build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
