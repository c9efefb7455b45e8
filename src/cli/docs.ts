/** `npm run docs`: writes the pages of `docs/` that are made from code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '../authoring/rules-page.ts';
import { log } from '../build/log.ts';
import { catalogue } from '../parse/rule-catalogue.ts';
import { root } from '../site.ts';
import { command } from './run-command.ts';

await command(() => {
  writeFileSync(join(root, 'docs/rules.md'), rulesPage(catalogue));
  log('Wrote docs/rules.md.');
});
