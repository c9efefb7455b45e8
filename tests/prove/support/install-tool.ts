/**
 * Tools that only proofs use, and that are too large or too rarely needed to be dependencies of the project. npm
 * installs the exact version into `.cache/` when a proof needs it, and runs no install scripts.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../support/run.ts';
import { Unavailable } from '../../support/unavailable.ts';

/** Installs a package. @returns its folder. @throws Unavailable when npm cannot install it */
export async function installTool(name: string, version: string): Promise<string> {
  const folder = join(root, '.cache/prove', `${name.replaceAll('/', '+')}-${version}`);
  const marker = join(folder, 'done');
  if (!existsSync(marker)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    try {
      await promisify(execFile)('npm', ['install', ...options, `${name}@${version}`], { cwd: folder });
    } catch (error) {
      const reason = (error as Error).message.split('\n').at(-2);
      throw new Unavailable(`npm cannot install ${name} ${version} (${reason})`);
    }
    writeFileSync(marker, '');
  }
  return join(folder, 'node_modules', name);
}
