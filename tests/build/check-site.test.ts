/** The checks of built files: a site that is sound passes, and what is wrong is told where it is. */
import { describe, expect, it } from 'vitest';
import { one, page, picture, problemsOf } from '../support/sound-site.ts';

describe('the checks of built files', () => {
  it('find nothing in a sound site', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('leave compressed copies alone: they hold what is checked beside them', () => {
    expect(problemsOf({ 'one.md.br': '', 'one/index.html.gz': '', 'icon.svg.zst': picture(1, 1, 5000) })).toEqual([]);
  });

  it('tell file, line and column', () => {
    expect(problemsOf(one('\n  <p id="a">'))).toMatchObject([
      { file: 'shown/one/index.html', line: 9, column: 3, severity: 'error', rule: 'id-twice' },
    ]);
  });

  it('tell a mistake of many pages once', () => {
    const dead = '<a href="/base/gone/">';
    const diagnostics = problemsOf({
      ...one(dead),
      'three/index.html': page('one/', dead),
      'two/index.html': page('one/', dead),
    });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      file: 'shown/one/index.html',
      message: expect.stringContaining('2 other places'),
    });
  });
});
