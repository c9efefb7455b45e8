/** Runs the project’s commands as their users do, with settings in environment variables. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/**
 * The environment variables of commands. Node caches compiled code: tests start commands some two hundred times,
 * and a short one spends most of its time on compiling.
 */
export const commandEnv: Record<string, string | undefined> = {
  ...process.env,
  NODE_ENV: 'production',
  VITEST: '',
  NODE_COMPILE_CACHE: join(root, '.cache/compiled'),
};

/** The result of a command. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `src/cli/<name>.ts` and waits for its end. */
export function run(name: string, env?: Record<string, string>, args?: string[]): Promise<Outcome> {
  return runFile(join('src/cli', `${name}.ts`), env, args);
}

/** Runs a file of the project in the same way. @param project the folder of another copy of the project */
export function runFile(
  file: string,
  env: Record<string, string> = {},
  args: string[] = [],
  project = root,
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(project, file), ...args], {
    cwd: project,
    env: { ...commandEnv, ...env },
  });
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (outcome.stdout += data));
  child.stderr.on('data', (data) => (outcome.stderr += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...outcome, code }));
  });
}
