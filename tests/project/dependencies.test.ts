/** What is installed: how much, how many, and what each direct dependency is for. */
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
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');

/** Bytes of a package’s own files: those of packages inside it are counted by their own entries in the lock file. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesIn(path) : lstatSync(path).size);
    }, 0);
}

describe('what is installed', () => {
  it(`is at most ${install.packages} packages on every platform`, () => {
    const everywhere = packages.filter(([, { optional }]) => !optional);
    expect(everywhere.length).toBeGreaterThan(install.packages / 2);
    expect(everywhere.length).toBeLessThanOrEqual(install.packages);
  });

  it(`weighs at most ${install.bytes} bytes here`, () => {
    const here = packages.map(([place]) => join(root, place)).filter((place) => existsSync(place));
    const bytes = here.reduce((sum, place) => sum + bytesIn(place), 0);
    expect(bytes).toBeGreaterThan(install.bytes / 4);
    expect(bytes).toBeLessThanOrEqual(install.bytes);
  });

  it.each(kinds)('is asked for by few %s, each of an exact version', (kind) => {
    const versions = Object.values(manifest[kind]);
    expect(versions.length).toBeLessThanOrEqual(install.direct[kind]);
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});

describe('the table of dependencies in docs/decisions/tools.md', () => {
  const rows = read('docs/decisions/tools.md').matchAll(/^\| (?!package |---)(.+?) \| (.+) \|$/gm);
  const named = [...rows].flatMap(([, names = '', purpose]) => names.split(', ').map((name) => ({ name, purpose })));
  const direct = kinds.flatMap((kind) => Object.keys(manifest[kind]));

  it('says of every direct dependency what it is for', () => {
    const known = new Set(named.map(({ name }) => name));
    const types = known.has('@types/*') ? /^@types\// : /^$/;
    expect(direct.filter((name) => !known.has(name) && !types.test(name))).toEqual([]);
  });

  it('names nothing else, and nothing twice', () => {
    const names = named.map(({ name }) => name).filter((name) => name !== '@types/*');
    expect(names.filter((name) => !direct.includes(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('the scripts of packages', () => {
  it('are not run at installation: .npmrc says so, here and for whoever clones it', () => {
    expect(globSync('.npmrc', { cwd: root })).toEqual(['.npmrc']);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});
