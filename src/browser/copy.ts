/**
 * Needs JavaScript to reach the clipboard: a click on the link of a heading copies its address, a click on a button
 * copies the text before it, and both say so.
 */
import { clicked, isPlain } from './plain-click.ts';

export function copyOnClick(): void {
  const status = document.createElement('p');
  status.className = 'status';
  status.role = 'status';
  document.body.append(status);
  let hiding = 0;
  document.addEventListener('click', async (event) => {
    const control = clicked(event, '.anchor, .copy');
    if (!control || !isPlain(event)) return;
    // The link is followed too, so that the address bar agrees with what was copied.
    const text = control instanceof HTMLAnchorElement ? control.href : control.previousElementSibling?.textContent;
    try {
      await navigator.clipboard.writeText(text ?? '');
      status.textContent = control.dataset['copied'] ?? '';
    } catch {
      // No clipboard here: the address bar has the link, and the text can be selected.
      return;
    }
    clearTimeout(hiding);
    hiding = window.setTimeout(() => {
      status.textContent = '';
    }, 3000);
  });
}
