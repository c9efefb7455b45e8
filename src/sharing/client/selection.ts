/** Needs JavaScript because only the browser knows which words are selected: it offers a link to just these, and to quote them. */
import { createButton, createElement } from '../../dom/elements.ts';
import { copyText, shareBySystem } from './clipboard.ts';
import { createFragment, createQuote } from './text-fragment.ts';
import { strings } from './strings.ts';

/** How long a selection rests before the bar comes; milliseconds. It changes with every letter while a finger or key moves. */
const patience = 250;

let bar: HTMLElement | undefined;
let timer = 0;

/** Offers to share what is selected in the text, from now on. */
export function followSelection(): void {
  if (bar) return;
  bar = createElement('div', { className: 'share', popover: 'manual', role: 'group', ariaLabel: strings.ofWords });
  // A press on the bar would end the selection in some browsers.
  bar.addEventListener('pointerdown', (event) => event.target instanceof HTMLButtonElement && event.preventDefault());
  document.addEventListener('selectionchange', wait);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  wait();
}

function wait(): void {
  clearTimeout(timer);
  timer = window.setTimeout(offer, patience);
}

function hide(): void {
  bar?.hidePopover();
}

/** The text of explainers, where words can be shared. */
const textOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('.explainer');

function offer(): void {
  const selection = getSelection();
  if (bar?.contains(document.activeElement)) return;
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : undefined;
  const isOurs =
    range && textOf(range.startContainer) && textOf(range.endContainer) && /[\p{L}\p{N}]/u.test(`${range}`);
  if (!bar || !range || !isOurs) {
    hide();
    return;
  }
  const quote = createQuote(range);
  const place = bar;
  bar.replaceChildren(
    createButton(strings.copyLink, () => {
      const { url, isExact } = linkTo(range);
      return copyText(url, isExact ? strings.linkCopied : strings.placeCopied, place);
    }),
    createButton(strings.copyQuote, () => copyText(attributed(quote, linkTo(range).url), strings.quoteCopied, place)),
    ...('share' in navigator
      ? [createButton(strings.share, () => shareBySystem({ text: quote, url: linkTo(range).url }))]
      : []),
  );
  show(bar, range);
}

/** Puts the bar below the words, and next in the order of the keyboard. */
function show(bar: HTMLElement, range: Range): void {
  const end = range.endContainer;
  const block = (end instanceof Element ? end : end.parentElement)?.closest('p, h1, h2, h3, ul, ol, table, .heading');
  (block ?? document.querySelector('.text'))?.after(bar);
  bar.showPopover();
  const { bottom, top, left, right } = range.getBoundingClientRect();
  const below = bottom + bar.offsetHeight + 16 < innerHeight ? bottom + 8 : Math.max(8, top - bar.offsetHeight - 8);
  const middle = (left + right - bar.offsetWidth) / 2;
  bar.style.top = `${Math.min(below, innerHeight - bar.offsetHeight - 8)}px`;
  bar.style.left = `${Math.max(8, Math.min(middle, innerWidth - bar.offsetWidth - 8))}px`;
}

/**
 * The link that brings a browser to the words: the id of their section before the directive, for browsers that know none. Words
 * that cannot be told from others on the page are linked to by their section alone.
 */
function linkTo(range: Range): { url: string; isExact: boolean } {
  const directive = createFragment(range);
  const start = range.startContainer;
  const section = (start instanceof Element ? start : start.parentElement)?.closest('.text > section');
  const page = `${location.origin}${location.pathname}#${section?.querySelector('h2')?.id ?? ''}`;
  return { url: directive ? `${page}:~:${directive}` : page, isExact: directive !== undefined };
}

/** A quotation with where it stands: by whom, in what, when, and the link. */
function attributed(quote: string, url: string): string {
  const said = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
  const of = (property: string) =>
    document.querySelector<HTMLMetaElement>(`meta[property="${property}"]`)?.content ?? '';
  const days = document.querySelectorAll('.dates time');
  const parts = [said('.byline b'), `“${of('og:title')}”`, of('og:site_name'), days[days.length - 1]?.textContent];
  return `“${quote}”\n\n— ${parts.filter(Boolean).join(', ')}\n${url}\n`;
}
