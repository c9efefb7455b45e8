import { type Library, readLibrary } from '../explainer/library.ts';
import { problemCount, problemText } from '../output/problem-text.ts';
import { libraryOptions } from '../output/state.ts';
import { hasErrors } from '../schema/problem.ts';
import { checkSettings } from '../site.ts';

/** Prints a line of progress. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Seconds since a moment of `performance.now()`, for people. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Reads and checks the content, and prints what is wrong. @returns the library, or undefined when there are errors. */
export function checkContent(): Library | undefined {
  const start = performance.now();
  const library = readLibrary(libraryOptions);
  const { problems, readings } = library;
  if (problems.length > 0) say(problemText(problems, process.stdout.isTTY));
  say(
    `Checked ${readings.length} ${readings.length === 1 ? 'explainer' : 'explainers'}: ${problemCount(problems)} (${seconds(start)}).`,
  );
  return hasErrors(problems) ? undefined : library;
}

/** Runs a command; an error that it throws is told in one line, with its cause. */
export async function command(run: () => Promise<void> | void): Promise<void> {
  try {
    checkSettings();
    await run();
  } catch (error) {
    const { message, cause, stack } = error as Error;
    process.stderr.write(`${process.env['DEBUG'] ? stack : message}\n`);
    if (cause instanceof Error) process.stderr.write(`  because: ${cause.message}\n`);
    process.exitCode = 1;
  }
}
