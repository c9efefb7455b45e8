/** Runs the project’s own commands, as a person would, with settings in variables. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Everything that a command left behind. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `src/cli/<name>.ts` to its end. */
export function run(name: string, env: Record<string, string> = {}, args: string[] = []): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'src/cli', `${name}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', ...env },
  });
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (outcome.stdout += data));
  child.stderr.on('data', (data) => (outcome.stderr += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...outcome, code }));
  });
}
