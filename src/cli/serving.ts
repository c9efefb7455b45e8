import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { log } from '../build/log.ts';
import { lock } from '../output/lock.ts';
import { targetOf } from '../output/places.ts';
import { putBack } from '../output/publish.ts';
import { siteServer } from '../output/server.ts';
import { root, search, settings } from '../site.ts';

/** Serves the built site and says where, once it answers. @throws Error when the port is taken. */
export async function serveSite(): Promise<void> {
  const target = targetOf(settings.outDir, [settings.contentDir, root]);
  if (!existsSync(target)) mend(target);
  const server = siteServer({ folder: target, basePath: settings.basePath, searched: search.also });
  server.listen(settings.port);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${settings.port} is taken. Set PORT to another, such as PORT=${settings.port + 1}.`);
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  log(`\nThe site is at http://localhost:${port}${settings.basePath} (Ctrl-C stops it).`);
}

/** Puts back what a killed build set aside. Where that must not be, the server reads it where it is. */
function mend(target: string): void {
  try {
    const held = lock(target);
    putBack(target);
    held.release();
  } catch {
    // A build is at work, or nothing may be written here.
  }
}
