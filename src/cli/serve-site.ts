/** Serves the built site, for `npm start` and `npm run serve`. */
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatCount, log } from '../build/log.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { recoverInterruptedSwap } from '../publish/atomic-swap.ts';
import { acquireLock } from '../publish/build-lock.ts';
import { encodings } from '../publish/http/content-encoding.ts';
import { notFoundPage } from '../publish/http/site-facts.ts';
import { listFiles } from '../publish/list-files.ts';
import { resolveOutputDir } from '../publish/output-path.ts';
import { createSiteServer } from '../publish/serve/server.ts';
import { root, search, settings } from '../site.ts';

/** Serves the built site, and prints its address once the server listens. @throws Error when the port is taken */
export async function serveSite(): Promise<void> {
  const folder = resolveOutputDir(settings.outDir, [settings.contentDir, root]);
  if (!existsSync(folder)) recoverSite(folder);
  const server = createSiteServer({ folder, basePath: settings.basePath, searched: search.also });
  server.listen(settings.port);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${settings.port} is taken. Set PORT to another, such as PORT=${settings.port + 1}.`);
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  log(`\n${describeSite(folder)}The site is at http://localhost:${port}${settings.basePath} (Ctrl-C stops it).`);
}

/** Restores the site that a killed build moved away. If that fails, the server reads it from there. */
function recoverSite(folder: string): void {
  try {
    const lock = acquireLock(folder);
    try {
      recoverInterruptedSwap(folder);
    } finally {
      lock.release();
    }
  } catch {
    // A build is running, or the disk is read-only.
  }
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/**
 * Returns a line that says how many files the site has, when it was built and how it is compressed. Empty while a
 * build swaps the folder.
 */
function describeSite(folder: string): string {
  const page = statSync(join(folder, notFoundPage), { throwIfNoEntry: false });
  if (!page) return '';
  const name = displayPath(folder, root);
  const files = listFiles(folder, { includeCompressed: false });
  const isCompressed = existsSync(join(folder, `index.html${encodings.gzip}`));
  const compression = isCompressed
    ? 'compressed when they were built'
    : 'compressed on the fly because this build has no compressed copies';
  const count = formatCount(files.length, 'file');
  return `Serving ${name}/, built ${dateTime.format(page.mtime)}: ${count}, ${compression}.\n`;
}
