/** `npm run docs`: writes the pages of `docs/` that are generated from code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRulesPage } from '../authoring/rules-page.ts';
import { log } from '../build/log.ts';
import { catalogue } from '../parse/rule-catalogue.ts';
import { root } from '../site.ts';
import { runCommand } from './run-command.ts';

await runCommand(() => {
  writeFileSync(join(root, 'docs/rules.md'), renderRulesPage(catalogue));
  log('Wrote docs/rules.md.');
});
