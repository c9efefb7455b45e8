import { relative } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { countDiagnostics, formatDiagnostics } from '../diagnostics/print-diagnostics.ts';
import { root } from '../site.ts';
import { checkSite } from './checks/check-site.ts';
import { formatCount, log, runTask, supportsColour } from './log.ts';

/** Stops a build because of mistakes in the content or the built files. Their diagnostics are printed already. */
export class BuildStopped extends Error {
  // Astro prints the stack, which does not help authors.
  override stack = '';
}

/**
 * Checks the built files in a folder, and prints what is wrong.
 * @param shownAs the folder that diagnostics name. @throws BuildStopped when there are mistakes
 */
export async function checkOutput(folder: string, shownAs: string): Promise<void> {
  await runTask(
    'Check built files',
    () => checkOrStop(folder, shownAs),
    (files) => `${formatCount(files, 'file')}, no problems`,
  );
}

function checkOrStop(folder: string, shownAs: string): number {
  const { files, diagnostics } = checkSite(folder, relative(root, shownAs), { cacheFile: cacheDirs.checks });
  if (diagnostics.length === 0) return files;
  log(formatDiagnostics(diagnostics, { colour: supportsColour() }));
  throw new BuildStopped(
    `The built site has ${countDiagnostics(diagnostics)} in ${formatCount(files, 'file')}: fix the errors above.`,
  );
}
