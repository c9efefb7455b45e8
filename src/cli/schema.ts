/** `npm run schema`: after a change of a schema, writes what the repository holds of it for editors and authors. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaText } from '../authoring/editor-files.ts';
import { withFieldTables } from '../authoring/field-tables.ts';
import { log } from '../build/log.ts';
import { schemaNames } from '../explainer/schema/json-schema.ts';
import { root } from '../site.ts';
import { command } from './run-command.ts';

await command(() => {
  for (const name of schemaNames) writeFileSync(join(root, `docs/schema/${name}.schema.json`), schemaText(name));
  const page = join(root, 'docs/writing.md');
  writeFileSync(page, withFieldTables(readFileSync(page, 'utf8')));
  log('Wrote docs/schema/ and the tables of docs/writing.md.');
});
