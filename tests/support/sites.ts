/** Before all tests: builds the real site and the fixture sites, once, and serves them as `npm run serve` does. */
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { launchBrowser } from './browser.ts';
import { root, run } from './run.ts';
import { type WebServersHere, webServersHere } from './web-server.ts';

/** A built site that is being served. */
interface Site {
  folder: string;
  /** Its address, with a slash at the end. */
  address: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site. */
    siteFolder: string;
    /** Its address, with a slash at the end. */
    siteAddress: string;
    /** The site in which everything is cited: `tests/fixtures/citations/`. */
    citations: Site;
    /** The site in which everything was changed, rated, defined and withdrawn: `tests/fixtures/record/`. */
    record: Site;
    /** The real explainers and those of `tests/fixtures/library/`, as one site: for the search. */
    library: Site;
    /** Its content. */
    libraryContent: string;
    /** Which real web servers there are to ask. */
    webServers: WebServersHere;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  provide('webServers', webServersHere({ install: true }));
  const temporary = mkdtempSync(join(tmpdir(), 'footing-test-'));
  const servers: Server[] = [];

  const serveSite = async (name: string, contentDir: string): Promise<Site> => {
    const folder = join(temporary, name);
    const { code, stdout, stderr } = await run('build', { OUT_DIR: folder, CONTENT_DIR: contentDir });
    if (code !== 0) throw new Error(`The site of ${contentDir} does not build.\n${stdout}${stderr}`);
    const server = createSiteServer({ folder, basePath: '/' });
    servers.push(server);
    server.listen(0);
    await once(server, 'listening');
    return { folder, address: `http://localhost:${(server.address() as AddressInfo).port}/` };
  };

  const joined = join(temporary, 'joined-content');
  cpSync(join(root, 'content'), joined, { recursive: true });
  cpSync(join(root, 'tests/fixtures/library/explainers'), join(joined, 'explainers'), { recursive: true });
  for (const name of ['authors.yml', 'glossary.yml', 'topics.yml'])
    appendFileSync(join(joined, name), `\n${readFileSync(join(root, 'tests/fixtures/library', name), 'utf8')}`);
  provide('libraryContent', joined);

  // Two at a time: the large one takes as long as the other three.
  const inTurn = async () => {
    const site = await serveSite('site', join(root, 'content'));
    provide('siteFolder', site.folder);
    provide('siteAddress', site.address);
    for (const name of ['citations', 'record'] as const)
      provide(name, await serveSite(name, join(root, 'tests/fixtures', name)));
  };
  const large = async () => provide('library', await serveSite('library', joined));
  // The browser is unpacked once, before two processes ask for it.
  const unpacked = launchBrowser().then((browser) => browser.close());
  await Promise.all([inTurn(), large(), unpacked]);
  return () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(temporary, { recursive: true, force: true });
  };
}
