/** Needs JavaScript because arrow keys move the focus in the results. */

/** Moves the focus to the element before or after the focused one, on arrow up and down. */
export function moveFocusWithArrows(event: KeyboardEvent, elements: readonly HTMLElement[]): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const current = elements.indexOf(document.activeElement as HTMLElement);
  // Elsewhere, such as in a select, arrow keys have another use.
  if (step === 0 || current < 0) return;
  const next = elements[current + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
