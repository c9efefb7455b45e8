/** Before all tests: builds the real site, once, into a folder of its own, and serves it as `npm run serve` does. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { siteServer } from '../../src/output/server.ts';
import { run } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site. */
    siteFolder: string;
    /** Its address, with a slash at the end. */
    siteAddress: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  const temporary = mkdtempSync(join(tmpdir(), 'footing-test-'));
  const folder = join(temporary, 'site');
  const { code, stdout, stderr } = await run('build', { OUT_DIR: folder });
  if (code !== 0) throw new Error(`The site does not build.\n${stdout}${stderr}`);
  const server = siteServer({ folder, basePath: '/' });
  server.listen(0);
  await once(server, 'listening');
  provide('siteFolder', folder);
  provide('siteAddress', `http://localhost:${(server.address() as AddressInfo).port}/`);
  return () => {
    server.closeAllConnections();
    server.close();
    rmSync(temporary, { recursive: true, force: true });
  };
}
