/** Builds and serves, before all tests, the real site and the fixture sites, like `npm run serve`. */
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
import { type AvailableServers, detectWebServers } from './web-server.ts';

/** A built site that is being served. */
interface Site {
  folder: string;
  /** Its address, with a slash at the end. */
  address: string;
  /** The folders that it is built from. */
  contentDir: string;
  publicDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the real site. */
    siteFolder: string;
    /** Its address, with a slash at the end. */
    siteAddress: string;
    /** The site with every form of citation: `tests/fixtures/citations/`. */
    citations: Site;
    /** The site with changes, claims, terms and withdrawals: `tests/fixtures/record/`. */
    record: Site;
    /** A site of the real explainers and those of `tests/fixtures/library/`, for the search. */
    library: Site;
    /** The content folder of that site. */
    libraryContent: string;
    /** The site with files that real articles and public reports are made of: `tests/fixtures/cases/`. */
    cases: Site;
    /** The web servers that this machine has. */
    webServers: AvailableServers;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  provide('webServers', detectWebServers({ install: true }));
  const temporary = mkdtempSync(join(tmpdir(), 'footing-test-'));
  const servers: Server[] = [];

  const serveSite = async (name: string, contentDir: string, publicDir = join(root, 'public')): Promise<Site> => {
    const folder = join(temporary, name);
    const environment = { OUT_DIR: folder, CONTENT_DIR: contentDir, PUBLIC_DIR: publicDir };
    const { code, stdout, stderr } = await run('build', environment);
    if (code !== 0) throw new Error(`The site of ${contentDir} does not build.\n${stdout}${stderr}`);
    const server = createSiteServer({ folder, basePath: '/' });
    servers.push(server);
    server.listen(0);
    await once(server, 'listening');
    return { folder, address: `http://localhost:${(server.address() as AddressInfo).port}/`, contentDir, publicDir };
  };

  const joinedContent = join(temporary, 'joined-content');
  cpSync(join(root, 'content'), joinedContent, { recursive: true });
  cpSync(join(root, 'tests/fixtures/library/explainers'), join(joinedContent, 'explainers'), { recursive: true });
  for (const name of ['authors.yml', 'glossary.yml', 'topics.yml'])
    appendFileSync(join(joinedContent, name), `\n${readFileSync(join(root, 'tests/fixtures/library', name), 'utf8')}`);
  provide('libraryContent', joinedContent);

  // Two at a time: the large site takes as long as the others.
  const buildSmallSites = async () => {
    const site = await serveSite('site', join(root, 'content'));
    provide('siteFolder', site.folder);
    provide('siteAddress', site.address);
    for (const name of ['citations', 'record'] as const)
      provide(name, await serveSite(name, join(root, 'tests/fixtures', name)));
    const publicDir = join(temporary, 'cases-public');
    for (const folder of ['public', 'tests/fixtures/cases/public'])
      cpSync(join(root, folder), publicDir, { recursive: true });
    provide('cases', await serveSite('cases', join(root, 'tests/fixtures/cases'), publicDir));
  };
  const buildLargeSite = async () => provide('library', await serveSite('library', joinedContent));
  // Unpacks the browser once, before two processes need it.
  const unpacked = launchBrowser().then((browser) => browser.close());
  await Promise.all([buildSmallSites(), buildLargeSite(), unpacked]);
  return () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(temporary, { recursive: true, force: true });
  };
}
