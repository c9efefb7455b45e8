import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  citingPages,
  click,
  describeFocus,
  everyCitation,
  expectClosed,
  letTimePass,
  listLink,
  markerSelector,
  openings,
  openPopover,
  popover,
  screens,
  scrollToMarker,
} from './popover-parts.ts';
import { explainer, fragment, patience, startBrowser, wide } from './visit.ts';

const visit = startBrowser({ clock: true });

/** Returns the text of a popover below its first line, and the targets of its links. */
async function content(page: Page) {
  return {
    says: await popover(page)
      .locator('p:not(:first-child)')
      .evaluateAll((all) => all.map((paragraph) => (paragraph as HTMLElement).innerText.replace(/\s+/g, ' '))),
    leadsTo: await popover(page)
      .locator('p:not(:first-child) a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  };
}

const quotedText = 'پل بسته است، اما راه باز است';
/** The link to a long quote has its first and last words. */
const ends = [quotedText.split(' ').slice(0, 3), quotedText.split(' ').slice(-3)].map((some) =>
  encodeURIComponent(some.join(' ')),
);
const address = `https://example.org/persian#:~:text=${ends.join(',')}`;
const archived = 'https://archive.example/20260112093000/https://example.org/persian';
const persian =
  'روزنامه “عنوان گزارش” News · 12 January 2026 · archived copy · نویسندهٔ نمونه and Ann van der Example · read 13 January 2026';

describe.each(openings)('a popover %s', (_name, screen, way, activate) => {
  describe(`opened with ${way}`, () => {
    it('shows the source with the cited quote and its links', async () => {
      const { page } = await visit(everyCitation, screen);
      const marker = await openPopover(page, 'persian-1', 'Source 9: روزنامه', activate);
      expect(await popover(page).locator('p b').first().textContent()).toBe(await marker.textContent());
      expect(await content(page)).toEqual({ says: [persian, quotedText], leadsTo: [address, archived, address] });
      for (const foreign of ['cite a', 'q']) {
        const { lang, dir } = await popover(page)
          .locator(foreign)
          .evaluate((element: HTMLElement) => ({ lang: element.lang, dir: element.dir }));
        expect({ lang, dir }, foreign).toEqual({ lang: 'fa', dir: 'auto' });
      }
      expect(await listLink(page).getAttribute('href')).toBe('#source-persian');
      expect(fragment(page)).toBe('');
    });

    it('is a dialog with the name of its marker and has the focus; the marker is expanded', async () => {
      const { page } = await visit(everyCitation, screen);
      const marker = await scrollToMarker(page, 'often-3');
      await activate(marker);
      await page.getByRole('dialog', { name: 'Source 8: Chronicle', exact: true }).waitFor();
      await expect.poll(() => describeFocus(page), patience).toBe('the preview');
      expect(await marker.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Escape');
      await expectClosed(page);
      expect(await marker.getAttribute('aria-expanded')).toBeNull();
    });

    it('shows the publisher that republished a report', async () => {
      const { page } = await visit(explainer, screen);
      const marker = page.locator('[href="#source-afp-khamenei"][role=doc-noteref]').first();
      await marker.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await activate(marker);
      await popover(page).waitFor();
      const { says } = await content(page);
      expect(says[0]).toMatch(/^AFP “’?.+” News agency · 9 January 2026 · via LBCI · read 22 November 2026$/);
    });
  });
});

describe.each(screens)('a popover %s', (_name, screen) => {
  it('shows a source that is cited without a quote without its quotes', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'persian-2', 'Source 9: روزنامه', click);
    expect(await content(page)).toEqual({ says: [persian], leadsTo: ['https://example.org/persian', archived] });
  });
});

describe.each(citingPages)('the popover of every marker of %s', (_name, path) => {
  it('shows the list item without other quotes, ids and backlinks, and does not change the list', async () => {
    const { page } = await visit(path);
    const list = () => page.locator('[role=doc-endnotes]').evaluateAll((all) => all.map(({ outerHTML }) => outerHTML));
    const before = await list();
    const seen = await page.locator(markerSelector).evaluateAll((all) =>
      (all as HTMLAnchorElement[]).map((marker) => {
        marker.click();
        const open = document.querySelector<HTMLElement>(':popover-open');
        const texts = (element: Element | null | undefined, selector: string) =>
          Array.from(element?.querySelectorAll(selector) ?? [], ({ textContent }) => textContent);
        const found = {
          name: open?.ariaLabel,
          number: open?.querySelector('b')?.textContent,
          says: texts(open, 'p:not(:first-child)'),
          leadsTo: open?.querySelector('a')?.hash,
          ids: open?.querySelectorAll('[id]').length,
        };
        open?.hidePopover();
        const quote = marker.dataset['quote'] ? `p[data-quote="${marker.dataset['quote']}"]` : 'none';
        const expected = {
          name: marker.ariaLabel,
          number: marker.textContent,
          says: texts(document.getElementById(marker.hash.slice(1)), `p:not(.back, .quote), ${quote}`),
          leadsTo: marker.hash,
          ids: 0,
        };
        return { found, expected };
      }),
    );
    expect(seen.length).toBeGreaterThan(80);
    expect(seen.map(({ found }) => found)).toEqual(seen.map(({ expected }) => expected));
    await page.locator(markerSelector).first().click();
    await page.keyboard.press('Escape');
    expect(await list()).toEqual(before);
  });
});

describe('a heading with a citation', () => {
  it('has the same text while the popover of its marker is open', async () => {
    const { page } = await visit(everyCitation);
    const heading = page.locator('h2#places');
    const before = await heading.ariaSnapshot();
    await openPopover(page, 'heading-1', 'Source 4: Gazette', click);
    expect((await heading.ariaSnapshot()).replace(' [expanded]', '')).toBe(before);
  });
});

describe('a browser without popovers', () => {
  it('follows a marker to the list, and opens nothing', async () => {
    const { page } = await visit(everyCitation, wide);
    await page.addInitScript(() => {
      const { prototype } = HTMLElement as unknown as { prototype: Record<string, unknown> };
      for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete prototype[name];
    });
    await page.reload();
    const marker = await scrollToMarker(page, 'persian-1');
    await marker.hover();
    await letTimePass(page);
    expect(await popover(page).count()).toBe(0);
    await marker.click();
    await expect.poll(() => fragment(page), patience).toBe('source-persian');
    expect(await popover(page).count()).toBe(0);
    expect(await page.locator('.back [aria-current]').getAttribute('href')).toBe('#cite-persian-1');
  });
});
