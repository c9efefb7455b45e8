/** Needs JavaScript to copy text and open menus. Loaded on first use. */
import { addStyles } from '../../dom/dom.ts';
import styles from '../../styles/share.css?inline';
import { copyText } from './clipboard.ts';
import { toggleMenu } from './menu.ts';
import { strings } from './strings.ts';

export { followSelection } from './selection.ts';

addStyles(styles);

/**
 * Handles a click on a control: a heading’s link opens the menu of its section, a button copies the text of the element
 * before it.
 */
export function handleControl(control: HTMLElement): void {
  if (control instanceof HTMLAnchorElement) toggleMenu(control);
  else
    copyText(control.previousElementSibling?.textContent ?? '', strings.copied, control.parentElement ?? document.body);
}
