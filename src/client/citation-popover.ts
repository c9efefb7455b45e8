/**
 * Needs JavaScript to show a source at the marker that cites it, and a definition at its term: on click, tap
 * and Enter, and when the mouse rests on it. Without JavaScript, in browsers without popovers and with a
 * modifier key, a marker stays a link to the list.
 */
import { closestTarget, isPlainClick } from '../dom/dom.ts';

const markers = '[role=doc-noteref]';
/** Everything that opens the popover: markers, terms, and the sources of a definition. */
const triggers = `${markers}, .term, .preview .meta [href^="#source-"]`;
/** How long the mouse rests on a trigger before the popover opens, and is away before it closes, in milliseconds. */
const delays = { open: 250, close: 350 };

const isTerm = (link: Element) => link.className === 'term';
const getDefinition = (term: Element) => term.nextElementSibling as Element;

export function addCitationPopovers(): void {
  const template = document.querySelector<HTMLTemplateElement>('[data-preview]');
  const popover = template && document.importNode(template.content, true).querySelector<HTMLElement>('.preview');
  const head = popover?.querySelector('p');
  if (!popover?.showPopover || !head) return;
  const [number, back, toList, close] = head.children as unknown as [
    HTMLElement,
    HTMLButtonElement,
    HTMLAnchorElement,
    HTMLButtonElement,
  ];
  /** The marker or term that the popover belongs to; undefined while it is closed. */
  let trigger: HTMLAnchorElement | undefined;
  /** Whether the reader opened the popover on purpose, so that it stays until it is dismissed. */
  let isPinned = false;
  /** What the mouse is over. */
  let hovered: HTMLAnchorElement | undefined;
  let timer = 0;

  const hide = () => trigger && popover.hidePopover();

  /**
   * Fills the popover with a copy of the list item that a link leads to, without ids and backlinks, with only
   * the quote that is cited.
   */
  const fill = (link: HTMLAnchorElement) => {
    const isDefinition = isTerm(link);
    const item = (isDefinition ? getDefinition(link) : document.getElementById(link.hash.slice(1)))?.cloneNode(
      true,
    ) as HTMLElement;
    item.querySelector('.back')?.remove();
    const title = item.querySelector('a');
    for (const quote of item.querySelectorAll<HTMLElement>('.quote')) {
      const quoteLink = quote.querySelector('a');
      if (quote.dataset['quote'] !== link.dataset['quote']) quote.remove();
      else if (title && quoteLink) title.href = quoteLink.href;
    }
    for (const element of item.querySelectorAll<HTMLElement>('[id]')) {
      element.dataset['from'] = element.id;
      element.removeAttribute('id');
    }
    number.textContent = link.matches(markers) ? link.textContent : '';
    toList.hidden = isDefinition;
    back.hidden = link === trigger;
    toList.href = link.hash;
    toList.dataset['from'] = link.dataset['from'] ?? link.id;
    popover.ariaLabel = link.ariaLabel ?? link.textContent;
    popover.replaceChildren(head, ...item.childNodes);
    popover.scrollTop = 0;
    if (isPinned) popover.focus({ preventScroll: true });
  };

  const show = (link: HTMLAnchorElement, pin: boolean) => {
    hide();
    clearTimeout(timer);
    trigger = hovered = link;
    isPinned = pin;
    // The popover follows its trigger in reading order too, but is not inside a heading or between a term and
    // its definition.
    (link.closest('h2, h3, h4, h5, h6') ?? (isTerm(link) ? getDefinition(link) : link)).after(popover);
    link.ariaExpanded = 'true';
    popover.showPopover();
    fill(link);
  };

  popover.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'closed') return;
    if (popover.contains(document.activeElement)) trigger?.focus({ preventScroll: true });
    trigger?.removeAttribute('aria-expanded');
    trigger = hovered = undefined;
    isPinned = false;
    clearTimeout(timer);
  });
  // A popover that gets the focus stays open. It closes when the focus moves on.
  document.addEventListener('focusin', ({ target }) => {
    if (popover.contains(target as Node)) isPinned = true;
    else if (isPinned && target !== trigger) hide();
  });
  close.addEventListener('click', hide);
  toList.addEventListener('click', (event) => isPlainClick(event) && hide());
  back.addEventListener('click', () => trigger && fill(trigger));

  /** The trigger of the popover that a press of the pointer closes, so that the click does not open it again. */
  let pressed: HTMLAnchorElement | undefined;
  document.addEventListener('pointerdown', () => {
    pressed = isPinned ? trigger : undefined;
  });
  document.addEventListener('click', (event) => {
    const link = closestTarget<HTMLAnchorElement>(event, triggers);
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    if (popover.contains(link)) {
      isPinned = true;
      fill(link);
    } else if (link === (event.detail > 0 ? pressed : isPinned && trigger)) hide();
    else show(link, true);
  });
  const updateHovered = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || isPinned) return;
    const link = popover.contains(event.target as Node)
      ? trigger
      : (closestTarget<HTMLAnchorElement>(event, triggers) ?? undefined);
    if (link === hovered) return;
    hovered = link;
    clearTimeout(timer);
    if (link !== trigger)
      timer = window.setTimeout(link ? () => show(link, false) : hide, delays[link ? 'open' : 'close']);
  };
  document.addEventListener('pointerover', updateHovered);
  // The mouse has left the window.
  document.documentElement.addEventListener('pointerleave', updateHovered);
}
