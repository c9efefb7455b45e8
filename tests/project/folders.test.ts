/** The direction of imports: a folder of `src/` knows only those before it. Components, pages and tests are held to it too. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/run.ts';

/** The folders, or files at the top of `src/`, that each may import. */
const allowed: Record<string, readonly string[]> = {
  'site.ts': [],
  styles: [],
  dom: [],
  diagnostics: ['site.ts'],
  i18n: [],
  cache: ['site.ts'],
  explainer: ['diagnostics', 'i18n'],
  citations: ['diagnostics', 'i18n', 'explainer'],
  parse: ['diagnostics', 'i18n', 'cache', 'explainer', 'citations'],
};
/** From here on, each folder may import what parsing may, the settings, and what the content as a whole is. */
const content = [...(allowed['parse'] ?? []), 'parse', 'site.ts'];
allowed['site-data'] = content;
for (const name of ['search', 'sharing', 'exports']) allowed[name] = [...content, 'site-data', 'dom', 'styles'];
allowed['components'] = [...content, 'site-data', 'sharing'];
allowed['pages'] = [...content, 'site-data', 'exports', 'components'];
allowed['client'] = ['dom', 'search', 'sharing'];
allowed['publish'] = [...content, 'site-data'];
allowed['authoring'] = [...content, 'site-data'];
allowed['build'] = [...content, 'site-data', 'search', 'sharing', 'exports', 'publish', 'authoring'];
allowed['cli'] = [...content, 'site-data', 'publish', 'authoring', 'build'];
allowed['content.config.ts'] = ['site-data'];
allowed['env.d.ts'] = [];

const inSrc = (pattern: string) => globSync(pattern, { cwd: join(root, 'src') }).map((name) => join(root, 'src', name));
const sources = inSrc('**/*.{ts,astro,mdx,css}');

/** The modules that a file imports, as written. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const pattern = /(?:^|[\s;}])(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/g;
  return Array.from(code.matchAll(pattern), ([, name]) => name ?? '');
}

/** “parse” for a file in `src/parse/`, “site.ts” for that file; undefined outside `src/`. */
function folderOf(file: string): string | undefined {
  const [first, second] = relative(root, file).split('/');
  return first === 'src' ? second : undefined;
}

/** What a file imports from folders that its own may not know. */
function strays(file: string, folder: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const target = folderOf(join(dirname(file), name));
      if (target === undefined || target === folder || allowed[folder]?.includes(target)) return [];
      return `${relative(root, file)} imports ${name}`;
    });
}

describe('the folders of src', () => {
  it('all have a place in the order', () => {
    expect(Object.keys(allowed).sort()).toEqual([...new Set(sources.map((file) => folderOf(file)))].sort());
  });

  it.each(Object.keys(allowed))('%s knows only the folders before it', (folder) => {
    expect(sources.filter((file) => folderOf(file) === folder).flatMap((file) => strays(file, folder))).toEqual([]);
  });

  it.each(['diagnostics', 'i18n', 'cache', 'explainer', 'citations', 'parse', 'search/format'])(
    '%s works without Astro and Pagefind',
    (folder) => {
      const names = inSrc(`${folder}/**/*.ts`).flatMap(importsOf);
      expect(names.filter((name) => /^(astro\b|@astrojs\/|pagefind\b|virtual:)/.test(name))).toEqual([]);
    },
  );

  it('are small: no more than 30 files side by side, but for the rules', () => {
    const folders = Map.groupBy(sources, (file) => dirname(relative(root, file)));
    const large = Array.from(folders).filter(([name, files]) => name !== 'src/parse/rules' && files.length > 30);
    expect(large.map(([name]) => name)).toEqual([]);
  });
});

describe('the tests of a folder', () => {
  it.each(Object.keys(allowed).filter((name) => !name.includes('.')))('%s know what the folder knows', (folder) => {
    const files = globSync(`tests/${folder}/**/*.ts`, { cwd: root }).map((name) => join(root, name));
    expect(files.flatMap((file) => strays(file, folder))).toEqual([]);
  });
});

describe('this test', () => {
  it('sees every kind of import', () => {
    expect(importsOf(join(root, 'src/parse/render/assemble-explainer.ts'))).toEqual(
      expect.arrayContaining(['mdast', 'unist-util-visit', '../../i18n/strings.ts', './reference-list.ts']),
    );
    expect(importsOf(join(root, 'src/parse/markdown/body-rules.ts'))).toContain('mdast-util-mdx');
    expect(importsOf(join(root, 'src/build/integration.ts'))).toContain('astro');
    expect(importsOf(join(root, 'src/components/TableOfContents.astro'))).toContain('../i18n/strings.ts');
  });
});
