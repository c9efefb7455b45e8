/**
 * Checks the links of the served site with linkinator, a program that is independent of this project. Unlike the
 * checks of built files, it starts at the home page, and sees only what a server sends.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installTool } from './support/install-tool.ts';
import type { Proof } from './support/proof.ts';
import { listen, withRealSite } from './support/real-site.ts';

/** The parts of linkinator’s API that are used here. */
interface Link {
  url: string;
  status?: number;
  state: 'OK' | 'BROKEN' | 'SKIPPED';
  parent?: string;
}
interface Linkinator {
  LinkChecker: new () => {
    check(options: {
      path: string;
      recurse: boolean;
      checkFragments: boolean;
      checkCss: boolean;
      concurrency: number;
      linksToSkip(address: string): Promise<boolean>;
    }): Promise<{ links: Link[] }>;
  };
}

const proof: Proof = {
  claim: 'linkinator finds no broken link or fragment within the site',
  async run(print) {
    const folder = await installTool('linkinator', '8.1.0');
    const { LinkChecker }: Linkinator = await import(pathToFileURL(join(folder, 'build/src/index.js')).href);
    await withRealSite(async (server) => {
      const path = `http://localhost:${await listen(server)}/`;
      const { links } = await new LinkChecker().check({
        path,
        recurse: true,
        checkFragments: true,
        checkCss: true,
        concurrency: 10,
        // `npm run links` checks links to other servers.
        linksToSkip: async (address) => !address.startsWith(path),
      });
      const followed = links.filter(({ state }) => state !== 'SKIPPED');
      const broken = followed.filter(({ state }) => state === 'BROKEN');
      print(`${followed.length} addresses followed, ${broken.length} broken`);
      assert(followed.length > 80, 'Fewer links were followed than the site has pages.');
      const descriptions = broken.map(({ url, status, parent }) => `${url} (${status}) on ${parent}`);
      assert(broken.length === 0, `Broken: ${descriptions.join(', ')}`);
    });
  },
};
export default proof;
