/**
 * The links of the served site, followed by somebody else’s program. The checks of a build follow every link in our own way; this
 * one starts at the home page, and sees only what a server answers.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { borrowed } from './parts/borrowed.ts';
import { must, type Proof } from './parts/proof.ts';
import { listening, withRealSite } from './parts/real-site.ts';

/** What is used of linkinator. */
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
  claim: 'linkinator finds no broken link or fragment of the site to itself',
  async run(say) {
    const folder = await borrowed('linkinator', '8.1.0');
    const { LinkChecker }: Linkinator = await import(pathToFileURL(join(folder, 'build/src/index.js')).href);
    await withRealSite(async (server) => {
      const path = `http://localhost:${await listening(server)}/`;
      const { links } = await new LinkChecker().check({
        path,
        recurse: true,
        checkFragments: true,
        checkCss: true,
        concurrency: 10,
        // Other servers are for `npm run links`.
        linksToSkip: async (address) => !address.startsWith(path),
      });
      const followed = links.filter(({ state }) => state !== 'SKIPPED');
      const broken = followed.filter(({ state }) => state === 'BROKEN');
      say(`${followed.length} addresses followed, ${broken.length} broken`);
      must(followed.length > 80, 'Fewer links were followed than the site has pages.');
      const told = broken.map(({ url, status, parent }) => `${url} (${status}) on ${parent}`);
      must(broken.length === 0, `Broken: ${told.join(', ')}`);
    });
  },
};
export default proof;
