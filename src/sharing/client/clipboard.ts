/** Needs JavaScript to use the clipboard and the share sheet of the system. */
import { createElement } from '../../dom/dom.ts';
import { announce } from './live-region.ts';
import { strings } from './strings.ts';

/**
 * Copies a text and announces it. Where the browser refuses, it shows the text for copying by hand.
 * @param text a text or a promise of it. If the promise is rejected, nothing is copied, and that is announced
 * @param message what to announce
 * @param fallbackParent where to show the text for copying by hand
 * @returns whether the text was copied
 */
export async function copyText(
  text: string | Promise<string>,
  message: string,
  fallbackParent: HTMLElement,
): Promise<boolean> {
  let value: string;
  try {
    value = await text;
  } catch {
    announce(strings.notLoaded);
    return false;
  }
  try {
    await navigator.clipboard.writeText(value);
    announce(message);
    return true;
  } catch {
    const field = createElement('textarea', { readOnly: true, rows: 3, value, ariaLabel: strings.notCopied });
    fallbackParent.querySelector('.by-hand')?.remove();
    fallbackParent.append(createElement('p', { className: 'by-hand' }, strings.notCopied, field));
    field.select();
    return false;
  }
}

/** Opens the system’s share sheet. Returns whether something was shared. */
export async function openShareSheet(data: ShareData): Promise<boolean> {
  try {
    await navigator.share(data);
    return true;
  } catch {
    // Usually the reader has closed the share sheet.
    return false;
  }
}
