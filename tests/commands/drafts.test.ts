/**
 * A draft is in no built file: neither its name nor any word that only it has. In the draft of
 * `tests/fixtures/record/`, each part has a unique word, and all of them start alike. It shares a source, a term
 * and a topic with published explainers.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { root, run } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-draft-'));
const content = join(folder, 'content');
const site = join(folder, 'site');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(content, 'explainers/quagga-draft.mdx');

/** Reads the files of a site, by name. Decompresses those of Pagefind. */
function readFiles(out: string): Map<string, string> {
  const names = globSync('**/*', { cwd: out }).filter((name) => statSync(join(out, name)).isFile());
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(out, name));
      const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return [name, (isCompressed ? gunzipSync(bytes) : bytes).toString('utf8')];
    }),
  );
}

const findFilesWith = (out: string, word: RegExp) =>
  Array.from(readFiles(out)).flatMap(([name, text]) => (word.test(text) || word.test(name) ? [name] : []));

/** Counts the records of the search index. */
const countRecords = (out: string) => [...readFiles(out).keys()].filter((name) => name.endsWith('.pf_fragment')).length;

describe('a draft among published explainers', () => {
  const { folder: siteWithoutDraft } = inject('record');

  it('is in no file of the built site, the search index included', () => {
    expect(findFilesWith(siteWithoutDraft, /quagga/i)).toEqual([]);
  });

  it('is in no file of a site that is built with NODE_ENV=development', async () => {
    const out = join(folder, 'development');
    const env = { NODE_ENV: 'development', CONTENT_DIR: join(root, 'tests/fixtures/record'), OUT_DIR: out };
    const { code, stdout, stderr } = await run('build', env);
    expect(code, stdout + stderr).toBe(0);
    expect(findFilesWith(out, /quagga/i)).toEqual([]);
  });

  it('is in all kinds of files once it is published', async () => {
    cpSync(join(root, 'tests/fixtures/record'), content, { recursive: true });
    const draft = readFileSync(file, 'utf8');
    expect(draft).toContain('draft: true\n');
    writeFileSync(file, draft.replace('draft: true\n', ''));
    const { code, stdout, stderr } = await run('build', { CONTENT_DIR: content, OUT_DIR: site });
    expect(code, stdout + stderr).toBe(0);
    const names = findFilesWith(site, /quagga/i);
    for (const name of [
      'index.html',
      'quagga-draft/index.html',
      'og/quagga-draft.png',
      'og/quagga-draft/quaggasection.png',
      'corrections.xml',
      'glossary/index.html',
      'sources/index.html',
    ])
      expect(names).toContain(name);
    expect(names.filter((name) => name.endsWith('.pf_fragment')).length).toBeGreaterThanOrEqual(2);
    expect(names.some((name) => name.endsWith('.pf_index'))).toBe(true);
    // Its introduction and its section at least.
    expect(countRecords(site)).toBeGreaterThanOrEqual(countRecords(siteWithoutDraft) + 2);
  });
});
