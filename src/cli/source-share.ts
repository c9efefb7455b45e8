/**
 * `npm run source -- share`: moves sources that are written more than once to `content/sources.yml`. The exit code is 1
 * when a source stays as it is because its entries differ.
 */
import { join } from 'node:path';
import { readContentSources } from '../authoring/content-sources/read-content-sources.ts';
import { planSharing } from '../authoring/share-sources/plan-sharing.ts';
import { formatReport } from '../authoring/share-sources/report.ts';
import { shareSources } from '../authoring/share-sources/share-sources.ts';
import { log } from '../build/log.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { loadContent } from '../parse/load-content.ts';
import { sourcesFileName } from '../parse/shared-sources/sources-file.ts';
import { root, settings, site } from '../site.ts';
import { contentOptions } from '../site-data/content-options.ts';
import { parseOptions } from './web-options.ts';

export const help = `npm run source -- share [options]

Moves each source that several explainers or terms have in full to content/sources.yml, and writes its id in its
place. What one entry lacks comes from the others: quotes, places, an archived copy. Entries that differ stay as they
are, and the command says where; its exit code is then 1.

  --dry-run  only says what it would do
  --help     shows this text`;

const optionTypes = {
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Runs the command. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(optionTypes, args);
  if (values.help) {
    log(help);
    return 0;
  }
  if (hasErrors(loadContent(contentOptions).diagnostics))
    throw new Error('The content has errors, so nothing was changed. “npm run check” says where: fix them first.');
  const { contentDir } = settings;
  const path = join(contentDir, sourcesFileName);
  const plan = planSharing(readContentSources(contentDir, root, site.lang).sources);
  if (!values['dry-run']) shareSources(plan.repeated, path);
  log(formatReport(plan, displayPath(path, root), values['dry-run']));
  return plan.differing.length > 0 ? 1 : 0;
}
