import { relative } from 'node:path';
import { state } from '../cache/cache-dirs.ts';
import { problemCount, problemText } from '../diagnostics/print-diagnostics.ts';
import { root } from '../site.ts';
import { siteProblems } from './checks/check-site.ts';
import { countOf, log, runTask, supportsColour } from './log.ts';

/** Stops a build whose content or files have problems, which are printed already. */
export class BuildStopped extends Error {
  // Astro would print where in this code the build stopped, which helps no author.
  override stack = '';
}

/**
 * Checks the built files in a folder, and prints what is wrong.
 * @param shownAs the folder that the problems name. @throws BuildStopped when anything is wrong
 */
export async function checkOutput(folder: string, shownAs: string): Promise<void> {
  await runTask(
    'Check built files',
    () => check(folder, shownAs),
    (files) => `${countOf(files, 'file')}, no problems`,
  );
}

function check(folder: string, shownAs: string): number {
  const { files, problems } = siteProblems(folder, relative(root, shownAs), { keep: state.checks });
  if (problems.length === 0) return files;
  log(problemText(problems, { colour: supportsColour() }));
  throw new BuildStopped(
    `The built site has ${problemCount(problems)} in ${countOf(files, 'file')}: fix the errors above.`,
  );
}
