import { describe, expect, it } from 'vitest';
import { readOptions } from '../../src/cli/release-options.ts';

describe('the options of a release', () => {
  it('are read', () => {
    const none = { keep: 5, rollback: false, help: false };
    expect(readOptions([])).toEqual(none);
    expect(readOptions(['--to', '/srv/a', '--keep', '2', '--reload', 'x y'])).toEqual({
      ...none,
      to: '/srv/a',
      keep: 2,
      reload: 'x y',
    });
    expect(readOptions(['--rollback', '--to', '/srv/a'])).toEqual({ ...none, to: '/srv/a', rollback: true });
  });

  it.each([
    [['--to'], "Option '--to <value>' argument missing. "],
    [['--to='], '--to is empty'],
    [['--dry'], "Unknown option '--dry'"],
    [['/srv/a'], "Unexpected argument '/srv/a'"],
    [['--keep', '3'], '--keep goes with --to'],
    [['--reload', 'x'], '--reload goes with --to'],
    [['--rollback'], '--rollback needs --to <folder>'],
    [['--rollback', '--to', 'a', '--keep', '3'], '--keep does not go with --rollback'],
    [['--to', 'a', '--keep', '0'], '--keep is “0” and must be a number from 1'],
    [['--to', 'a', '--keep', '1.5'], '--keep is “1.5” and must be a number from 1'],
  ])('are refused with what is wrong and where to look: %s', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
    expect(() => readOptions(args)).toThrow(/“npm run release -- --help” shows the options\.$/);
  });
});
