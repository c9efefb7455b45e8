/** The cache between runs: an unchanged file is not parsed again, a changed file always is. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedExplainer } from '../../src/explainer/model.ts';
import { emptyFacts } from '../../src/parse/cross-file-facts.ts';
import { computeDigest, ExplainerCache } from '../../src/parse/explainer-cache.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { writeContent } from '../support/content-folder.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const valid = writeExplainerText('## One\n\nIt met.[^a][^b][^c]').replaceAll(
  'kind: news',
  "kind: news, archived: 'https://example.org/archived'",
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-cache-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const load = (basePath = '/') =>
  loadContent({ contentDir: join(root, 'content'), root, cacheDir: join(root, 'cache'), basePath });
const loadExplainers = (basePath = '/') => {
  const { explainers, loadExplainer } = load(basePath);
  return explainers.map(({ digest }) => loadExplainer(digest));
};
const listCache = () => readdirSync(join(root, 'cache'));
const createParsed = (digest: string): ParsedExplainer => ({
  slug: 'a',
  file: 'a.mdx',
  digest,
  diagnostics: [],
  facts: emptyFacts(),
});

describe('the digest of a parse result', () => {
  it('changes with the text, the name and the base path, and only then', () => {
    const digests = [
      computeDigest('a.mdx', 'text', '/'),
      computeDigest('a.mdx', 'text!', '/'),
      computeDigest('b.mdx', 'text', '/'),
      computeDigest('a.mdx', 'text', '/news/'),
    ];
    expect(computeDigest('a.mdx', 'text', '/')).toBe(digests[0]);
    expect(new Set(digests).size).toBe(4);
  });
});

describe('a cached parse result', () => {
  it('is used while the file is unchanged', () => {
    writeContent(root, { 'explainers/council.mdx': valid });
    const [first] = load().explainers;
    expect(first).toMatchObject({ slug: 'council', diagnostics: [] });
    // The cached file is edited, which shows whether the second run uses it.
    const path = join(root, 'cache', `${first?.digest}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('It met.', 'It was cached.'));
    const [second] = load().explainers;
    expect(second?.digest).toBe(first?.digest);
    expect(loadExplainers()[0]?.sections[0]?.text).toBe('It was cached.');
  });

  it('equals the result of parsing', () => {
    writeContent(root, { 'explainers/council.mdx': valid });
    expect(load().explainers).toEqual(load().explainers);
  });

  it('is not used after the text changes', () => {
    writeContent(root, { 'explainers/council.mdx': valid });
    const [first] = load().explainers;
    writeContent(root, { 'explainers/council.mdx': valid.replace('It met.', 'It sat.') });
    const [second] = load().explainers;
    expect(second?.digest).not.toBe(first?.digest);
    expect(loadExplainers()[0]?.sections[0]?.text).toBe('It sat.');
  });

  it('is not used under another base path', () => {
    writeContent(root, { 'explainers/council.mdx': valid.replace('It met.', '[It](/other/) met.') });
    load();
    expect(loadExplainers('/news/')[0]?.sections[0]?.html).toContain('href="/news/other/"');
  });

  it.each(['', '{', 'null'])('that is corrupt (%j) is replaced by parsing the file again', (broken) => {
    writeContent(root, { 'explainers/council.mdx': valid });
    const [first] = load().explainers;
    writeFileSync(join(root, 'cache', `${first?.digest}.json`), broken);
    expect(load().explainers).toEqual([first]);
  });

  it('includes the diagnostics', () => {
    writeContent(root, { 'explainers/council.mdx': valid.replace('[^c]', '[^d]') });
    const { diagnostics } = load();
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['source-without-citation', 'citation-without-source']);
    expect(load().diagnostics).toEqual(diagnostics);
  });

  it('is written atomically: no temporary file remains', () => {
    writeContent(root, { 'explainers/council.mdx': valid });
    const [first] = load().explainers;
    expect(listCache()).toEqual([`${first?.digest}.json`]);
  });
});

describe('pruning', () => {
  const age = (name: string, days: number) => {
    const then = Date.now() / 1000 - days * 24 * 3600;
    utimesSync(join(root, 'cache', name), then, then);
  };

  it('deletes old files that are not in use, and keeps young ones and those in use', () => {
    const cache = new ExplainerCache(join(root, 'cache'));
    for (const digest of ['young', 'old', 'old-in-use']) cache.set(createParsed(digest));
    age('young.json', 6);
    age('old.json', 8);
    age('old-in-use.json', 8);
    cache.prune(new Set(['old-in-use']));
    expect(listCache().sort()).toEqual(['old-in-use.json', 'young.json']);
  });

  it('deletes old temporary files of killed commands', () => {
    const cache = new ExplainerCache(join(root, 'cache'));
    writeFileSync(join(root, 'cache', 'abc.json.4711'), '{');
    age('abc.json.4711', 8);
    cache.prune(new Set());
    expect(listCache()).toEqual([]);
  });
});
