/** What commands print. */

/** Prints a line. */
export function log(line: string): void {
  process.stdout.write(`${process.stdout.isTTY ? '\u{1b}[K' : ''}${line}\n`);
}

/** Seconds since a moment of `performance.now()`, for people. */
export function formatSecondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Whether what is printed can have colours (https://no-color.org). */
export function supportsColour(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'];
}

/** A number of things: “1 file”, “1,234 files”. */
export function formatCount(count: number, singular: string): string {
  return `${count.toLocaleString('en')} ${singular}${count === 1 ? '' : 's'}`;
}

/** The tasks that are running. */
const running = new Set<string>();

/** On a terminal, shows which tasks are running in a line that the next output replaces. */
function showRunning(): void {
  if (process.stdout.isTTY && running.size > 0) process.stdout.write(`\u{1b}[K… ${[...running].join(' · ')}\r`);
}

/**
 * Starts a task of a build; several may run at once.
 * @returns what ends it and prints its name, what came of it in a few words, and how long it took
 */
export function startTask(name: string): (summary?: string) => void {
  const start = performance.now();
  running.add(name);
  showRunning();
  return (summary) => {
    running.delete(name);
    log(`✓ ${name}${summary ? `: ${summary}` : ''} (${formatSecondsSince(start)})`);
    showRunning();
  };
}

/** Runs a task of a build. @param summary says what came of it, in a few words */
export async function runTask<Result>(
  name: string,
  task: () => Promise<Result> | Result,
  summary: (result: Result) => string | undefined = () => undefined,
): Promise<Result> {
  const end = startTask(name);
  try {
    const result = await task();
    end(summary(result));
    return result;
  } finally {
    running.delete(name);
  }
}
