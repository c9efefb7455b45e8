/**
 * Needs JavaScript because only the browser knows which mark a reader followed to the list: a source cited in many
 * places shows which of its backlinks leads back there, and the way back puts the focus on that mark.
 */
import { closestTarget, isPlainClick } from '../dom/clicks.ts';

export function returnToCitations(): void {
  let from: HTMLElement | null = null;
  /** The mark where the reader stood: not `from` where that is in a note, whose preview stood elsewhere. */
  let left: HTMLElement | null = null;
  let before = '';
  let there = '';
  document.addEventListener('click', (event) => {
    const link = closestTarget<HTMLAnchorElement>(event, '[role=doc-noteref], [data-from]');
    if (!link || event.defaultPrevented || !isPlainClick(event)) return;
    from = document.getElementById(link.dataset['from'] ?? link.id);
    left = document.querySelector<HTMLElement>('[role=doc-noteref]:focus') ?? from;
    before = location.hash;
    there = link.hash;
    for (const old of document.querySelectorAll('.back [aria-current]')) old.removeAttribute('aria-current');
    document.querySelector(`.back [href="#${from?.id}"]`)?.setAttribute('aria-current', 'true');
  });
  addEventListener('popstate', () => {
    const { hash } = location;
    if (hash === there) return;
    if (hash === `#${from?.id}`) from?.focus({ preventScroll: true });
    else if (hash === before) left?.focus({ preventScroll: true });
  });
}
