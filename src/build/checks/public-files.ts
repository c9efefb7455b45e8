import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createReporter, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { displayPath } from '../../diagnostics/display-path.ts';
import { listFiles } from '../../publish/list-files.ts';
import { budgets, root } from '../../site.ts';
import { describeSize } from './file-size.ts';

/** Reports the public files that the build refuses: empty ones, and those over the budget. */
export function reportPublicFiles(publicDir: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const path of existsSync(publicDir) ? listFiles(publicDir) : []) {
    const file = join(publicDir, path);
    const fault = describeSize(path, statSync(file).size, budgets);
    if (!fault) continue;
    const { rule, message, hint } = fault;
    const report = createReporter(displayPath(file, root), diagnostics);
    const position = { line: 1, column: 1 };
    report({ rule: 'public-file', position, message, ...(rule === 'empty-file' ? {} : { hint }) });
  }
  return diagnostics;
}
