import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, run } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-new-'));
cpSync(join(root, 'content'), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: string[]) => run('new', { CONTENT_DIR: folder }, args);
const file = (slug: string) => join(folder, 'explainers', `${slug}.mdx`);

describe('a new explainer', () => {
  it.each([
    ['Why the bridge is closed', [], 'why-the-bridge-is-closed'],
    ['A "quoted" title: with a colon # and a hash', [], 'a-quoted-title-with-a-colon-and-a-hash'],
    ['پل بسته شد', ['--slug', 'bridge', '--lang', 'fa'], 'bridge'],
  ])('called %s is a draft that passes check as it stands', async (title, options, slug) => {
    const { code, stdout, stderr } = await start(title, ...options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(file(slug));
    expect(readFileSync(file(slug), 'utf8')).toContain('draft: true');
    const check = await run('check', { CONTENT_DIR: folder }, ['--format', 'json']);
    const problems = (JSON.parse(check.stdout) as { file: string }[]).filter((problem) => problem.file === file(slug));
    expect(problems).toEqual([]);
  });

  it('never takes the place of another', async () => {
    const before = readFileSync(file('trump-says-iran-wants-to-negotiate'), 'utf8');
    const { code, stderr } = await start('Trump says Iran wants to negotiate');
    expect(code).toBe(1);
    expect(stderr).toMatch(/is there already\. Choose another name with --slug\.\n$/);
    expect(readFileSync(file('trump-says-iran-wants-to-negotiate'), 'utf8')).toBe(before);
  });

  it.each([
    [[], 'Give the explainer a title'],
    [['پل'], 'Choose one with --slug'],
    [['Search'], 'belongs to the site itself'],
    [['Bridge', '--lang', 'no language'], 'is not a language tag'],
    [['x'.repeat(111)], 'at most 110 characters'],
  ])('is refused in one sentence: %j', async (args, sentence) => {
    const { code, stderr } = await start(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
