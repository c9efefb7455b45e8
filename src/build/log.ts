/** Output of commands. */

/** Prints a line. */
export function log(line: string): void {
  process.stdout.write(`${process.stdout.isTTY ? '\u{1b}[K' : ''}${line}\n`);
}

/** Formats the seconds since a time of `performance.now()`: “1.2 s”. */
export function formatSecondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Whether output may be coloured (https://no-color.org). */
export function supportsColour(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'];
}

/** Formats a number of things: “1 file”, “1,234 files”. */
export function formatCount(count: number, singular: string): string {
  return `${count.toLocaleString('en')} ${singular}${count === 1 ? '' : 's'}`;
}

/** Names of the running tasks. */
const running = new Set<string>();

/** On a terminal, prints the running tasks in a line that the next output overwrites. */
function showRunning(): void {
  if (process.stdout.isTTY && running.size > 0) process.stdout.write(`\u{1b}[K… ${[...running].join(' · ')}\r`);
}

/**
 * Starts a task of a build. Several may run at once.
 * @returns a function that ends the task, and prints its name, a summary of its result and the time that it took
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

/** Runs a task of a build. @param summarize describes the result in a few words */
export async function runTask<Result>(
  name: string,
  task: () => Promise<Result> | Result,
  summarize: (result: Result) => string | undefined = () => undefined,
): Promise<Result> {
  const end = startTask(name);
  try {
    const result = await task();
    end(summarize(result));
    return result;
  } finally {
    running.delete(name);
  }
}
