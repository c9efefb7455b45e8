/** The checks of built files: a valid site passes, and mistakes are reported with their positions. */
import { describe, expect, it } from 'vitest';
import { findDiagnostics, one, page, picture } from '../support/sound-site.ts';

describe('the checks of built files', () => {
  it('report nothing in a valid site', () => {
    expect(findDiagnostics({})).toEqual([]);
  });

  it('ignore compressed copies, whose originals are checked', () => {
    expect(findDiagnostics({ 'one.md.br': '', 'one/index.html.gz': '', 'icon.svg.zst': picture(1, 1, 5000) })).toEqual(
      [],
    );
  });

  it('report file, line and column', () => {
    expect(findDiagnostics(one('\n  <p id="a">'))).toMatchObject([
      { file: 'shown/one/index.html', line: 9, column: 3, severity: 'error', rule: 'id-twice' },
    ]);
  });

  it('report a mistake on many pages once', () => {
    const deadLink = '<a href="/base/gone/">';
    const diagnostics = findDiagnostics({
      ...one(deadLink),
      'three/index.html': page('one/', deadLink),
      'two/index.html': page('one/', deadLink),
    });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      file: 'shown/one/index.html',
      message: expect.stringContaining('2 other places'),
    });
  });
});
