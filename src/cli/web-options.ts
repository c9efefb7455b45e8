/** Options of commands that request addresses. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from './run-command.ts';

/** Parses a command line. @throws UsageError that says in one line what is wrong, and names the options */
export function parseOptions<T extends ParseArgsOptionsConfig>(
  options: T,
  args: readonly string[],
  allowPositionals = false,
) {
  try {
    return parseArgs({ options, args: [...args], allowPositionals });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${sentence}. The options are ${new Intl.ListFormat('en-GB').format(names)}.`);
  }
}

/** The options of every command that requests addresses. @param timeout seconds */
export const createWebOptions = (timeout: string) =>
  ({
    timeout: { type: 'string', default: timeout },
    pause: { type: 'string', default: '0.5' },
    'allow-local': { type: 'boolean', default: false },
  }) as const;

/** Parses these options. @throws UsageError that says what is wrong */
export function parseWebOptions(values: { timeout: string; pause: string; 'allow-local': boolean }) {
  return {
    timeout: parseSeconds('timeout', values.timeout, 0.01),
    pause: parseSeconds('pause', values.pause, 0),
    allowLocal: values['allow-local'],
  };
}

function parseSeconds(name: string, text: string, min: number): number {
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  if (seconds >= min && seconds <= 600) return seconds;
  throw new UsageError(`--${name} is “${text}”. Set it to a number of seconds from ${min} to 600.`);
}

/** The error of a command whose requests reached no server. */
export const offlineMessage = 'No server answered: this machine seems to be offline. The results were discarded.';

/** Runs a function when the user or the system stops the command, which then ends with the code of the signal. */
export function onStop(stop: () => void): void {
  const stopWith = (code: number) => {
    stop();
    process.exit(code);
  };
  process.once('SIGINT', () => stopWith(130)).once('SIGTERM', () => stopWith(143));
}
