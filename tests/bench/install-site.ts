/**
 * Installs the sites to compare with. Each is in `sites/` with exact versions, and is copied to `.cache/bench/`
 * on first use.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { Unavailable } from '../support/unavailable.ts';

/**
 * Copies `sites/<name>/` and installs its packages.
 * @returns the folder.
 * @throws Unavailable when npm cannot install them
 */
export function installSite(name: string): string {
  const [from, to] = [join(import.meta.dirname, 'sites', name), join(root, '.cache/bench', name)];
  const packageFile = (folder: string) => readFileSync(join(folder, 'package.json'), 'utf8');
  const isInstalled = existsSync(join(to, 'node_modules/.package-lock.json')) && packageFile(from) === packageFile(to);
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  if (isInstalled || !packageFile(from).includes('"dependencies"')) return to;
  const npm = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: to,
    encoding: 'utf8',
  });
  if (npm.status !== 0) throw new Unavailable(`its packages cannot be installed (npm install in ${name}/ failed)`);
  return to;
}

/**
 * Returns an environment whose PATH has the programs of a site and of this project, whose packages the baseline
 * uses.
 */
export function pathWithPackages(folder: string): NodeJS.ProcessEnv {
  const bins = [folder, root].map((each) => join(each, 'node_modules/.bin'));
  return { PATH: [...bins, process.env['PATH']].join(':'), ASTRO_TELEMETRY_DISABLED: '1' };
}
