import { once } from 'node:events';
import { siteServer } from '../output/server.ts';
import { settings } from '../site.ts';
import { say } from './report.ts';

/** Serves the built site and says where, once it answers. @throws Error when the port is taken. */
export async function serveSite(): Promise<void> {
  const server = siteServer({ folder: settings.outDir, basePath: settings.basePath });
  server.listen(settings.port);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${settings.port} is taken. Set PORT to another, such as PORT=${settings.port + 1}.`);
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  say(`\nThe site is at http://localhost:${port}${settings.basePath} (Ctrl-C stops it).`);
}
