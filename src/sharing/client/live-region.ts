/** Needs JavaScript because it says what a script did: to eyes, and by a live region to those who listen. */
import { createElement } from '../../dom/elements.ts';

const status = createElement('p', { className: 'status', role: 'status' });
document.body.append(status);
let hiding = 0;

/** Says something for a few seconds. */
export function announce(text: string): void {
  status.textContent = text;
  clearTimeout(hiding);
  hiding = window.setTimeout(() => {
    status.textContent = '';
  }, 3000);
}
