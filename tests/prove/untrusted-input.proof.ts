/** The site of everything hostile that is shown, every page of it opened in a browser, and every preview of what breaks out. */

import { launchBrowser } from '../support/browser.ts';
import { shownCases } from '../untrusted-input/site.ts';
import { Visitor } from '../untrusted-input/visitor.ts';
import { must, type Proof } from './parts/proof.ts';

export default {
  claim:
    'of the site of everything hostile nothing runs, asks elsewhere or waits for a click, on any page and in any preview',

  async run(print) {
    const browser = await launchBrowser();
    const visitor = await Visitor.start(browser);
    try {
      const found: string[] = [];
      const note = (path: string, asleep: string[]) => found.push(...asleep.map((what) => `${path}: ${what}`));
      for (const path of visitor.paths) note(path, await visitor.open(path));
      print(`${visitor.paths.length} pages were opened`);
      let previews = 0;
      for (const [index, [, , files]] of shownCases.entries()) {
        if (!JSON.stringify(files).includes('onerror')) continue;
        await visitor.open(`case-${index}/`);
        await visitor.page.locator('main a[role=doc-noteref]:visible').last().click();
        await visitor.page.locator('.preview').waitFor();
        note(`case-${index}/ with its preview`, await visitor.asleep());
        previews += 1;
      }
      print(`${previews} previews were opened`);
      must(visitor.paths.length > 100 && previews > 10, 'There is too little to look at');
      must(found.length === 0, `There waits: ${found.slice(0, 5).join('; ')}`);
      must(visitor.happened.length === 0, `There happened: ${visitor.happened.slice(0, 5).join('; ')}`);
    } finally {
      await visitor.stop();
      await browser.close();
    }
  },
} satisfies Proof;
