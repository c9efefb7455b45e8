import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  citingPages,
  describeFocus,
  everyCitation,
  expectOpen,
  listLink,
  listOpenPopovers,
  markerSelector,
  openings,
} from './popover-parts.ts';
import { explainer, fragment, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

const backlinks = '[role=doc-backlink]';

interface Link {
  id: string;
  target: string;
  name: string;
}

/** Returns all links that match a selector, with the ids that they connect. */
function linksOf(page: Page, selector: string): Promise<Link[]> {
  return page.locator(selector).evaluateAll((links) =>
    links.map((link) => ({
      id: link.id || (link.closest('[id]')?.id ?? ''),
      target: (link as HTMLAnchorElement).hash.slice(1),
      name: link.getAttribute('aria-label') ?? '',
    })),
  );
}

/** Returns a sample of a list, from the first to the last item. */
function sample<Item>(items: readonly Item[], size = 10): Item[] {
  return Array.from({ length: size }, (_, n) => items[Math.round((n * (items.length - 1)) / (size - 1))]).filter(
    (item) => item !== undefined,
  );
}

/** Follows every link that matches a selector. Returns the fragment, and the id of the element that it shows. */
function followAll(page: Page, selector: string): Promise<{ fragment: string; shown: string | undefined }[]> {
  return page.locator(selector).evaluateAll((links) =>
    (links as HTMLAnchorElement[]).map((link) => {
      link.click();
      return { fragment: location.hash.slice(1), shown: document.querySelector(':target')?.id };
    }),
  );
}

describe('a citation marker', () => {
  it('has the number and the publisher of its source as its name', async () => {
    const { page } = await visit(explainer);
    const named = await page.locator(markerSelector).evaluateAll((all) =>
      all.map((marker) => {
        const source = document.getElementById((marker as HTMLAnchorElement).hash.slice(1));
        const number = source ? Array.from(source.parentElement?.children ?? []).indexOf(source) + 1 : 0;
        return {
          shown: marker.textContent,
          name: marker.getAttribute('aria-label'),
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

describe.each(citingPages)('in %s', (_name, path) => {
  it.each([
    ['every marker leads to its source', markerSelector],
    ['every backlink leads to its marker', backlinks],
  ])('%s without JavaScript', async (_name, selector) => {
    const { page } = await visit(path, noScript);
    const expected = (await linksOf(page, selector)).map(({ target }) => ({ fragment: target, shown: target }));
    expect(expected.length).toBeGreaterThan(80);
    expect(await followAll(page, selector)).toEqual(expected);
  });

  it('each source has a backlink to each of its markers, and no others', async () => {
    const { page } = await visit(path, noScript);
    const there = (await linksOf(page, markerSelector)).map(({ id, target }) => `${id} in ${target}`);
    const back = (await linksOf(page, backlinks)).map(({ id, target }) => `${target} in ${id}`);
    expect(back.toSorted()).toEqual(there.toSorted());
  });

  it('every marker leads through its popover to its source and highlighted backlink, and back', async () => {
    const all = (await linksOf((await visit(path)).page, markerSelector)).map(({ id, target }) => ({ id, target }));
    // Browsers limit pages to 200 navigations in ten seconds.
    for (let start = 0; start < all.length; start += 80) {
      const ids = all.slice(start, start + 80).map(({ id }) => id);
      const { page } = await visit(path);
      const visited = await page.evaluate(async (some) => {
        const arrivals: unknown[] = [];
        const go = async (link: HTMLElement | null | undefined) => {
          const arrived = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
          link?.click();
          await arrived;
        };
        for (const id of some) {
          document.getElementById(id)?.click();
          await go(document.querySelector<HTMLElement>(':popover-open a'));
          const current = Array.from(document.querySelectorAll<HTMLElement>('.back [aria-current]'));
          const there = {
            target: document.querySelector(':target')?.id,
            backTo: current.map((link) => link.getAttribute('href')),
            open: document.querySelectorAll(':popover-open').length,
          };
          await go(current[0]);
          const { top = -1, bottom = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
          arrivals.push({
            ...there,
            back: document.querySelector(':target')?.id,
            focus: document.activeElement?.id,
            inSight: top >= 0 && bottom <= innerHeight,
          });
        }
        return arrivals;
      }, ids);
      expect(visited).toEqual(
        all.slice(start, start + 80).map(({ id, target }) => {
          return { target, backTo: [`#${id}`], open: 0, back: id, focus: id, inSight: true };
        }),
      );
    }
  });
});

/** Scrolls a marker to the middle of the window. Returns the scroll position. */
async function goTo(page: Page, id: string): Promise<number> {
  await page.locator(`#${id}`).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return page.evaluate(() => scrollY);
}

/** Waits until the window is at a scroll position again, with the marker in view. */
async function isBack(page: Page, id: string, scrollPosition: number): Promise<void> {
  await expect
    .poll(() => page.evaluate((before) => Math.abs(scrollY - before), scrollPosition), { ...patience, message: id })
    .toBeLessThanOrEqual(1);
  await expect.poll(() => isInSight(page.locator(`#${id}`)), { ...patience, message: id }).toBe(true);
}

async function isAtSource(page: Page, target: string): Promise<void> {
  await expect.poll(() => fragment(page), patience).toBe(target);
  await expect.poll(() => isInSight(page.locator(`#${target}`)), { ...patience, message: target }).toBe(true);
}

describe.each(openings)('following a citation %s', (_name, screen, way, activate) => {
  it(`by ${way} shows the source, and browser Back returns to the same scroll position`, async () => {
    const { page } = await visit(explainer, screen);
    for (const { id, target, name } of sample(await linksOf(page, `${markerSelector}:visible`), 4)) {
      const scrollPosition = await goTo(page, id);
      await activate(page.locator(`#${id}`));
      await expectOpen(page, name);
      await activate(listLink(page));
      await isAtSource(page, target);
      expect(await listOpenPopovers(page)).toEqual([]);
      await page.goBack();
      await isBack(page, id, scrollPosition);
      await expect.poll(() => describeFocus(page), patience).toBe(id);
    }
  });

  it(`by ${way} and its backlink returns to the marker, which gets the focus`, async () => {
    const { page } = await visit(explainer, screen);
    for (const { id, target, name } of sample(await linksOf(page, `${markerSelector}:visible`), 4)) {
      await goTo(page, id);
      await activate(page.locator(`#${id}`));
      await expectOpen(page, name);
      await activate(listLink(page));
      await isAtSource(page, target);
      const current = page.locator('.back [aria-current]');
      expect(await current.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([`#${id}`]);
      await activate(current);
      await expect.poll(() => describeFocus(page), patience).toBe(id);
      await expect.poll(() => isInSight(page.locator(`#${id}`)), { ...patience, message: id }).toBe(true);
    }
  });
});

describe.each([
  ['without JavaScript', { ...wide, ...noScript }],
  ['on a phone without JavaScript', { ...phone, ...noScript }],
])('following a citation %s', (_name, screen) => {
  it('shows the source, uncovered, and browser Back returns to the same scroll position', async () => {
    const { page } = await visit(explainer, screen);
    for (const { id, target } of sample(await linksOf(page, `${markerSelector}:visible`))) {
      const scrollPosition = await goTo(page, id);
      await page.locator(`#${id}`).click();
      await isAtSource(page, target);
      await page.goBack();
      await isBack(page, id, scrollPosition);
    }
  });

  it('shows the marker, uncovered, when the reader follows the backlink', async () => {
    const { page } = await visit(explainer, screen);
    for (const { target } of sample(await linksOf(page, backlinks))) {
      await page.locator(`.back [href="#${target}"]`).click();
      await expect.poll(() => fragment(page), patience).toBe(target);
      await expect.poll(() => isInSight(page.locator(`#${target}`)), { ...patience, message: target }).toBe(true);
    }
  });
});

describe('a citation', () => {
  it('followed by keyboard moves the tab order on to the source', async () => {
    const { page } = await visit(explainer);
    const [first] = await linksOf(page, markerSelector);
    await page.locator(`#${first?.id}`).press('Enter');
    await expectOpen(page, first?.name ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => fragment(page), patience).toBe(first?.target);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('li')?.id)).toBe(first?.target);
  });

  it('opens in another tab when it is clicked with a modifier key', async () => {
    const { page } = await visit(everyCitation);
    // This build of the browser has no tabs. The test checks that the script leaves the click to the browser.
    await page.evaluate(() => {
      addEventListener('click', (event) => {
        const link = event.target instanceof Element && event.target.closest('a');
        document.title = `${event.defaultPrevented ? 'taken' : 'left'}: ${link ? link.hash : ''}`;
        event.preventDefault();
      });
    });
    const [marker, link] = [page.locator('#cite-persian-1'), listLink(page)];
    for (const clicked of [marker, link]) {
      // A mouse that rests on the marker would open its popover, however it clicked.
      if (clicked === marker) await marker.press('ControlOrMeta+Enter');
      else {
        await marker.click();
        await link.click({ modifiers: ['ControlOrMeta'] });
      }
      await expect.poll(() => page.title(), patience).toBe('left: #source-persian');
      if (clicked === marker) expect(await listOpenPopovers(page)).toEqual([]);
    }
    expect(await listOpenPopovers(page)).toEqual(['dialog: Source 9: روزنامه']);
    expect(await page.locator('.back [aria-current]').count()).toBe(0);
  });
});
