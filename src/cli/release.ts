/** `npm run release`: builds, then records what is published now, so that no address of it is ever lost. */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceFile } from '../output/publish.ts';
import { release } from '../output/released.ts';
import { publishedText } from '../schema/published.ts';
import { root, settings } from '../site.ts';
import { makeSite } from './make.ts';
import { command, readAll, say } from './report.ts';

await command(async () => {
  // No option yet: one that is given is refused.
  parseArgs({ options: {} });
  const before = readAll().readings;
  if (!(await makeSite())) {
    process.exitCode = 1;
    return;
  }
  const { readings, published } = readAll();
  const digests = (all: typeof readings) => all.map(({ digest }) => digest).join();
  if (digests(readings) !== digests(before))
    throw new Error('The content changed while the site was built. Nothing was recorded: run “npm run release” again.');
  const { published: after, added } = release(published, readings, new Date().toISOString().slice(0, 10));
  const file = join(settings.contentDir, 'published.json');
  const name = file.startsWith(root) ? relative(root, file) : file;
  if (added.length === 0) {
    say(`Nothing new to record: ${name} holds all that is published.`);
    return;
  }
  replaceFile(file, publishedText(after));
  say([`Recorded in ${name}:`, ...added.map((line) => `  ${line}`)].join('\n'));
});
