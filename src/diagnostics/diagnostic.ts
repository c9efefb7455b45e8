import { type ParseRule, parseRules } from './parse-rules.ts';

/** How serious a diagnostic is. An error stops the build; a warning and a notice do not. */
export type Severity = 'error' | 'warning' | 'notice';

/** A rule that content must follow. */
export interface RuleInfo {
  /** Stable id: people look it up, programs filter by it. */
  name: string;
  severity: Severity;
  /** What is wrong when the rule is broken, in one sentence. */
  summary: string;
  /** The default hint: how to fix it, in one sentence. */
  hint: string;
}

/** A position in a file. Line and column count from 1; the column counts UTF-16 units, as editors do. */
export interface Position {
  line: number;
  column: number;
  /** The value is written in another file, which reports its mistakes. Diagnostics at this position are left out. */
  isElsewhere?: true;
}

/** What a rule reports about one mistake. The rest of the diagnostic comes from the rule itself. */
export interface DiagnosticDetails {
  position: Position;
  /** What is wrong, in one sentence. */
  message: string;
  /** How to fix it, in one sentence, where that is more specific than the rule’s default hint. */
  hint?: string;
  /** For dates in the future: the day on which the diagnostic no longer applies. */
  until?: string;
}

/** A mistake in content. `check`, `build` and `dev` share this type. */
export interface Diagnostic extends Omit<Position, 'isElsewhere'> {
  /** The stable id of the rule, such as `citation-without-source`. */
  rule: string;
  severity: Severity;
  /** Path of the file, relative to the project if it is inside. */
  file: string;
  message: string;
  hint: string;
  until?: string;
}

/** Reports a mistake that parsing finds. */
export type Report = (details: DiagnosticDetails & { rule: ParseRule }) => void;

/** Returns a {@link Report} that appends to `diagnostics`, for one file. */
export function createReporter(file: string, diagnostics: Diagnostic[]): Report {
  return ({ rule, ...details }) => {
    if (details.position.isElsewhere) return;
    diagnostics.push(createDiagnostic({ name: rule, ...parseRules[rule] }, file, details));
  };
}

/** Combines a rule with the details of one mistake in a file. */
export function createDiagnostic(rule: RuleInfo, file: string, details: DiagnosticDetails): Diagnostic {
  const { position, message, hint = rule.hint, until } = details;
  return {
    rule: rule.name,
    severity: rule.severity,
    file,
    line: position.line,
    column: position.column,
    message: shorten(message),
    hint: shorten(hint),
    ...(until === undefined ? {} : { until }),
  };
}

/** Leaves out the middle of a sentence that quotes a very long text. */
function shorten(sentence: string): string {
  return sentence.length <= 600 ? sentence : `${sentence.slice(0, 400)} … ${sentence.slice(-150)}`;
}

/** Sorts by file, then position. */
export function comparePositions(a: Diagnostic, b: Diagnostic): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** Returns whether any diagnostic stops a build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
