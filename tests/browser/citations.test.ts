import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explainer, fragment, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

const marks = '[role=doc-noteref]';
const backlinks = '[role=doc-backlink]';

interface Link {
  id: string;
  target: string;
  name: string;
}

/** All links of a kind with the ids that they join. */
function linksOf(page: Page, selector: string): Promise<Link[]> {
  return page.locator(selector).evaluateAll((links) =>
    links.map((link) => ({
      id: link.id || (link.closest('[id]')?.id ?? ''),
      target: (link as HTMLAnchorElement).hash.slice(1),
      name: link.getAttribute('aria-label') ?? '',
    })),
  );
}

/** Ten of many, from the first to the last. */
function sample<Item>(items: readonly Item[]): Item[] {
  return Array.from({ length: 10 }, (_, n) => items[Math.round((n * (items.length - 1)) / 9)]).filter(
    (item) => item !== undefined,
  );
}

/** Follows every link of a kind and returns where each one led: the fragment, and the id of the element that it shows. */
function followAll(page: Page, selector: string): Promise<{ fragment: string; shown: string | undefined }[]> {
  return page.locator(selector).evaluateAll(async (links) => {
    const arrivals: { fragment: string; shown: string | undefined }[] = [];
    for (const link of links as HTMLAnchorElement[]) {
      if (location.hash) {
        const left = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
        location.hash = '';
        await left;
      }
      const arrived = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      link.click();
      await arrived;
      arrivals.push({ fragment: location.hash.slice(1), shown: document.querySelector(':target')?.id });
    }
    return arrivals;
  });
}

describe('a mark', () => {
  it('is named by the number of its source and by who published it', async () => {
    const { page } = await visit(explainer);
    const named = await page.locator(marks).evaluateAll((all) =>
      all.map((mark) => {
        const source = document.getElementById((mark as HTMLAnchorElement).hash.slice(1));
        const number = source ? Array.from(source.parentElement?.children ?? []).indexOf(source) + 1 : 0;
        return {
          shown: mark.textContent,
          name: mark.getAttribute('aria-label'),
          number: String(number),
          expected: `Source ${number}: ${source?.querySelector('b')?.textContent}`,
        };
      }),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.map(({ name }) => name)).toEqual(named.map(({ expected }) => expected));
    expect(named.map(({ shown }) => shown)).toEqual(named.map(({ number }) => number));
  });
});

describe('following citations', () => {
  it('leads from every mark to its source', async () => {
    const { page } = await visit(explainer);
    const wanted = (await linksOf(page, marks)).map(({ target }) => ({ fragment: target, shown: target }));
    expect(await followAll(page, marks)).toEqual(wanted);
  });

  it('leads from every backlink to a mark of the same source', async () => {
    const { page } = await visit(explainer);
    const wanted = (await linksOf(page, backlinks)).map(({ target }) => ({ fragment: target, shown: target }));
    expect(await followAll(page, backlinks)).toEqual(wanted);
  });

  it('finds a way back from each source to each of its marks, and none to another', async () => {
    const { page } = await visit(explainer);
    const there = (await linksOf(page, marks)).map(({ id, target }) => `${id} in ${target}`);
    const back = (await linksOf(page, backlinks)).map(({ id, target }) => `${target} in ${id}`);
    expect(back.toSorted()).toEqual(there.toSorted());
  });
});

describe.each([
  ['on a wide screen', wide],
  ['on a phone', phone],
  ['without JavaScript', { ...wide, ...noScript }],
  ['on a phone without JavaScript', { ...phone, ...noScript }],
])('following a citation %s', (_name, screen) => {
  it('shows the source, uncovered, and browser Back shows the text as it was left', async () => {
    const { page } = await visit(explainer, screen);
    for (const { id, target } of sample(await linksOf(page, marks))) {
      const mark = page.locator(`#${id}`);
      await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const left = await page.evaluate(() => scrollY);
      await mark.click();
      await expect.poll(() => fragment(page), patience).toBe(target);
      await expect.poll(() => isInSight(page.locator(`#${target}`)), { ...patience, message: target }).toBe(true);
      await page.goBack();
      await expect
        .poll(() => page.evaluate((before) => Math.abs(scrollY - before), left), { ...patience, message: id })
        .toBeLessThanOrEqual(1);
      expect(await isInSight(mark), id).toBe(true);
    }
  });

  it('shows the mark, uncovered, on the way back by the backlink', async () => {
    const { page } = await visit(explainer, screen);
    for (const { target } of sample(await linksOf(page, backlinks))) {
      await page.locator(`.back [href="#${target}"]`).click();
      await expect.poll(() => fragment(page), patience).toBe(target);
      await expect.poll(() => isInSight(page.locator(`#${target}`)), { ...patience, message: target }).toBe(true);
    }
  });
});

describe('coming from a mark', () => {
  it('finds the way back to just that mark marked among the others', async () => {
    const { page } = await visit(explainer);
    const all = await linksOf(page, marks);
    const often = all.filter(({ target }) => all.filter((other) => other.target === target).length > 1);
    expect(often.length).toBeGreaterThan(10);
    for (const { id } of sample(often)) {
      await page.locator(`#${id}`).click();
      const current = page.locator('.back [aria-current]');
      await expect
        .poll(() => current.evaluateAll((links) => links.map((link) => link.getAttribute('href'))), patience)
        .toEqual([`#${id}`]);
    }
  });

  it('by keyboard too', async () => {
    const { page } = await visit(explainer);
    const [first] = await linksOf(page, marks);
    await page.locator(`#${first?.id}`).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => fragment(page), patience).toBe(first?.target);
    expect(await page.locator('.back [aria-current]').getAttribute('href')).toBe(`#${first?.id}`);
    // The next step by Tab goes on from the source, not from the mark.
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => document.activeElement?.closest('li')?.id);
    expect(place).toBe(first?.target);
  });
});
