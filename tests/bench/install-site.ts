/**
 * What is compared with is not part of this project: each stands in `sites/` with exact versions, is copied to
 * `.cache/bench/` and installed there when it is first asked for.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';

/** Something that cannot be measured here; the message says why. */
export class NotHere extends Error {}

/** A copy of `sites/<name>/` with its packages. @throws NotHere when they cannot be had. */
export function installed(name: string): string {
  const [from, to] = [join(import.meta.dirname, 'sites', name), join(root, '.cache/bench', name)];
  const packageFile = (folder: string) => readFileSync(join(folder, 'package.json'), 'utf8');
  const unchanged = existsSync(join(to, 'node_modules/.package-lock.json')) && packageFile(from) === packageFile(to);
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  if (unchanged || !packageFile(from).includes('"dependencies"')) return to;
  const npm = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: to,
    encoding: 'utf8',
  });
  if (npm.status !== 0) throw new NotHere(`its packages cannot be installed (npm install in ${name}/ failed)`);
  return to;
}

/**
 * The variables that make installed programs callable by name. The baseline, inside this project, uses its packages.
 */
export function withPrograms(folder: string): NodeJS.ProcessEnv {
  const bins = [folder, root].map((place) => join(place, 'node_modules/.bin'));
  return { PATH: [...bins, process.env['PATH']].join(':'), ASTRO_TELEMETRY_DISABLED: '1' };
}
