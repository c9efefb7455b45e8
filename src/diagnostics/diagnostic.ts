import { type ParseRule, parseRules } from './parse-rules.ts';

/** How much a problem matters. An error stops the build; a warning and a notice do not. */
export type Severity = 'error' | 'warning' | 'notice';

/** What the catalogue says of a rule. */
export interface RuleInfo {
  /** Stable: people look it up, machines filter by it. */
  name: string;
  severity: Severity;
  /** One sentence: what is wrong when it is broken. */
  summary: string;
  /** One sentence: what to do in general. */
  hint: string;
}

/** A place in a file. Line and column count from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  line: number;
  column: number;
}

/** A mistake in content, found by any rule: the one type that check, build and dev share. */
export interface Diagnostic extends Position {
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
export type Report = (diagnostic: { rule: ParseRule; position: Position; message: string; hint: string }) => void;

/** Makes a {@link Report} that appends to `problems` under the name of one file. */
export function createReporter(file: string, diagnostics: Diagnostic[]): Report {
  return ({ rule, position: { line, column }, message, hint }) => {
    diagnostics.push({
      rule,
      severity: parseRules[rule].severity,
      file,
      line,
      column,
      message: shorten(message),
      hint: shorten(hint),
    });
  };
}

/** A sentence that quotes a whole page of an author’s text, with the middle left out. */
function shorten(sentence: string): string {
  return sentence.length <= 600 ? sentence : `${sentence.slice(0, 400)} … ${sentence.slice(-150)}`;
}

/** Sorts by file, then place. */
export function comparePositions(a: Diagnostic, b: Diagnostic): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** Sorts rules by name. */
export function compareNames(a: RuleInfo, b: RuleInfo): number {
  return a.name.localeCompare(b.name);
}

/** Whether any of them stops a build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
