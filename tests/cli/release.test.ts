import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../src/cli/release.ts';

describe('the options of a release', () => {
  it('are parsed', () => {
    const defaults = { keep: 5, rollback: false, help: false };
    expect(parseOptions([])).toEqual(defaults);
    expect(parseOptions(['--to', '/srv/a', '--keep', '2', '--reload', 'x y'])).toEqual({
      ...defaults,
      to: '/srv/a',
      keep: 2,
      reload: 'x y',
    });
    expect(parseOptions(['--rollback', '--to', '/srv/a'])).toEqual({ ...defaults, to: '/srv/a', rollback: true });
  });

  it.each([
    [['--to'], "Option '--to <value>' argument missing. "],
    [['--to='], '--to is empty'],
    [['--dry'], "Unknown option '--dry'"],
    [['/srv/a'], "Unexpected argument '/srv/a'"],
    [['--keep', '3'], '--keep needs --to <folder>'],
    [['--reload', 'x'], '--reload needs --to <folder>'],
    [['--rollback'], '--rollback needs --to <folder>'],
    [['--rollback', '--to', 'a', '--keep', '3'], '--keep cannot be used with --rollback'],
    [['--to', 'a', '--keep', '0'], '--keep is “0” but must be a number from 1'],
    [['--to', 'a', '--keep', '1.5'], '--keep is “1.5” but must be a number from 1'],
  ])('are refused with the reason and where to find the options: %s', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
    expect(() => parseOptions(args)).toThrow(/“npm run release -- --help” shows the options\.$/);
  });
});
