/**
 * `npm run release -- --to` without its first step: releases the built site in `OUT_DIR`, and does not change
 * `published.json`.
 */
import { readOptions } from '../../src/cli/release-options.ts';
import { releaseTo } from '../../src/cli/release-to.ts';
import { runCommand } from '../../src/cli/run-command.ts';

await runCommand(async () => {
  const { to = '', ...options } = readOptions(process.argv.slice(2));
  await releaseTo({ ...options, to }, () => {});
});
