/** The pages for newcomers name code by its path. These tests fail when a file, an export or a link is missing. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/run.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort();

/** Returns the inline code of a page, without its code blocks. */
function listInlineCode(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return Array.from(prose.matchAll(/`([^`]+)`/g), ([, code = '']) => code.replace(/\s+/g, ' '));
}

/** Whether a file exports a name. */
function hasExport(text: string, name: string): boolean {
  const kinds = String.raw`(?:async )?(?:function\*?|const|class|interface|type)`;
  return new RegExp(String.raw`^export ${kinds} ${name}\b`, 'm').test(text);
}

/** Returns what a page names as `path: export` although the file or the export does not exist. */
function findMissingExports(text: string): string[] {
  return listInlineCode(text).filter((code) => {
    const [, file, name = ''] = /^(\S+\.\w+): (\w+)$/.exec(code) ?? [];
    return file !== undefined && !(existsSync(join(root, file)) && hasExport(read(file), name));
  });
}

/** Returns the paths that a page names and that do not exist. Skips patterns such as `*.ts`. */
function findMissingPaths(text: string): string[] {
  return listInlineCode(text)
    .map((code) => code.replace(/: \w+$/, ''))
    .filter((code) => /^(?:src|tests|docs)\/[^\s*<{…]+$/.test(code) && !existsSync(join(root, code)));
}

/** Returns the relative links of a page that lead to no file. */
function findMissingLinks(page: string): string[] {
  const prose = read(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`]*`/g, '');
  const links = Array.from(prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g), ([, link = '']) => link);
  // An address such as /bridge.jpg is one of the site, in an example.
  return links.filter((link) => !/^(?:[a-z]+:|\/)/.test(link) && !existsSync(join(root, dirname(page), link)));
}

describe('docs/architecture.md', () => {
  const text = read('docs/architecture.md');

  it('names only functions that exist', () => {
    expect(listInlineCode(text).filter((code) => /: \w+$/.test(code)).length).toBeGreaterThan(50);
    expect(findMissingExports(text)).toEqual([]);
  });

  it('names every file by its full path', () => {
    const files = listInlineCode(text).filter((code) => /\.(?:ts|astro|css|mdx)\b/.test(code) && !code.includes('*'));
    const atTop = ['site.ts', 'env.d.ts'];
    expect(files.filter((code) => !/^(?:src|tests)\//.test(code) && !atTop.includes(code))).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  it('names only files and folders that exist', () => {
    expect(findMissingPaths(read(page))).toEqual([]);
  });

  it('has no broken links to files', () => {
    expect(findMissingLinks(page)).toEqual([]);
  });
});

describe('these checks', () => {
  it('find a function that does not exist, in a file that does', () => {
    const known = '`src/citations/number.ts: numberCitations`';
    expect(findMissingExports(`${known} and\n\`src/citations/number.ts: countCitations\``)).toEqual([
      'src/citations/number.ts: countCitations',
    ]);
    expect(findMissingExports('`src/citations/count.ts: numberCitations`')).toHaveLength(1);
  });

  it('find a path that does not exist', () => {
    expect(findMissingPaths('`src/citations/` and `src/cite/number.ts`')).toEqual(['src/cite/number.ts']);
  });
});
