/**
 * Needs JavaScript because only the browser knows which text is selected. Offers a link to the selected text,
 * and to quote it.
 */
import { createButton, createElement } from '../../dom/dom.ts';
import { copyText, openShareSheet } from './clipboard.ts';
import { strings } from './strings.ts';
import { createFragment, createQuote } from './text-fragment.ts';

/**
 * How long the selection must stay the same before the bar appears, in milliseconds. It changes often while a
 * reader selects.
 */
const delay = 250;

let bar: HTMLElement | undefined;
let timer = 0;

/** Shows the bar for every selection in an explainer’s text from now on. */
export function followSelection(): void {
  if (bar) return;
  bar = createElement('div', {
    className: 'share',
    popover: 'manual',
    role: 'group',
    ariaLabel: strings.shareSelection,
  });
  // In some browsers, pressing a button would clear the selection.
  bar.addEventListener('pointerdown', (event) => event.target instanceof HTMLButtonElement && event.preventDefault());
  document.addEventListener('selectionchange', updateLater);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  // Another menu, the citation popover or the search opens. The event does not bubble.
  document.addEventListener(
    'beforetoggle',
    ({ target, newState }) => newState === 'open' && target !== bar && hide(),
    true,
  );
  updateLater();
}

function updateLater(): void {
  clearTimeout(timer);
  timer = window.setTimeout(update, delay);
}

function hide(): void {
  bar?.hidePopover();
}

/** Returns the explainer around a node; nothing for a node in a popover. */
const findExplainer = (node: Node) => {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[popover]') ? undefined : element?.closest('.explainer');
};

function update(): void {
  const selection = getSelection();
  if (bar?.contains(document.activeElement)) return;
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : undefined;
  const canShare =
    range &&
    findExplainer(range.startContainer) &&
    findExplainer(range.endContainer) &&
    /[\p{L}\p{N}]/u.test(`${range}`);
  if (!bar || !range || !canShare) {
    hide();
    return;
  }
  const quote = createQuote(range);
  const parent = bar;
  bar.replaceChildren(
    createButton(strings.copyLink, () => {
      const { url, isExact } = createLink(range);
      return copyText(url, isExact ? strings.linkCopied : strings.sectionLinkCopied, parent);
    }),
    createButton(strings.copyQuote, () =>
      copyText(addAttribution(quote, createLink(range).url), strings.quoteCopied, parent),
    ),
    ...('share' in navigator
      ? [createButton(strings.share, () => openShareSheet({ text: quote, url: createLink(range).url }))]
      : []),
  );
  show(bar, range);
}

/** Shows the bar below the selected text, and after its block in the tab order. */
function show(bar: HTMLElement, range: Range): void {
  const end = range.endContainer;
  const block = (end instanceof Element ? end : end.parentElement)?.closest('p, h1, h2, h3, ul, ol, table, .heading');
  for (const other of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) other.hidePopover();
  (block ?? document.querySelector('.text'))?.after(bar);
  bar.showPopover();
  const { bottom, top, left, right } = range.getBoundingClientRect();
  const y = bottom + bar.offsetHeight + 16 < innerHeight ? bottom + 8 : Math.max(8, top - bar.offsetHeight - 8);
  const x = (left + right - bar.offsetWidth) / 2;
  bar.style.top = `${Math.min(y, innerHeight - bar.offsetHeight - 8)}px`;
  bar.style.left = `${Math.max(8, Math.min(x, innerWidth - bar.offsetWidth - 8))}px`;
}

/**
 * Returns the link to the selected text. It has the id of the section before the text directive, for browsers
 * without text fragments. It leads to the section alone when no directive identifies the text.
 */
function createLink(range: Range): { url: string; isExact: boolean } {
  const directive = createFragment(range);
  const start = range.startContainer;
  const section = (start instanceof Element ? start : start.parentElement)?.closest('.text > section');
  const url = `${location.origin}${location.pathname}#${section?.querySelector('h2')?.id ?? ''}`;
  return { url: directive ? `${url}:~:${directive}` : url, isExact: directive !== undefined };
}

/** Returns a quotation with its authors, title, site, date and link. */
function addAttribution(quote: string, url: string): string {
  const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
  const metaOf = (property: string) =>
    document.querySelector<HTMLMetaElement>(`meta[property="${property}"]`)?.content ?? '';
  const days = document.querySelectorAll('.dates time');
  const items = [
    textOf('.byline b'),
    `“${metaOf('og:title')}”`,
    metaOf('og:site_name'),
    days[days.length - 1]?.textContent,
  ];
  return `“${quote}”\n\n— ${items.filter(Boolean).join(', ')}\n${url}\n`;
}
