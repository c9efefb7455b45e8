/**
 * Tools that only a proof uses. They are too heavy, or too seldom needed, to be installed with the project: npm fetches the
 * exact version when the proof is run, into `.cache/`, and runs nothing of it then.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../support/run.ts';
import { NotHere } from './proof.ts';

/** The folder of a package. @throws NotHere when npm cannot fetch it */
export async function borrowed(name: string, version: string): Promise<string> {
  const folder = join(root, '.cache/prove', `${name.replaceAll('/', '+')}-${version}`);
  const done = join(folder, 'done');
  if (!existsSync(done)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    try {
      await promisify(execFile)('npm', ['install', ...options, `${name}@${version}`], { cwd: folder });
    } catch (error) {
      throw new NotHere(`npm cannot fetch ${name} ${version} (${(error as Error).message.split('\n').at(-2)})`);
    }
    writeFileSync(done, '');
  }
  return join(folder, 'node_modules', name);
}
