import { existsSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'astro';
import { answersOf } from '../output/built.ts';
import { compressFiles } from '../output/compress.ts';
import { inWords } from '../output/disk-words.ts';
import { writeHostFiles } from '../output/host-files.ts';
import { type Lock, lock, mustBeFree } from '../output/lock.ts';
import { targetOf } from '../output/places.ts';
import { problemCount, problemText } from '../output/problem-text.ts';
import { putBack, replaceFolder } from '../output/publish.ts';
import { siteProblems } from '../output/site-checks.ts';
import { forgetOld, keepRefused, state } from '../output/state.ts';
import { root, search, settings } from '../site.ts';
import { checkContent, say, seconds, styled } from './report.ts';

/**
 * Checks, renders, indexes and checks the site in a folder of its own, and puts that in the place of the last one only
 * when all of it succeeded. @returns whether it did. @throws Error when rendering, indexing or writing fails.
 */
export async function makeSite(): Promise<boolean> {
  const start = performance.now();
  const target = targetOf(settings.outDir, [settings.contentDir, root]);
  mustBeFree(target);
  if (!checkContent()) {
    say(`Nothing was built: mend the errors above. ${lastSite(target)}`);
    return false;
  }
  const held = lockOf(target);
  let written = state.staged;
  try {
    putBack(target);
    forgetOld();
    say('Rendering pages and indexing sections …');
    await build({ root, logLevel: 'warn', outDir: state.staged, server: { port: settings.port } });
    writeHostFiles(state.staged, { ...answersOf([state.staged], search.also), basePath: settings.basePath });
    if (!checkOutput(target)) return false;
    await compress();
    held.mustHold();
    written = target;
    replaceFolder(state.staged, target, state.trash);
  } catch (error) {
    throw new Error(`The build failed. ${lastSite(target)}`, { cause: inWords(error, written) });
  } finally {
    rmSync(state.staged, { recursive: true, force: true });
    held.release();
  }
  say(`Built ${relative(root, settings.outDir) || settings.outDir}/ (${seconds(start)} in all).`);
  return true;
}

/** Puts compressed copies beside the built files, and says how many are new. */
async function compress(): Promise<void> {
  const start = performance.now();
  const { files, fresh } = await compressFiles(state.staged, state.compressed);
  say(`Compressed ${files} files, ${fresh} of them anew (${seconds(start)}).`);
}

/** Checks the built files, prints what is wrong, and keeps those of a site that is refused. @returns whether it is not. */
function checkOutput(target: string): boolean {
  const start = performance.now();
  const { files, problems } = siteProblems(state.staged, relative(root, state.refused), { keep: state.checks });
  if (problems.length === 0) {
    say(`Checked ${files} built files: no problems (${seconds(start)}).`);
    return true;
  }
  keepRefused();
  say(problemText(problems, { colour: styled() }));
  say(`Checked ${files} built files: ${problemCount(problems)} (${seconds(start)}).`);
  say(`The site was not replaced: mend the errors above. ${lastSite(target)}`);
  return false;
}

/** What became of the site that was there before. */
function lastSite(target: string): string {
  return existsSync(target) ? 'The last built site is as it was.' : 'There was no built site before.';
}

function lockOf(target: string): Lock {
  try {
    return lock(target);
  } catch (error) {
    const told = inWords(error, target);
    throw told === error ? told : new Error(`Nothing was built. ${lastSite(target)}`, { cause: told });
  }
}
