import { existsSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { Ahead } from '../output/ahead.ts';
import { writeBesidePages } from '../output/beside-pages.ts';
import { answersOf } from '../output/built.ts';
import { Carry } from '../output/carry.ts';
import { compressFiles } from '../output/compress.ts';
import { inWords } from '../output/disk-words.ts';
import { writeHostFiles } from '../output/host-files.ts';
import { type Lock, lock, mustBeFree } from '../output/lock.ts';
import { targetOf } from '../output/places.ts';
import { problemCount, problemText } from '../output/problem-text.ts';
import { putBack, replaceFolder } from '../output/publish.ts';
import { atATime, renderBeside } from '../output/render-beside.ts';
import { shareCarry } from '../output/shared-carry.ts';
import { siteProblems } from '../output/site-checks.ts';
import { forgetOld, keepRefused, retire, state } from '../output/state.ts';
import { TakingOver } from '../output/taking-over.ts';
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
  const ahead = new Ahead();
  try {
    if (!(await buildInto(target, ahead))) return false;
  } finally {
    await ahead.stop();
  }
  say(`Built ${relative(root, settings.outDir) || settings.outDir}/ (${seconds(start)} in all).`);
  return true;
}

/** @returns whether the site is in its place. */
async function buildInto(target: string, ahead: Ahead): Promise<boolean> {
  const library = checkContent();
  if (!library) {
    say(`Nothing was built: mend the errors above. ${lastSite(target)}`);
    return false;
  }
  const held = lockOf(target);
  let written = state.staged;
  try {
    putBack(target);
    forgetOld();
    say('Rendering pages and indexing sections …');
    const carry = new Carry(target, state.built, state.staged);
    shareCarry(carry);
    const takingOver = new TakingOver({ carry, ahead, library, folder: state.staged, retired: state.retired });
    // It takes a second to load, which nobody shall wait for whose content or options are wrong.
    const { build } = await import('astro');
    await build({
      root,
      logLevel: 'warn',
      outDir: state.staged,
      server: { port: settings.port },
      build: { concurrency: atATime },
      // What is taken over stands there early.
      vite: { build: { emptyOutDir: false } },
      integrations: [renderBeside({ ahead, library, staged: state.staged, begin: () => takingOver.pagesAreKnown() })],
    });
    for (const line of await writeBesidePages(library, { folder: state.staged, carry, ahead })) say(line);
    await takingOver.finish();
    writeHostFiles(state.staged, { ...answersOf([state.staged], search.also), basePath: settings.basePath });
    const compressed = compress(carry, ahead);
    compressed.catch(() => {}); // It is waited for below.
    const digests = checkOutput(carry);
    await compressed;
    if (!digests) {
      keepRefused();
      say(`The site was not replaced: mend the errors above. ${lastSite(target)}`);
      return false;
    }
    held.mustHold();
    written = target;
    replaceFolder(state.staged, target, state.trash);
    keepForNext(carry, digests);
  } catch (error) {
    throw new Error(`The build failed. ${lastSite(target)}`, { cause: inWords(error, written) });
  } finally {
    // What it still has in hand would be written into folders that go.
    await ahead.stop();
    rmSync(state.staged, { recursive: true, force: true });
    rmSync(state.stagedSearch, { recursive: true, force: true });
    held.release();
  }
  return true;
}

/** The site stands by now. What cannot be kept of it, the next build makes anew. */
function keepForNext(carry: Carry, digests: ReadonlyMap<string, string>): void {
  try {
    carry.save(digests);
    retire(carry.isMost);
  } catch (error) {
    const { message } = inWords(error, state.built);
    say(`The site is built, but the next build will take less over from it than it could: ${message}`);
  }
}

/** Puts compressed copies beside the built files, and says how many are new. */
async function compress({ compressed }: Carry, ahead: Ahead): Promise<void> {
  const start = performance.now();
  const given = { folder: state.staged, keep: state.compressed, carried: compressed };
  const { files, fresh } =
    (await ahead.ask('compress', given)) ?? (await compressFiles(given.folder, given.keep, given.carried));
  say(`Compressed ${files} files, ${fresh} of them anew (${seconds(start)}).`);
}

/** Checks the built files, and prints what is wrong. @returns their digests where nothing is */
function checkOutput({ carried }: Carry): ReadonlyMap<string, string> | undefined {
  const start = performance.now();
  const options = { keep: state.checks, carried };
  const { files, problems, digests } = siteProblems(state.staged, relative(root, state.refused), options);
  if (problems.length === 0) {
    say(`Checked ${files} built files: no problems (${seconds(start)}).`);
    return digests;
  }
  say(problemText(problems, { colour: styled() }));
  say(`Checked ${files} built files: ${problemCount(problems)} (${seconds(start)}).`);
  return undefined;
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
