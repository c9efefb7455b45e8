import type { Page } from 'playwright-core';

/**
 * Returns the targets that are less than 24 px high or wide and do not have that much space around them (WCAG
 * 2.5.8), with their size. It checks the open dialog or popover, or else the page.
 * @param targets selector for the targets to check; links in a sentence are exempt
 */
export function findSmallTargets(page: Page, targets: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const scope = document.querySelector('dialog[open], :popover-open') ?? document;
    const shown = Array.from(scope.querySelectorAll('a, button, input, summary')).filter((element) =>
      element.checkVisibility(),
    );
    const boxes = shown.map((element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      return {
        element,
        left,
        top,
        right,
        bottom,
        small: width < 24 || height < 24,
        x: left + width / 2,
        y: top + height / 2,
      };
    });
    return boxes
      .filter((box) => box.small && box.element.matches(selector))
      .filter((box) =>
        boxes.some((other) => {
          if (other.element === box.element) return false;
          const x = Math.max(other.left - box.x, 0, box.x - other.right);
          const y = Math.max(other.top - box.y, 0, box.y - other.bottom);
          return Math.hypot(x, y) < 12 || (other.small && Math.hypot(other.x - box.x, other.y - box.y) < 24);
        }),
      )
      .map(
        ({ element, left, right, top, bottom }) =>
          `${element.outerHTML.slice(0, 90)}: ${Math.round(right - left)} × ${Math.round(bottom - top)}`,
      );
  }, targets);
}
