import type { Page } from 'playwright-core';

/** A stop in the tab order: the focused element, and whether a reader sees that it has the focus. */
export interface FocusStop {
  name: string;
  outlined: boolean;
  uncovered: boolean;
}

/** Returns the current stop; undefined when the focus has left the page. */
export function getFocusStop(page: Page): Promise<FocusStop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A link that wraps over two lines has two boxes with nothing between them.
    const uncovered = Array.from(element.getClientRects()).every((box) => {
      const topElement = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return element.contains(topElement);
    });
    return {
      name: `${element.tagName} ${element.getAttribute('href') ?? ''} ${element.textContent?.slice(0, 40)}`,
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
      uncovered,
    };
  });
}
