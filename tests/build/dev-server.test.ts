/** Requests to the preview read only the files that it serves. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFileInside } from '../../src/build/dev-server.ts';

const root = mkdtempSync(join(tmpdir(), 'footing-preview-'));
const folder = join(root, 'search');

beforeAll(() => {
  mkdirSync(join(folder, 'index'), { recursive: true });
  mkdirSync(join(root, 'search-cache'));
  for (const path of ['secret', 'search-cache/secret', 'search/index/a']) writeFileSync(join(root, path), path);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('a file in the folder is read', () => {
  expect(readFileInside(folder, 'index/a')?.toString()).toBe('search/index/a');
});

it.each(['../secret', 'index/../../secret', '../search-cache/secret', 'index', '', 'missing', 'index/a/b'])(
  'the path “%s” finds nothing',
  (path) => {
    expect(readFileInside(folder, path)).toBeUndefined();
  },
);
