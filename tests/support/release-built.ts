/**
 * Releases the site that is in `OUT_DIR`, as `npm run release -- --to` does, without building or recording
 * anything.
 */
import { log } from '../../src/build/log.ts';
import { parseOptions } from '../../src/cli/release.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { publishRelease } from '../../src/publish/releases/publish-release.ts';

await runCommand(async () => {
  const { to = '', ...options } = parseOptions(process.argv.slice(2));
  await publishRelease({ ...options, to, log }, () => {});
});
