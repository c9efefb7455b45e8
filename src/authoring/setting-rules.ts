import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { root, site } from '../site.ts';

const file = 'src/site.ts';

/** Settings that only the publisher can give. Where one is empty, pages show nothing of it, and a notice says so. */
const wanted = {
  contact: 'Readers have no way to report a mistake: “contact” is empty.',
  owner: 'Nobody is named as answering for what is published: “owner” is empty.',
} as const;

/** A notice for each setting that the publisher has not given yet. */
export function reportEmptySettings(): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = createReporter(file, diagnostics);
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  for (const name of Object.keys(wanted) as (keyof typeof wanted)[]) {
    if (site[name]) continue;
    const line = lines.findIndex((text) => text.trimStart().startsWith(`${name}:`));
    report({
      rule: 'setting-empty',
      position: { line: line + 1, column: (lines[line]?.search(/\S/) ?? 0) + 1 },
      message: wanted[name],
      hint: 'Fill it in before you publish.',
    });
  }
  return diagnostics;
}
