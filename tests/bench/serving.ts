/** Builds and serves sites to measure. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { run } from '../support/run.ts';

/** Builds the site of this project. @throws Error with the output of the build when it fails */
export async function buildSite(env: Record<string, string>): Promise<void> {
  const { code, stdout, stderr } = await run('build', env);
  if (code !== 0) throw new Error(`The site does not build.\n${stdout}${stderr}`);
}

/**
 * Serves a folder as `npm run serve` does. `policy: false` leaves out the content security policy, which forbids
 * the styles and scripts of other programs’ pages. @returns the server and its address, with a slash at the end
 */
export async function serveSite(folder: string, { policy = true, port = 0 } = {}): Promise<[Server, string]> {
  const server = createSiteServer({ folder, basePath: '/' });
  if (!policy)
    server.prependListener('request', (_request, response) => {
      const setHeader = response.setHeader.bind(response);
      response.setHeader = (name, value) => (name === 'Content-Security-Policy' ? response : setHeader(name, value));
    });
  server.listen(port);
  await once(server, 'listening');
  return [server, `http://localhost:${(server.address() as AddressInfo).port}/`];
}
