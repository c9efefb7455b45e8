/** What a build takes over, where there is nothing to take it from. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Carry } from '../../src/output/carry.ts';

it('finds nothing to take over for the first build into a folder that is there already', () => {
  const folder = mkdtempSync(join(tmpdir(), 'footing-carry-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const site = join(folder, 'site');
  mkdirSync(site);
  const cache = join(folder, 'not-there-yet');
  const carry = new Carry(site, join(cache, 'built.json'), join(cache, 'staged'));
  expect(carry.mustMake('index.html', 'key')).toBe(true);
});
