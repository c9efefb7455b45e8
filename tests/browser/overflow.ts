/** Finds what does not fit on a page: elements that stick out, and words that are broken without need. */
import type { Page } from 'playwright-core';

/**
 * Returns what sticks out of the screen or of its column, unless it is inside a box that scrolls or hides it, and the
 * words of at most 16 letters, without hyphens and slashes, that lines break.
 */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const screen = document.documentElement.clientWidth;
    const found = new Set<string>();
    const describe = ({ tagName, className }: Element) => `${tagName.toLowerCase()}.${String(className)}`;
    const isClipped = (element: Element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      return false;
    };
    if (document.documentElement.scrollWidth > screen) found.add('the page scrolls sideways');
    for (const element of document.body.querySelectorAll('*')) {
      const { display, visibility, overflowX } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (visibility === 'hidden' || box.width === 0 || box.height === 0) continue;
      if (element.closest('svg, .skip, .unseen') || isClipped(element)) continue;
      if (box.left < -1 || box.right > screen + 1) found.add(`${describe(element)} is off the screen`);
      if (display !== 'inline' && overflowX === 'visible' && element.scrollWidth > element.clientWidth + 1)
        found.add(`${describe(element)} has content that is wider`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.parentElement?.closest('script, style, svg, template')) continue;
      for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\S+/g)) {
        if (word.length > 16 || /[-–—/]/.test(word)) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
        if (lines.size > 1) found.add(`“${word}” is broken`);
      }
    }
    return [...found];
  });
}

/** Returns the boxes that scroll sideways and that the keyboard cannot reach, or that have no name. */
export function findUnreachableBoxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('main :is(.table, pre)'))
      .filter((box) => box.scrollWidth > box.clientWidth && (box.tabIndex !== 0 || !box.ariaLabel || !box.role))
      .map((box) => box.textContent.trim().slice(0, 40)),
  );
}
