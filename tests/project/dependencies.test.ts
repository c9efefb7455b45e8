/** Limits on what `npm ci` installs, and the table of what each direct dependency is for. */
import { existsSync, globSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { install } from '../support/budgets.ts';
import { root } from '../support/run.ts';

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
type Kind = (typeof kinds)[number];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<Kind, Record<string, string>>;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optional?: boolean }> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Returns the bytes of a package’s files. Packages inside it have entries of their own in the lock file. */
function countBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? countBytes(path) : lstatSync(path).size);
    }, 0);
}

describe('npm ci', () => {
  it(`installs at most ${install.packages} packages that every platform needs`, () => {
    const required = packages.filter(([, { optional }]) => !optional);
    expect(required.length).toBeGreaterThan(install.packages / 2);
    expect(required.length).toBeLessThanOrEqual(install.packages);
  });

  it(`installs at most ${install.bytes} bytes on this platform`, () => {
    const installed = packages.map(([path]) => join(root, path)).filter((path) => existsSync(path));
    const bytes = installed.reduce((sum, path) => sum + countBytes(path), 0);
    expect(bytes).toBeGreaterThan(install.bytes / 4);
    expect(bytes).toBeLessThanOrEqual(install.bytes);
  });

  it.each(kinds)('installs few direct %s, each in an exact version', (kind) => {
    const versions = Object.values(manifest[kind]);
    expect(versions.length).toBeLessThanOrEqual(install.direct[kind]);
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});

describe('the table of dependencies in docs/decisions/tools.md', () => {
  const rows = read('docs/decisions/tools.md').matchAll(/^\| (?!package |---)(.+?) \| (.+) \|$/gm);
  const named = [...rows].flatMap(([, names = '', purpose]) => names.split(', ').map((name) => ({ name, purpose })));
  const direct = kinds.flatMap((kind) => Object.keys(manifest[kind]));

  it('says what every direct dependency is for', () => {
    const known = new Set(named.map(({ name }) => name));
    const types = known.has('@types/*') ? /^@types\// : /^$/;
    expect(direct.filter((name) => !known.has(name) && !types.test(name))).toEqual([]);
  });

  it('lists no other package, and none twice', () => {
    const names = named.map(({ name }) => name).filter((name) => name !== '@types/*');
    expect(names.filter((name) => !direct.includes(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('install scripts of packages', () => {
  it('do not run, here or in a clone, because .npmrc says so', () => {
    expect(globSync('.npmrc', { cwd: root })).toEqual(['.npmrc']);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});
