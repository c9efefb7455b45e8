import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { phone, wide } from './visit.ts';

/** The short form: it has to be read by every page that is looked at. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, as rule and element. */
export async function objections(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** The same in light and in dark on each of the screens. The page stays: scheme and width are all that changes. */
export async function objectionsEverywhere(page: Page, screens = [wide, phone]): Promise<string[]> {
  const found: string[] = [];
  for (const { viewport } of screens) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await objections(page)).map((each) => `${viewport.width} px, ${colorScheme}: ${each}`));
    }
  }
  return found;
}
