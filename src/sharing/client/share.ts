/** Needs JavaScript because it does more than a link can. Loaded when a reader reaches for it, not before. */

import { addStyles } from '../../dom/style.ts';
import styles from '../../styles/share.css?inline';
import { copyText } from './clipboard.ts';
import { toggleMenu } from './menu.ts';
import { strings } from './strings.ts';

export { followSelection } from './selection.ts';

addStyles(styles);

/** What a control is for: that of a heading opens the ways to share its section, a button copies the text before it. */
export function share(control: HTMLElement): void {
  if (control instanceof HTMLAnchorElement) toggleMenu(control);
  else
    copyText(control.previousElementSibling?.textContent ?? '', strings.copied, control.parentElement ?? document.body);
}
