/** What is kept between runs: an unchanged file is not read again, a changed one always is. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedExplainer } from '../../src/explainer/model.ts';
import { computeDigest, ExplainerCache } from '../../src/parse/explainer-cache.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { emptyFacts } from '../../src/parse/parse-explainer.ts';
import { contentWith } from '../support/content-folder.ts';
import { fileWith } from '../support/small-explainer.ts';

const sound = fileWith('## One\n\nIt met.[^a][^b][^c]').replaceAll(
  'kind: news',
  "kind: news, archived: 'https://example.org/kept'",
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-keep-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const readAll = (basePath = '/') =>
  loadContent({ contentDir: join(root, 'content'), root, cacheDir: join(root, 'kept'), basePath });
const wholes = (basePath = '/') => {
  const { explainers, loadExplainer } = readAll(basePath);
  return explainers.map(({ digest }) => loadExplainer(digest));
};
const kept = () => readdirSync(join(root, 'kept'));
const parsed = (digest: string): ParsedExplainer => ({
  slug: 'a',
  file: 'a.mdx',
  digest,
  diagnostics: [],
  facts: emptyFacts(),
});

describe('the digest of a reading', () => {
  it('is the same for the same file, and another for another text, name or base path', () => {
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

describe('a kept reading', () => {
  it('is used again as long as the file is the same', () => {
    contentWith(root, { 'explainers/council.mdx': sound });
    const [first] = readAll().explainers;
    expect(first).toMatchObject({ slug: 'council', diagnostics: [] });
    // What is kept is marked by hand, so that it shows whether the second run took it or read the file.
    const path = join(root, 'kept', `${first?.digest}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('It met.', 'It was kept.'));
    const [second] = readAll().explainers;
    expect(second?.digest).toBe(first?.digest);
    expect(wholes()[0]?.sections[0]?.text).toBe('It was kept.');
  });

  it('equals what is read', () => {
    contentWith(root, { 'explainers/council.mdx': sound });
    expect(readAll().explainers).toEqual(readAll().explainers);
  });

  it('is not used once the text has changed', () => {
    contentWith(root, { 'explainers/council.mdx': sound });
    const [first] = readAll().explainers;
    contentWith(root, { 'explainers/council.mdx': sound.replace('It met.', 'It sat.') });
    const [second] = readAll().explainers;
    expect(second?.digest).not.toBe(first?.digest);
    expect(wholes()[0]?.sections[0]?.text).toBe('It sat.');
  });

  it('is not used under another base path', () => {
    contentWith(root, { 'explainers/council.mdx': sound.replace('It met.', '[It](/other/) met.') });
    readAll();
    expect(wholes('/news/')[0]?.sections[0]?.html).toContain('href="/news/other/"');
  });

  it.each(['', '{', 'null'])('that is broken (%j) is read anew', (broken) => {
    contentWith(root, { 'explainers/council.mdx': sound });
    const [first] = readAll().explainers;
    writeFileSync(join(root, 'kept', `${first?.digest}.json`), broken);
    expect(readAll().explainers).toEqual([first]);
  });

  it('keeps its problems', () => {
    contentWith(root, { 'explainers/council.mdx': sound.replace('[^c]', '[^d]') });
    const { diagnostics } = readAll();
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['source-without-citation', 'citation-without-source']);
    expect(readAll().diagnostics).toEqual(diagnostics);
  });

  it('is written whole: nothing unfinished stays beside it', () => {
    contentWith(root, { 'explainers/council.mdx': sound });
    const [first] = readAll().explainers;
    expect(kept()).toEqual([`${first?.digest}.json`]);
  });
});

describe('pruning', () => {
  const age = (name: string, days: number) => {
    const then = Date.now() / 1000 - days * 24 * 3600;
    utimesSync(join(root, 'kept', name), then, then);
  };

  it('deletes what is old and not in use; leaves what is young or in use', () => {
    const cache = new ExplainerCache(join(root, 'kept'));
    for (const digest of ['young', 'old', 'old-in-use']) cache.set(parsed(digest));
    age('young.json', 6);
    age('old.json', 8);
    age('old-in-use.json', 8);
    cache.prune(new Set(['old-in-use']));
    expect(kept().sort()).toEqual(['old-in-use.json', 'young.json']);
  });

  it('deletes what a killed command left unfinished long ago', () => {
    const cache = new ExplainerCache(join(root, 'kept'));
    writeFileSync(join(root, 'kept', 'abc.json.4711'), '{');
    age('abc.json.4711', 8);
    cache.prune(new Set());
    expect(kept()).toEqual([]);
  });
});
