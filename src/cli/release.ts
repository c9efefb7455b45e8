/** `npm run release`: builds, then records what is published now, so that no address of it is ever lost. */
import { join, relative } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { readContent } from '../build/check-content.ts';
import { log } from '../build/log.ts';
import { replaceFile } from '../cache/files.ts';
import { serializePublished } from '../explainer/schema/published.ts';
import { updatePublishedRecord } from '../publish/releases/update-published-record.ts';
import { root, settings } from '../site.ts';
import { help, readOptions } from './release-options.ts';
import { mustTakeReleases, releaseTo, rollBack } from './release-to.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const { to, rollback, help: isAsked, ...options } = readOptions(process.argv.slice(2));
  if (isAsked) return log(help);
  if (to !== undefined && rollback) return rollBack({ ...options, to });
  if (to !== undefined) mustTakeReleases(to);
  const before = readContent().explainers;
  if (!(await buildSite({ compress: to !== undefined }))) {
    process.exitCode = 1;
    return;
  }
  const { explainers, published } = readContent();
  const digests = (all: typeof explainers) => all.map(({ digest }) => digest).join();
  if (digests(explainers) !== digests(before))
    throw new Error('The content changed while the site was built. Nothing was recorded: run “npm run release” again.');
  const record = () => {
    const { published: after, added } = updatePublishedRecord(
      published,
      explainers,
      new Date().toISOString().slice(0, 10),
    );
    const file = join(settings.contentDir, 'published.json');
    const name = file.startsWith(root) ? relative(root, file) : file;
    if (added.length === 0) return log(`Nothing new to record: ${name} holds all that is published.`);
    replaceFile(file, serializePublished(after));
    log([`Recorded in ${name}:`, ...added.map((line) => `  ${line}`)].join('\n'));
  };
  if (to === undefined) record();
  else await releaseTo({ ...options, to }, record);
});
