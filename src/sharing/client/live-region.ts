/** Needs JavaScript because it reports what a script did, on the screen and as a live region to screen readers. */
import { createElement } from '../../dom/dom.ts';

const status = createElement('p', { className: 'status', role: 'status' });
document.body.append(status);
let timer = 0;

/** Shows and announces a message for a few seconds. */
export function announce(message: string): void {
  status.textContent = message;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    status.textContent = '';
  }, 3000);
}
