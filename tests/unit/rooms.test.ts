/**
 * The shape of the code: cache → schema → cite → explainer → output → build → pages. A room knows only the rooms before it. What the build
 * and the browser share of the search stands in a room of its own, which knows no other.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/run.ts';

const src = join(root, 'src');

/** What each room may import from inside `src`: rooms by folder, single files by name. */
const allowed: Record<string, readonly string[]> = {
  cache: ['cache'],
  schema: ['schema'],
  cite: ['schema', 'cite'],
  search: ['search'],
  'words.ts': ['schema'],
  'site.ts': [],
  explainer: ['cache', 'schema', 'cite', 'words.ts', 'explainer'],
  output: ['cache', 'schema', 'cite', 'words.ts', 'explainer', 'search', 'site.ts', 'output'],
  build: ['cache', 'schema', 'explainer', 'output', 'site.ts', 'build'],
  browser: ['search', 'styles', 'browser'],
};

/** The modules that a file imports, as written. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const pattern = /(?:^|[\s;}])(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/g;
  return Array.from(code.matchAll(pattern), ([, name]) => name ?? '');
}

/** The files of a room, or the one file. */
const filesOf = (room: string) =>
  room.endsWith('.ts')
    ? [join(src, room)]
    : globSync('**/*.ts', { cwd: join(src, room) }).map((name) => join(src, room, name));

/** “explainer” for a file in that folder, “words.ts” for that file. */
const roomOf = (file: string) => relative(src, file).split('/')[0] ?? '';

describe('the rooms of the code', () => {
  it.each(Object.keys(allowed))('%s knows only the rooms before it', (room) => {
    const files = filesOf(room);
    expect(files.length).toBeGreaterThan(0);
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .filter((name) => !allowed[room]?.includes(roomOf(join(dirname(file), name))))
        .map((name) => `${relative(src, file)} imports ${name}`),
    );
    expect(strays).toEqual([]);
  });

  it.each(['schema', 'cite', 'explainer', 'search', 'words.ts'])('%s works without Astro and Pagefind', (room) => {
    const strays = filesOf(room).flatMap((file) =>
      importsOf(file).filter((name) => /^(astro\b|@astrojs\/|pagefind\b|virtual:)/.test(name)),
    );
    expect(strays).toEqual([]);
  });

  it('are found by this test as they import each other', () => {
    expect(importsOf(join(src, 'explainer/build.ts'))).toEqual(
      expect.arrayContaining(['hast', 'mdast', '../cite/number.ts', '../words.ts', './lists.ts']),
    );
    expect(importsOf(join(src, 'explainer/body-rules.ts'))).toContain('mdast-util-mdx');
    expect(importsOf(join(src, 'build/integration.ts'))).toContain('astro');
  });
});
