/** Links to a few hundred random selections on the largest real page: how many light up just the words that were selected. */
import { linksIn, missed } from '../browser/quote-links/links.ts';
import { Readers } from '../browser/quote-links/reader.ts';
import { launchBrowser } from '../support/browser.ts';
import { must, type Proof } from './parts/proof.ts';
import { listening, withRealSite } from './parts/real-site.ts';

const count = Number(process.env['COUNT'] || 200);
const seed = Number(process.env['SEED'] || 0) || Math.floor(Math.random() * 1e6) + 1;

export default {
  claim: 'of random selections, 98 of 100 are just what their link lights up, and no link holds the number of a mark',

  async run(print) {
    await withRealSite(async (server) => {
      const address = `http://localhost:${await listening(server)}/trump-says-iran-wants-to-negotiate/`;
      const browser = await launchBrowser();
      const readers = await Readers.start(browser);
      try {
        const links = await linksIn(readers, address, count, seed);
        const failed = missed(links);
        print(`${links.length - failed.length} of ${links.length} (SEED=${seed})`);
        for (const { name, selected, lit } of failed) print(`  ${name}: “${selected}” lights “${lit}”`);
        must(failed.length <= count * 0.02, `${failed.length} of ${count} light up something else`);
        const numbered = links.filter(({ numbered }) => numbered.length > 0);
        must(numbered.length === 0, `${numbered.length} hold the number of a mark: ${numbered[0]?.directive}`);
      } finally {
        await readers.stop();
        await browser.close();
      }
    });
  },
} satisfies Proof;
