/** Runs `npm run …`, each in its own process group, so that all of its processes can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../support/run.ts';

export interface Command {
  /** Returns the output so far. */
  output(): string;
  /** The exit code, or the signal that ended the command. */
  ended: Promise<number | string | null>;
  /** Kills all its processes at once, as `kill -9` does. */
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
        // The command has ended already.
      }
    },
  };
}
