import { relative } from 'node:path';
import { problemCount, problemText } from '../output/problem-text.ts';
import { siteProblems } from '../output/site-checks.ts';
import { state } from '../output/state.ts';
import { root } from '../site.ts';
import { countOf, log, supportsColour } from './log.ts';

/** The built files have problems, which are printed. */
export class OutputRefused extends Error {}

/** Checks the built files in a folder, and prints what is wrong. @returns how many files. @throws OutputRefused when anything is */
export function checkOutput(folder: string): number {
  // A site that is refused is kept under another name, for looking at.
  const shownAs = relative(root, folder === state.staged ? state.refused : folder);
  const { files, problems } = siteProblems(folder, shownAs, { keep: state.checks });
  if (problems.length === 0) return files;
  log(problemText(problems, { colour: supportsColour() }));
  throw new OutputRefused(
    `The built site has ${problemCount(problems)} in ${countOf(files, 'file')}: fix the errors above.`,
  );
}
