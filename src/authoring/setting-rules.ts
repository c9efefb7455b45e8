import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { root, site } from '../site.ts';

const file = 'src/site.ts';

/**
 * Settings that only the publisher knows, with the notice for each that is empty. Pages show nothing of an
 * empty setting.
 */
const messages = {
  contact: 'Readers cannot report a mistake: “contact” is empty.',
  owner: 'Nobody is named as responsible for the site: “owner” is empty.',
} as const;

/** Returns a notice for each setting that is still empty. */
export function reportEmptySettings(): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = createReporter(file, diagnostics);
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  for (const name of Object.keys(messages) as (keyof typeof messages)[]) {
    if (site[name]) continue;
    const line = lines.findIndex((text) => text.trimStart().startsWith(`${name}:`));
    report({
      rule: 'setting-empty',
      position: { line: line + 1, column: (lines[line]?.search(/\S/) ?? 0) + 1 },
      message: messages[name],
      hint: 'Fill it in before you publish.',
    });
  }
  return diagnostics;
}
