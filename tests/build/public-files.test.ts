/** The public files that `check` reports, because a build refuses them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkSite } from '../../src/build/checks/check-site.ts';
import { reportPublicFiles } from '../../src/build/checks/public-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-public-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('are those that the checks of the built site refuse', () => {
  mkdirSync(join(folder, '.well-known'));
  const sizes = {
    'empty.pdf': 0,
    '.nojekyll': 0,
    '.well-known/empty': 0,
    'large.html': 1_000_001,
    'large.pdf': 5_000_001,
  };
  for (const [name, size] of Object.entries(sizes)) writeFileSync(join(folder, name), Buffer.alloc(size));
  const list = (diagnostics: { file: string; message: string }[]) =>
    diagnostics.map(({ file, message }) => `${basename(file)}: ${message}`).sort();
  const reported = list(reportPublicFiles(folder));
  expect(reported).toEqual([
    'empty.pdf: The file is empty.',
    'large.html: The page has 1,000,001 bytes; the limit is 1,000,000.',
    'large.pdf: The file has 5,000,001 bytes; the limit is 5,000,000.',
  ]);
  expect(list(checkSite(folder, folder).diagnostics)).toEqual(expect.arrayContaining(reported));
});

it('are none where there is no folder', () => {
  expect(reportPublicFiles(join(folder, 'none'))).toEqual([]);
});
