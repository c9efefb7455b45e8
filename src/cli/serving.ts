import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { formatCount, log } from '../build/log.ts';
import { recoverInterruptedSwap } from '../publish/atomic-swap.ts';
import { acquireLock } from '../publish/build-lock.ts';
import { encodings } from '../publish/http/content-encoding.ts';
import { notFoundPage } from '../publish/http/site-facts.ts';
import { listFiles } from '../publish/list-files.ts';
import { resolveOutputDir } from '../publish/output-path.ts';
import { createSiteServer } from '../publish/serve/server.ts';
import { root, search, settings } from '../site.ts';

/** Serves the built site and says where, once it answers. @throws Error when the port is taken. */
export async function serveSite(): Promise<void> {
  const target = resolveOutputDir(settings.outDir, [settings.contentDir, root]);
  if (!existsSync(target)) mend(target);
  const server = createSiteServer({ folder: target, basePath: settings.basePath, searched: search.also });
  server.listen(settings.port);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${settings.port} is taken. Set PORT to another, such as PORT=${settings.port + 1}.`);
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  log(`\n${describe(target)}The site is at http://localhost:${port}${settings.basePath} (Ctrl-C stops it).`);
}

/** Puts back what a killed build set aside. Where that must not be, the server reads it where it is. */
function mend(target: string): void {
  try {
    const held = acquireLock(target);
    recoverInterruptedSwap(target);
    held.release();
  } catch {
    // A build is at work, or nothing may be written here.
  }
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** A line on what is served: how many files, from when, and how they are compressed. None while a swap is under way. */
function describe(folder: string): string {
  const page = statSync(join(folder, notFoundPage), { throwIfNoEntry: false });
  if (!page) return '';
  const name = folder.startsWith(root) ? relative(root, folder) : folder;
  const files = listFiles(folder, { includeCompressed: false });
  const hasCopies = existsSync(join(folder, `index.html${encodings.gzip}`));
  const compression = hasCopies
    ? 'with the compressed copies of this build'
    : 'compressed while they are sent, because this build has no compressed copies';
  return `Serving ${name}/, built ${dateTime.format(page.mtime)}: ${formatCount(files.length, 'file')}, ${compression}.\n`;
}
