/**
 * `npm run release -- --to` without its first step: releases the site that stands in `OUT_DIR`, and records
 * nothing.
 */
import { readOptions } from '../../src/cli/release-options.ts';
import { releaseTo } from '../../src/cli/release-to.ts';
import { runCommand } from '../../src/cli/run-command.ts';

await runCommand(async () => {
  const { to = '', ...options } = readOptions(process.argv.slice(2));
  await releaseTo({ ...options, to }, () => {});
});
