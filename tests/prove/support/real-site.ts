/** Builds and serves the site of this project for a proof. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSiteServer } from '../../../src/publish/serve/server.ts';
import { run } from '../../support/run.ts';

/** Makes a server listen on a free port. @returns the port */
export async function listen(server: Server): Promise<number> {
  server.listen(0);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Builds and serves the site while `use` runs, then deletes it. `folder` is the built site. */
export async function withRealSite(use: (server: Server, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'footing-prove-site-'));
  try {
    const { code, stdout, stderr } = await run('build', { OUT_DIR: join(folder, 'site') });
    if (code !== 0) throw new Error(`The site does not build.\n${stdout.slice(0, 2000)}${stderr}`);
    const server = createSiteServer({ folder: join(folder, 'site'), basePath: '/' });
    try {
      await use(server, join(folder, 'site'));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
