/** What scripts in the browser share: elements, clicks, styles. */

/** Creates an element with properties and children. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Creates a button. */
export function createButton(text: string, onClick: () => unknown): HTMLButtonElement {
  const button = createElement('button', { type: 'button' }, text);
  button.addEventListener('click', onClick);
  return button;
}

/** Returns whether a click has no modifier key, which would ask for a new tab, for example. */
export function isPlainClick({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** Returns the closest element around the target of an event that matches a selector. */
export function closestTarget<E extends HTMLElement>({ target }: Event, selector: string): E | null {
  return target instanceof Element ? target.closest<E>(selector) : null;
}

const addedStyles = new Set<string>();

/**
 * Adds the styles of a script that is loaded on demand to the page, once. It creates no style element, because the
 * site’s content security policy would block it.
 */
export function addStyles(css: string): void {
  if (addedStyles.has(css)) return;
  addedStyles.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
