/** What a source says for the newsroom only is on no page and in no export. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { listFiles } from '../../src/publish/list-files.ts';

const { folder } = inject('cases');
/** The digest of `tests/fixtures/cases/explainers/src-unarchivable.mdx`. */
const digest = '5eed5eed5eed5eed';

describe('a source that the newsroom has a copy of', () => {
  it('is published without the digest of the copy', () => {
    const files = listFiles(folder);
    expect(files.length).toBeGreaterThan(100);
    const published = files.filter((name) => readFileSync(join(folder, name), 'latin1').includes(digest));
    expect(published).toEqual([]);
  });

  it.each(['src-unarchivable/index.html', 'src-unarchivable.md'])('says why there is no archived copy: %s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toContain('no archived copy: blocked by the publisher');
  });
});
