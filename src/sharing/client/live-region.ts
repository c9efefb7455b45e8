/** Needs JavaScript because it says what a script did: to eyes, and by a live region to those who listen. */
import { make } from '../../dom/elements.ts';

const status = make('p', { className: 'status', role: 'status' });
document.body.append(status);
let hiding = 0;

/** Says something for a few seconds. */
export function say(text: string): void {
  status.textContent = text;
  clearTimeout(hiding);
  hiding = window.setTimeout(() => {
    status.textContent = '';
  }, 3000);
}
