/** Imports between the folders of `src/` go one way only, those of components, pages and tests included. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/run.ts';

/** What each folder, or file at the top of `src/`, may import. `docs/architecture.md` shows the same as a table. */
const allowed: Record<string, readonly string[]> = {
  'site.ts': [],
  theme: ['site.ts'],
  styles: [],
  dom: [],
  diagnostics: ['site.ts'],
  i18n: [],
  cache: ['site.ts'],
  explainer: ['diagnostics', 'i18n'],
  citations: ['diagnostics', 'i18n', 'explainer'],
  parse: ['diagnostics', 'i18n', 'cache', 'explainer', 'citations'],
};
/** What every later folder may import: parsing, all that parsing may import, and the settings. */
const content = [...(allowed['parse'] ?? []), 'parse', 'site.ts'];
allowed['site-data'] = content;
for (const name of ['search', 'sharing', 'exports']) allowed[name] = [...content, 'site-data', 'dom', 'styles'];
allowed['sharing'] = [...content, 'site-data', 'dom', 'styles', 'theme'];
allowed['components'] = [...content, 'site-data', 'sharing', 'theme'];
allowed['pages'] = [...content, 'site-data', 'exports', 'components'];
allowed['client'] = ['dom', 'search', 'sharing'];
allowed['publish'] = [...content, 'site-data'];
allowed['authoring'] = [...content, 'site-data', 'theme'];
allowed['build'] = [...content, 'site-data', 'search', 'sharing', 'exports', 'publish', 'authoring'];
allowed['cli'] = [...content, 'site-data', 'publish', 'authoring', 'build'];
allowed['env.d.ts'] = [];

const listFiles = (pattern: string) =>
  globSync(pattern, { cwd: join(root, 'src') }).map((name) => join(root, 'src', name));
const sourceFiles = listFiles('**/*.{ts,astro,mdx,css}');

/** Returns the modules that a file imports, as written. */
function listImports(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const pattern = /(?:^|[\s;}])(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/g;
  return Array.from(code.matchAll(pattern), ([, name]) => name ?? '');
}

/** Returns `parse` for a file in `src/parse/`, `site.ts` for `src/site.ts`, and undefined outside `src/`. */
function getFolder(file: string): string | undefined {
  const [first, second] = relative(root, file).split('/');
  return first === 'src' ? second : undefined;
}

/** Returns the imports of a file that its folder does not allow. */
function findForbiddenImports(file: string, folder: string): string[] {
  return listImports(file)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const target = getFolder(join(dirname(file), name));
      if (target === undefined || target === folder || allowed[folder]?.includes(target)) return [];
      return `${relative(root, file)} imports ${name}`;
    });
}

/** Returns the cells of each table row that begins with code in a Markdown file, by that code. */
function parseTable(path: string): Map<string, string[]> {
  const rows = readFileSync(join(root, path), 'utf8').matchAll(/^\| `([\w.-]+)`.*$/gm);
  return new Map(Array.from(rows, ([row, name = '']) => [name, row.split('|').map((cell) => cell.trim())]));
}

describe('the folders of src', () => {
  it('all have a place in the import order', () => {
    expect(Object.keys(allowed).sort()).toEqual([...new Set(sourceFiles.map((file) => getFolder(file)))].sort());
  });

  it('have the import order that docs/architecture.md shows', () => {
    const table = Array.from(parseTable('docs/architecture.md'), ([name, cells]) => {
      const names = Array.from(
        cells[3]?.matchAll(/`([^`]+)`|\*(content)\*/g) ?? [],
        ([, code, group]) => code ?? group,
      );
      return [name, names.flatMap((each) => (each === 'content' ? content : (each ?? [])))];
    });
    expect(table).toEqual(Object.entries(allowed));
  });

  it('are all in the README’s table', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(Object.keys(allowed).filter((name) => name !== 'env.d.ts' && !readme.includes(`\`src/${name}`))).toEqual([]);
  });

  it.each(Object.keys(allowed))('%s imports only folders that it may import', (folder) => {
    const files = sourceFiles.filter((file) => getFolder(file) === folder);
    expect(files.flatMap((file) => findForbiddenImports(file, folder))).toEqual([]);
  });

  it.each(['diagnostics', 'i18n', 'cache', 'explainer', 'citations', 'parse', 'search/format'])(
    '%s works without Astro and Pagefind',
    (folder) => {
      const names = listFiles(`${folder}/**/*.ts`).flatMap(listImports);
      expect(names.filter((name) => /^(astro\b|@astrojs\/|pagefind\b|virtual:)/.test(name))).toEqual([]);
    },
  );

  it('have at most 30 files each, apart from the rules', () => {
    const folders = Map.groupBy(sourceFiles, (file) => dirname(relative(root, file)));
    const large = Array.from(folders).filter(([name, files]) => name !== 'src/parse/rules' && files.length > 30);
    expect(large.map(([name]) => name)).toEqual([]);
  });
});

describe('the tests of a folder', () => {
  it.each(Object.keys(allowed).filter((name) => !name.includes('.')))('%s import only what it may import', (folder) => {
    const files = globSync(`tests/${folder}/**/*.ts`, { cwd: root }).map((name) => join(root, name));
    expect(files.flatMap((file) => findForbiddenImports(file, folder))).toEqual([]);
  });
});

describe('this test', () => {
  it('recognizes every kind of import', () => {
    expect(listImports(join(root, 'src/parse/render/assemble-explainer.ts'))).toEqual(
      expect.arrayContaining(['mdast', 'unist-util-visit', '../../i18n/strings.ts', './reference-list.ts']),
    );
    expect(listImports(join(root, 'src/parse/markdown/body-rules.ts'))).toContain('mdast-util-mdx');
    expect(listImports(join(root, 'src/build/integration.ts'))).toContain('astro');
    expect(listImports(join(root, 'src/components/TableOfContents.astro'))).toContain('../i18n/strings.ts');
  });
});
