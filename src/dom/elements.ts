/** Makes an element of its attributes and children. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A button that does something here and leads nowhere. */
export function createButton(text: string, act: () => unknown): HTMLButtonElement {
  const made = createElement('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}
