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

/** The running tasks by name, the one with the latest progress last, each with how far it is: “34/77”, or nothing. */
const running = new Map<string, string>();

/** On a terminal, prints the task with the latest progress in a line that the next output overwrites. */
function showLatestTask(): void {
  const [name, progress] = [...running].at(-1) ?? [];
  if (name === undefined || !process.stdout.isTTY || process.env['CI']) return;
  process.stdout.write(`\u{1b}[K… ${name}${progress ? ` ${progress}` : ''}\r`);
}

/** Shows how far a running task is. */
export function showProgress(name: string, done: number, total: number): void {
  if (!running.delete(name)) return;
  running.set(name, `${done.toLocaleString('en')}/${total.toLocaleString('en')}`);
  showLatestTask();
}

/**
 * Starts a task of a build. Several may run at once.
 * @returns a function that ends the task, and prints its name, a summary of its result and the time that it took
 */
export function startTask(name: string): (summary?: string) => void {
  const start = performance.now();
  running.set(name, '');
  showLatestTask();
  return (summary) => {
    running.delete(name);
    log(`✓ ${name}${summary ? `: ${summary}` : ''} (${formatSecondsSince(start)})`);
    showLatestTask();
  };
}

/**
 * Runs a task of a build.
 * @param task is given a function that shows how far it is
 * @param summarize describes the result in a few words
 */
export async function runTask<Result>(
  name: string,
  task: (show: (done: number, total: number) => void) => Promise<Result> | Result,
  summarize: (result: Result) => string | undefined = () => undefined,
): Promise<Result> {
  const end = startTask(name);
  try {
    const result = await task((done, total) => showProgress(name, done, total));
    end(summarize(result));
    return result;
  } finally {
    running.delete(name);
  }
}
