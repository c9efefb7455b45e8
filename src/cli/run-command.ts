import { checkSettings } from '../site.ts';

/** Runs a command. Prints an error in one line, with its cause, and sets the exit code to 1. */
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
