import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { phone, wide } from './visit.ts';

/** The minified build, because every tested page has to parse it. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules about colours. Only these can give another result in another colour scheme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Returns the violations that axe finds in a part of the page, as rule and element.
 * @param rules rules to check; all by default
 */
export async function findViolations(page: Page, selector = 'html', rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options: RunOptions = { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: [...rules] } : {}) };
  return page.evaluate(
    async ([selector, options]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(selector, options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    [selector, options] as const,
  );
}

/** Returns the violations in light and dark mode at each screen size. The page is not reloaded. */
export async function objectionsEverywhere(page: Page, screens = [wide, phone]): Promise<string[]> {
  const violations: string[] = [];
  for (const { viewport } of screens) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      violations.push(
        ...(await findViolations(page, 'html', colorScheme === 'dark' ? colourRules : [])).map(
          (each) => `${viewport.width} px, ${colorScheme}: ${each}`,
        ),
      );
    }
  }
  return violations;
}
