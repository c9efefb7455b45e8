/** `npm run release`: builds, then records what is published now, so that no address of it is ever lost. */
import { join, relative } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { readAll } from '../build/check-content.ts';
import { log } from '../build/log.ts';
import { replaceFile } from '../cache/files.ts';
import { publishedText } from '../explainer/schema/published.ts';
import { release } from '../publish/releases/update-published-record.ts';
import { root, settings } from '../site.ts';
import { help, readOptions } from './release-options.ts';
import { mustTakeReleases, releaseTo, rollBack } from './release-to.ts';
import { command } from './run-command.ts';

await command(async () => {
  const { to, rollback, help: isAsked, ...options } = readOptions(process.argv.slice(2));
  if (isAsked) return log(help);
  if (to !== undefined && rollback) return rollBack({ ...options, to });
  if (to !== undefined) mustTakeReleases(to);
  const before = readAll().readings;
  if (!(await buildSite({ compress: to !== undefined }))) {
    process.exitCode = 1;
    return;
  }
  const { readings, published } = readAll();
  const digests = (all: typeof readings) => all.map(({ digest }) => digest).join();
  if (digests(readings) !== digests(before))
    throw new Error('The content changed while the site was built. Nothing was recorded: run “npm run release” again.');
  const record = () => {
    const { published: after, added } = release(published, readings, new Date().toISOString().slice(0, 10));
    const file = join(settings.contentDir, 'published.json');
    const name = file.startsWith(root) ? relative(root, file) : file;
    if (added.length === 0) return log(`Nothing new to record: ${name} holds all that is published.`);
    replaceFile(file, publishedText(after));
    log([`Recorded in ${name}:`, ...added.map((line) => `  ${line}`)].join('\n'));
  };
  if (to === undefined) record();
  else await releaseTo({ ...options, to }, record);
});
