/** Every mistake that an author can make, as a file with that mistake, and beside it what the author is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExplainer } from '../../src/explainer/read.ts';
import { problemText } from '../../src/output/problem-text.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.mdx'));

/** What the author of a fixture is told. */
function told(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8');
  const { problems } = readExplainer({ slug: basename(file, '.mdx'), file, text, basePath: '/' });
  return problemText(problems);
}

describe('what an author is told', () => {
  it.each(files)('about %s', (file) => {
    const expected = readFileSync(join(folder, file.replace(/mdx$/, 'txt')), 'utf8');
    expect(told(file)).toBe(expected.trimEnd());
  });

  it('stands beside a file each: no expectation is without a fixture', () => {
    const expectations = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(expectations.map((name) => name.replace(/txt$/, 'mdx')).sort()).toEqual([...files].sort());
  });
});
