/** Commands as a person types them: `npm run …`, each in a process group of its own, so that all of it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../support/run.ts';

export interface Command {
  /** What it printed so far. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
  /** Ends every process of it at once, as `kill -9` does. */
  kill(): void;
}

/** Starts `npm run <name>`. @param cwd the folder of the project */
export function npmRun(name: string, env: Record<string, string>, cwd = root): Command {
  const options = { cwd, env: { ...process.env, NODE_ENV: 'production', ...env }, detached: true };
  const child: ChildProcess = spawn('npm', ['run', '--silent', name], options);
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  return {
    output: () => output,
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
    kill() {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    },
  };
}
