/**
 * Opens every page of the site of untrusted input in a browser, and the citation popovers with markup in their
 * sources.
 */
import assert from 'node:assert/strict';
import { launchBrowser } from '../support/browser.ts';
import { shownCases } from '../untrusted-input/site.ts';
import { Visitor } from '../untrusted-input/visitor.ts';
import type { Proof } from './support/proof.ts';

export default {
  claim: 'untrusted input runs nothing and requests nothing, and no click can change that, on pages and in popovers',

  async run(print) {
    const browser = await launchBrowser();
    const visitor = await Visitor.start(browser);
    try {
      const found: string[] = [];
      const note = (path: string, threats: string[]) => found.push(...threats.map((what) => `${path}: ${what}`));
      for (const path of visitor.paths) note(path, await visitor.open(path));
      print(`${visitor.paths.length} pages were opened`);
      let popovers = 0;
      for (const [index, [, , files]] of shownCases.entries()) {
        if (!JSON.stringify(files).includes('onerror')) continue;
        await visitor.open(`case-${index}/`);
        await visitor.page.locator('main a[role=doc-noteref]:visible').last().click();
        await visitor.page.locator('.preview').waitFor();
        note(`case-${index}/ with its popover`, await visitor.findUnsafeMarkup());
        popovers += 1;
      }
      print(`${popovers} popovers were opened`);
      assert(visitor.paths.length > 100 && popovers > 10, 'There are too few pages or popovers');
      assert(found.length === 0, `Waiting for a click: ${found.slice(0, 5).join('; ')}`);
      assert(visitor.attackReports.length === 0, `Something ran: ${visitor.attackReports.slice(0, 5).join('; ')}`);
    } finally {
      await visitor.stop();
      await browser.close();
    }
  },
} satisfies Proof;
