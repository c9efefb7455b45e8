import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { budgets, root, settings } from '../site.ts';

/** Reports the public files that the build refuses: empty ones, and those over the budget. */
export function reportPublicFiles(): Diagnostic[] {
  const { publicDir } = settings;
  const diagnostics: Diagnostic[] = [];
  const entries = existsSync(publicDir) ? readdirSync(publicDir, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size } = statSync(path);
    const limit = entry.name.endsWith('.html') ? budgets.page : budgets.file;
    // Files such as .nojekyll may be empty.
    const isEmpty = size === 0 && !entry.name.startsWith('.');
    if (size <= limit && !isEmpty) continue;
    const bytes = new Intl.NumberFormat('en-GB');
    createReporter(
      displayPath(path, root),
      diagnostics,
    )({
      rule: 'public-file',
      position: { line: 1, column: 1 },
      message: isEmpty
        ? 'The file is empty.'
        : `The file has ${bytes.format(size)} bytes; the limit is ${bytes.format(limit)}.`,
      ...(isEmpty ? {} : { hint: 'Make it smaller, or raise “budgets” in src/site.ts.' }),
    });
  }
  return diagnostics;
}
