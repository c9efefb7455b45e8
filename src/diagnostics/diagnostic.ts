import { type ReadingRule, readingRules } from './parse-rules.ts';

/** How much a problem matters. An error stops the build; a warning and a notice do not. */
export type Severity = 'error' | 'warning' | 'notice';

/** What the catalogue says of a rule. */
export interface RuleInfo {
  /** Stable: people look it up, machines filter by it. */
  name: string;
  severity: Severity;
  /** One sentence: what is wrong when it is broken. */
  says: string;
  /** One sentence: what to do in general. */
  hint: string;
}

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
  /** The day from which it is no problem any more, for dates that lie ahead. */
  until?: string;
}

/** What reading reports; the file is added by whoever reads the file, the severity by the catalogue. */
export type Report = (problem: { rule: ReadingRule; at: Place; message: string; hint: string }) => void;

/** Makes a {@link Report} that appends to `problems` under the name of one file. */
export function reporterFor(file: string, problems: Problem[]): Report {
  return ({ rule, at: { line, column }, message, hint }) => {
    problems.push({
      rule,
      severity: readingRules[rule].severity,
      file,
      line,
      column,
      message: shortened(message),
      hint: shortened(hint),
    });
  };
}

/** A sentence that quotes a whole page of an author’s text, with the middle left out. */
function shortened(sentence: string): string {
  return sentence.length <= 600 ? sentence : `${sentence.slice(0, 400)} … ${sentence.slice(-150)}`;
}

/** Sorts by file, then place. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** Sorts rules by name. */
export function byName(a: RuleInfo, b: RuleInfo): number {
  return a.name.localeCompare(b.name);
}

/** Whether any of them stops a build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
