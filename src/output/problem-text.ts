import { styleText } from 'node:util';
import type { Problem, Severity } from '../schema/problem.ts';

const colours = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

/** Prints problems for people: place, what is wrong, what to do. `colour` for terminals. */
export function problemText(problems: readonly Problem[], colour = false): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  return problems
    .map(({ rule, severity, file, line, column, message, hint }) =>
      [
        `${paint('bold', `${file}:${line}:${column}`)} ${paint(colours[severity], severity)} ${message}`,
        `    ${hint} ${paint('dim', `(${rule})`)}`,
      ].join('\n'),
    )
    .join('\n');
}

/** “2 errors and 1 warning”, or “no problems”. */
export function problemCount(problems: readonly Problem[]): string {
  const count = (severity: Severity) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  };
  const counts = [...count('error'), ...count('warning'), ...count('notice')];
  return counts.length === 0 ? 'no problems' : new Intl.ListFormat('en-GB').format(counts);
}

/** Problems for machines: a JSON list, one object each. */
export function problemJson(problems: readonly Problem[]): string {
  return JSON.stringify(problems, null, 2);
}
