/** `npm run docs`: writes the pages of `docs/` that are made from code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../build/log.ts';
import { catalogue } from '../explainer/catalogue.ts';
import { rulesPage } from '../output/rules-page.ts';
import { root } from '../site.ts';
import { command } from './report.ts';

await command(() => {
  writeFileSync(join(root, 'docs/rules.md'), rulesPage(catalogue));
  log('Wrote docs/rules.md.');
});
