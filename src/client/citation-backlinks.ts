/**
 * Needs JavaScript because only the browser knows which citation marker a reader followed. It highlights the
 * backlink to that marker, and puts the focus on the marker when the reader goes back, also where a fold hides it.
 */
import { closestTarget, isPlainClick } from '../dom/dom.ts';

export function returnToCitations(): void {
  /** The marker that the backlink leads to. */
  let marker: HTMLElement | null = null;
  /**
   * The marker that had the focus. It differs from `marker` when the reader followed a marker of a note in the
   * popover.
   */
  let focused: HTMLElement | null = null;
  let previousHash = '';
  let targetHash = '';
  document.addEventListener('click', (event) => {
    const link = closestTarget<HTMLAnchorElement>(event, '[role=doc-noteref], [data-from]');
    if (!link || event.defaultPrevented || !isPlainClick(event)) return;
    marker = document.getElementById(link.dataset['from'] ?? link.id);
    focused = document.querySelector<HTMLElement>('[role=doc-noteref]:focus') ?? marker;
    previousHash = location.hash;
    targetHash = link.hash;
    for (const backlink of document.querySelectorAll('.back [aria-current]')) backlink.removeAttribute('aria-current');
    document.querySelector(`.back [href="#${marker?.id}"]`)?.setAttribute('aria-current', 'true');
  });
  addEventListener('popstate', () => {
    const { hash } = location;
    // Firefox before 139 and Safari before 26.2 do not open a fold for a link to something inside.
    document.getElementById(hash.slice(1))?.closest('details')?.setAttribute('open', '');
    if (hash === targetHash) return;
    if (hash === `#${marker?.id}`) marker?.focus({ preventScroll: true });
    else if (hash === previousHash) focused?.focus({ preventScroll: true });
  });
}
