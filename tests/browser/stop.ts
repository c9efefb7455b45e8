import type { Page } from 'playwright-core';

/** Where the focus is, and what can be seen of that. */
export interface Stop {
  name: string;
  outlined: boolean;
  uncovered: boolean;
}

/** What a reader sees of the element that has the focus; undefined once the focus has left the page. */
export function stop(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A link that breaks over two lines has two boxes, and nothing of it between them.
    const uncovered = Array.from(element.getClientRects()).every((box) => {
      const found = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return element.contains(found);
    });
    return {
      name: `${element.tagName} ${element.getAttribute('href') ?? ''} ${element.textContent?.slice(0, 40)}`,
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
      uncovered,
    };
  });
}
