/**
 * Needs JavaScript to show a source beside the mark that cites it, and a definition beside its term: on a click, a tap or Enter, and when the pointer rests
 * on it. Without it, in browsers without popovers and with a modifier key, a mark is the link to the list that it was.
 */
import { closestTarget, isPlainClick } from '../dom/clicks.ts';

const marks = '[role=doc-noteref]';
/** A term, and a definition’s sources, open in the same place. */
const opens = `${marks}, .term, .preview .meta [href^="#source-"]`;
/** How long the pointer rests on a mark before its preview opens, and is away before it closes; milliseconds. */
const patience = { open: 250, close: 350 };

const isTerm = (link: Element) => link.className === 'term';
const definitionOf = (term: Element) => term.nextElementSibling as Element;

export function addCitationPopovers(): void {
  const template = document.querySelector<HTMLTemplateElement>('[data-preview]');
  const preview = template && document.importNode(template.content, true).querySelector<HTMLElement>('.preview');
  const head = preview?.querySelector('p');
  if (!preview?.showPopover || !head) return;
  const [number, back, toList, close] = head.children as unknown as [
    HTMLElement,
    HTMLButtonElement,
    HTMLAnchorElement,
    HTMLButtonElement,
  ];
  /** The mark on the page that the preview belongs to; none while it is closed. */
  let mark: HTMLAnchorElement | undefined;
  /** Opened on purpose, so that it stays until it is dismissed. */
  let pinned = false;
  let aim: HTMLAnchorElement | undefined;
  let timer = 0;

  const hide = () => mark && preview.hidePopover();

  /** Puts in what a mark leads to: a copy of the entry in the list, without ids and backlinks, with the one quote meant. */
  const fill = (link: HTMLAnchorElement) => {
    const term = isTerm(link);
    const entry = (term ? definitionOf(link) : document.getElementById(link.hash.slice(1)))?.cloneNode(
      true,
    ) as HTMLElement;
    entry.querySelector('.back')?.remove();
    const title = entry.querySelector('a');
    for (const quote of entry.querySelectorAll<HTMLElement>('.quote')) {
      const words = quote.querySelector('a');
      if (quote.dataset['quote'] !== link.dataset['quote']) quote.remove();
      else if (title && words) title.href = words.href;
    }
    for (const each of entry.querySelectorAll<HTMLElement>('[id]')) {
      each.dataset['from'] = each.id;
      each.removeAttribute('id');
    }
    number.textContent = link.matches(marks) ? link.textContent : '';
    toList.hidden = term;
    back.hidden = link === mark;
    toList.href = link.hash;
    toList.dataset['from'] = link.dataset['from'] ?? link.id;
    preview.ariaLabel = link.ariaLabel ?? link.textContent;
    preview.replaceChildren(head, ...entry.childNodes);
    preview.scrollTop = 0;
    if (pinned) preview.focus({ preventScroll: true });
  };

  const show = (link: HTMLAnchorElement, onPurpose: boolean) => {
    hide();
    clearTimeout(timer);
    mark = aim = link;
    pinned = onPurpose;
    // Beside its mark in the order of reading too, but not inside a heading’s name, nor between a term and its definition.
    (link.closest('h2, h3, h4, h5, h6') ?? (isTerm(link) ? definitionOf(link) : link)).after(preview);
    link.ariaExpanded = 'true';
    preview.showPopover();
    fill(link);
  };

  preview.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'closed') return;
    if (preview.contains(document.activeElement)) mark?.focus({ preventScroll: true });
    mark?.removeAttribute('aria-expanded');
    mark = aim = undefined;
    pinned = false;
    clearTimeout(timer);
  });
  // Whoever goes in by keyboard wants it to stay; whoever goes on is done with it.
  document.addEventListener('focusin', ({ target }) => {
    if (preview.contains(target as Node)) pinned = true;
    else if (pinned && target !== mark) hide();
  });
  close.addEventListener('click', hide);
  toList.addEventListener('click', (event) => isPlainClick(event) && hide());
  back.addEventListener('click', () => mark && fill(mark));

  /** The mark whose preview the press of a pointer, which closes it, was to close. */
  let pressed: HTMLAnchorElement | undefined;
  document.addEventListener('pointerdown', () => {
    pressed = pinned ? mark : undefined;
  });
  document.addEventListener('click', (event) => {
    const link = closestTarget<HTMLAnchorElement>(event, opens);
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    if (preview.contains(link)) {
      pinned = true;
      fill(link);
    } else if (link === (event.detail > 0 ? pressed : pinned && mark)) hide();
    else show(link, true);
  });
  const point = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || pinned) return;
    const link = preview.contains(event.target as Node)
      ? mark
      : (closestTarget<HTMLAnchorElement>(event, opens) ?? undefined);
    if (link === aim) return;
    aim = link;
    clearTimeout(timer);
    if (link !== mark)
      timer = window.setTimeout(link ? () => show(link, false) : hide, patience[link ? 'open' : 'close']);
  };
  document.addEventListener('pointerover', point);
  // Out of the window, where nothing is pointed at.
  document.documentElement.addEventListener('pointerleave', point);
}
