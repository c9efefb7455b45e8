/**
 * `npm run schema`: writes the JSON Schemas for editors and the tables of fields in docs/writing.md. Run it
 * after changing a schema.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatSchema } from '../authoring/editor-files.ts';
import { updateFieldTables } from '../authoring/field-tables.ts';
import { log } from '../build/log.ts';
import { schemaNames } from '../explainer/schema/json-schema.ts';
import { root } from '../site.ts';
import { runCommand } from './run-command.ts';

await runCommand(() => {
  for (const name of schemaNames) writeFileSync(join(root, `docs/schema/${name}.schema.json`), formatSchema(name));
  const page = join(root, 'docs/writing.md');
  writeFileSync(page, updateFieldTables(readFileSync(page, 'utf8')));
  log('Wrote docs/schema/ and the tables of docs/writing.md.');
});
