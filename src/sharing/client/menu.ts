/** Needs JavaScript to offer, at a heading, the ways to share its section: link, system, Markdown. */
import { createButton, createElement } from '../../dom/elements.ts';
import { copyText, shareBySystem } from './clipboard.ts';
import { strings } from './strings.ts';

const menu = createElement('div', { className: 'share', popover: 'auto', role: 'group' });
let opener: HTMLAnchorElement | undefined;

menu.addEventListener('beforetoggle', ({ newState }) => {
  if (newState === 'closed') opener?.removeAttribute('aria-expanded');
});

/** Opens the menu of a heading’s control, or closes it. */
export function toggleMenu(control: HTMLAnchorElement): void {
  if (opener === control && menu.matches(':popover-open')) {
    menu.hidePopover();
    return;
  }
  opener = control;
  const { href, ariaLabel } = control;
  const title = control.previousElementSibling?.textContent ?? '';
  /** A list of the page has no page of its own. */
  const isSection = !control.hash;
  const close = (isDone: boolean) => {
    if (!isDone) return;
    menu.hidePopover();
    control.focus({ preventScroll: true });
  };
  menu.ariaLabel = ariaLabel;
  menu.replaceChildren(
    createButton(strings.copyLink, async () => close(await copyText(href, strings.linkCopied, menu))),
    ...('share' in navigator
      ? [createButton(strings.share, async () => close(await shareBySystem({ title, url: href })))]
      : []),
    ...(isSection
      ? [
          createButton(strings.copyMarkdown, async () =>
            close(await copyText(markdownOf(href), strings.markdownCopied, menu)),
          ),
          createElement('a', { href }, strings.open),
        ]
      : []),
  );
  control.after(menu);
  control.ariaExpanded = 'true';
  menu.showPopover();
  const { bottom, right, left } = control.getBoundingClientRect();
  const below = Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8);
  const start = getComputedStyle(control).direction === 'rtl' ? left : right - menu.offsetWidth;
  menu.style.top = `${Math.max(8, below)}px`;
  menu.style.left = `${Math.max(8, Math.min(start, innerWidth - menu.offsetWidth - 8))}px`;
  menu.querySelector('button')?.focus({ preventScroll: true });
}

/** The Markdown of a section stands beside its page. @throws Error when it cannot be loaded */
async function markdownOf(page: string): Promise<string> {
  const response = await fetch(page.replace(/\/$/, '.md'));
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}
