import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'astro';
import { replaceFolder } from '../output/publish.ts';
import { forgetOld, state } from '../output/state.ts';
import { root, settings } from '../site.ts';
import { checkContent, say, seconds } from './report.ts';

/**
 * Checks, renders and indexes the site into a folder of its own, and puts that in the place of the last one only when
 * all of it succeeded. @returns whether it did. @throws Error when rendering or indexing fails.
 */
export async function makeSite(): Promise<boolean> {
  const start = performance.now();
  if (!checkContent()) {
    say('Nothing was built: mend the errors above. The last built site is as it was.');
    return false;
  }
  try {
    say('Rendering pages and indexing sections …');
    await build({ root, logLevel: 'warn', outDir: state.staged, server: { port: settings.port } });
    replaceFolder(state.staged, settings.outDir);
    forgetOld();
  } catch (error) {
    throw new Error('The build failed. The last built site is as it was.', { cause: error });
  } finally {
    rmSync(state.staged, { recursive: true, force: true });
  }
  say(
    `Built ${relative(root, pathToFileURL(settings.outDir).pathname) || settings.outDir}/ (${seconds(start)} in all).`,
  );
  return true;
}
