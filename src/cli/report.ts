import { type Library, readLibrary } from '../explainer/library.ts';
import { tellEditors } from '../output/editor-files.ts';
import { problemAnnotations, problemCount, problemText } from '../output/problem-text.ts';
import { settingProblems } from '../output/setting-rules.ts';
import { shareLibrary } from '../output/shared-library.ts';
import { libraryOptions } from '../output/state.ts';
import { hasErrors } from '../schema/problem.ts';
import { checkSettings, root, settings } from '../site.ts';

/** Prints a line of progress. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Seconds since a moment of `performance.now()`, for people. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Whether what is printed can have colours (https://no-color.org). */
export function styled(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'];
}

/** Reads the content, and the settings that belong to it; editors learn which files there are. */
export function readAll(): Library {
  tellEditors({ root, contentDir: settings.contentDir });
  const library = shareLibrary(readLibrary(libraryOptions));
  return { ...library, problems: [...library.problems, ...settingProblems()] };
}

/** Reads and checks the content, and prints what is wrong. @returns it where there is no error */
export function checkContent(): Library | undefined {
  const start = performance.now();
  const library = readAll();
  const { problems, readings } = library;
  if (problems.length > 0) {
    say(problemText(problems, { colour: styled() }));
    if (process.env['GITHUB_ACTIONS'] === 'true') say(problemAnnotations(problems));
  }
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
