/** The projects that `npm run bench -- start` installs and serves. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { Unavailable } from '../support/unavailable.ts';

export interface StarterProject {
  name: string;
  /** Writes the project into an empty folder, without installing its dependencies. */
  create(folder: string): void;
  /** Returns the command that serves the site on a port after `npm ci`. */
  serve(port: number): string;
}

/** The project that the table compares the others with. */
export const baselineName = 'starlight template';

const starlight = {
  repository: 'https://github.com/withastro/starlight',
  tag: '@astrojs/starlight@0.41.7',
  folder: 'examples/basics',
};

export const starterProjects: StarterProject[] = [
  { name: 'footing', create: cloneFooting, serve: () => 'npm start' },
  {
    name: baselineName,
    create: fetchTemplate,
    serve: (port) => `npm run build && npm run preview -- --port ${port}`,
  },
];

/**
 * Returns changes to the environment that remove what `npm run bench` adds to it, except to PATH: the template needs
 * this Node.
 */
export function getEnvChanges(): NodeJS.ProcessEnv {
  const npmVariables = Object.keys(process.env).filter((name) => name.startsWith('npm_') || name === 'NODE_ENV');
  return { ...Object.fromEntries(npmVariables.map((name) => [name, undefined])), ASTRO_TELEMETRY_DISABLED: '1' };
}

/** @throws Unavailable when the repository cannot be cloned */
function cloneFooting(folder: string): void {
  git('clone', '--quiet', '--depth', '1', `file://${root}`, folder);
}

/** @throws Unavailable when the repository or its packages cannot be downloaded */
function fetchTemplate(folder: string): void {
  const clone = `${folder}-repository`;
  git('clone', '--quiet', '--depth', '1', '--branch', starlight.tag, starlight.repository, clone);
  cpSync(join(clone, starlight.folder), folder, { recursive: true });
  pinVersions(join(folder, 'package.json'));
  const env = { ...process.env, ...getEnvChanges() };
  const npm = spawnSync('npm', ['install', '--package-lock-only'], { cwd: folder, env });
  if (npm.status !== 0) throw new Unavailable('npm cannot lock the versions of its packages');
}

interface PackageFile {
  dependencies: Record<string, string>;
  overrides?: Record<string, string>;
}

/** Replaces the template’s version ranges with the exact versions that the other benchmarks use. */
function pinVersions(path: string): void {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
  const pinned = read(join(import.meta.dirname, 'sites/starlight/package.json'));
  const template = read(path);
  for (const name of Object.keys(template.dependencies)) {
    const version = pinned.dependencies[name];
    if (version) template.dependencies[name] = version;
  }
  writeFileSync(path, JSON.stringify({ ...template, overrides: pinned.overrides }, null, 2));
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Unavailable(`git ${args.join(' ')} failed: ${stderr.trim()}`);
}
