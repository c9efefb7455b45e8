import { formatSettingsError } from '../diagnostics/settings-error.ts';

/** A command line that is wrong. */
export class UsageError extends Error {}

/**
 * Runs a command. Prints an error in one line, with its cause, and sets the exit code: 2 for a wrong command line,
 * else 1.
 */
export async function runCommand(run: () => Promise<void> | void): Promise<void> {
  try {
    // The settings may have a mistake that prevents loading them.
    const { checkSettings } = await import('../site.ts');
    checkSettings();
    await run();
  } catch (error) {
    const { message, cause, stack } = error as Error;
    process.stderr.write(`${process.env['DEBUG'] ? stack : (formatSettingsError(error as Error) ?? message)}\n`);
    if (cause instanceof Error) process.stderr.write(`  because: ${cause.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
