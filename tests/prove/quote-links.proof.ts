/**
 * Creates links to random selections on the largest page, and counts those that highlight exactly the selected
 * text.
 */
import assert from 'node:assert/strict';
import { linksIn, missed } from '../browser/quote-links/links.ts';
import { Readers } from '../browser/quote-links/reader.ts';
import { launchBrowser } from '../support/browser.ts';
import type { Proof } from './support/proof.ts';
import { listen, withRealSite } from './support/real-site.ts';

const count = Number(process.env['COUNT'] || 200);
const seed = Number(process.env['SEED'] || 0) || Math.floor(Math.random() * 1e6) + 1;

export default {
  claim:
    'the links of 98 in 100 random selections highlight exactly the selection, and no link contains a citation number',

  async run(print) {
    await withRealSite(async (server) => {
      const address = `http://localhost:${await listen(server)}/trump-says-iran-wants-to-negotiate/`;
      const browser = await launchBrowser();
      const readers = await Readers.start(browser);
      try {
        const links = await linksIn(readers, address, count, seed);
        const failed = missed(links);
        print(`${links.length - failed.length} of ${links.length} (SEED=${seed})`);
        for (const { name, selected, lit } of failed) print(`  ${name}: “${selected}” highlights “${lit}”`);
        assert(failed.length <= count * 0.02, `${failed.length} of ${count} highlight something else`);
        const numbered = links.filter(({ numbered }) => numbered.length > 0);
        assert(numbered.length === 0, `${numbered.length} contain a citation number: ${numbered[0]?.directive}`);
      } finally {
        await readers.stop();
        await browser.close();
      }
    });
  },
} satisfies Proof;
