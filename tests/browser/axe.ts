import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { phone, wide } from './visit.ts';

/** The short form: it has to be read by every page that is looked at. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that ask for colours. Nothing else changes with the scheme. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/** What axe objects to in a part of the page, as rule and element. @param rules all of them unless named */
export async function objections(page: Page, part = 'html', rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const options: RunOptions = { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: [...rules] } : {}) };
  return page.evaluate(
    async ([selector, how]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(selector, how);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    [part, options] as const,
  );
}

/** The same in light and in dark on each of the screens. The page stays: scheme and width are all that changes. */
export async function objectionsEverywhere(page: Page, screens = [wide, phone]): Promise<string[]> {
  const found: string[] = [];
  for (const { viewport } of screens) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(
        ...(await objections(page, 'html', colorScheme === 'dark' ? ofColour : [])).map(
          (each) => `${viewport.width} px, ${colorScheme}: ${each}`,
        ),
      );
    }
  }
  return found;
}
