import { checkSettings } from '../site.ts';

/** Runs a command. An error is printed in one line, with its cause. */
export async function runCommand(run: () => Promise<void> | void): Promise<void> {
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
