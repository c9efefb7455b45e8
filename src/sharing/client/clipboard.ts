/** Needs JavaScript to reach the clipboard and the system’s own way of sharing. */
import { createElement } from '../../dom/elements.ts';
import { announce } from './live-region.ts';
import { strings } from './strings.ts';

/**
 * Copies a text and says so. Where the browser refuses, the text is shown for copying by hand.
 * @param text what to copy, or a promise of it: it is still the reader’s click that asks for the clipboard
 * @param done what to say
 * @param place where to show the text otherwise
 */
export async function copyText(text: string | Promise<string>, done: string, place: HTMLElement): Promise<boolean> {
  let value: string;
  try {
    value = await text;
  } catch {
    announce(strings.notLoaded);
    return false;
  }
  try {
    await navigator.clipboard.writeText(value);
    announce(done);
    return true;
  } catch {
    const field = createElement('textarea', { readOnly: true, rows: 3, value, ariaLabel: strings.notCopied });
    place.querySelector('.by-hand')?.remove();
    place.append(createElement('p', { className: 'by-hand' }, strings.notCopied, field));
    field.select();
    return false;
  }
}

/** The system’s own way of sharing, where there is one. @returns whether something was shared */
export async function shareBySystem(data: ShareData): Promise<boolean> {
  try {
    await navigator.share(data);
    return true;
  } catch {
    // Most readers who come here have thought better of it.
    return false;
  }
}
