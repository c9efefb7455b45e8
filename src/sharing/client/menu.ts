/** Needs JavaScript to open a menu at a heading with the ways to share its section: link, share sheet, Markdown. */
import { createButton, createElement } from '../../dom/dom.ts';
import { copyText, openShareSheet } from './clipboard.ts';
import { strings } from './strings.ts';

const menu = createElement('div', { className: 'share', popover: 'auto', role: 'group' });
let opener: HTMLAnchorElement | undefined;

menu.addEventListener('beforetoggle', ({ newState }) => {
  if (newState === 'closed') opener?.removeAttribute('aria-expanded');
});

/** Opens or closes the menu of a heading. @param control the link in the heading */
export function toggleMenu(control: HTMLAnchorElement): void {
  if (opener === control && menu.matches(':popover-open')) {
    menu.hidePopover();
    return;
  }
  opener = control;
  const { href, ariaLabel } = control;
  const title = control.previousElementSibling?.textContent ?? '';
  // Lists of the page, such as the sources, have no page and no Markdown.
  const isSection = !control.hash;
  const closeIf = (isDone: boolean) => {
    if (!isDone) return;
    menu.hidePopover();
    control.focus({ preventScroll: true });
  };
  menu.ariaLabel = ariaLabel;
  menu.replaceChildren(
    createButton(strings.copyLink, async () => closeIf(await copyText(href, strings.linkCopied, menu))),
    ...('share' in navigator
      ? [createButton(strings.share, async () => closeIf(await openShareSheet({ title, url: href })))]
      : []),
    ...(isSection
      ? [
          createButton(strings.copyMarkdown, async () =>
            closeIf(await copyText(fetchMarkdown(href), strings.markdownCopied, menu)),
          ),
          createElement('a', { href }, strings.open),
        ]
      : []),
  );
  control.after(menu);
  control.ariaExpanded = 'true';
  menu.showPopover();
  const { bottom, right, left } = control.getBoundingClientRect();
  const top = Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8);
  const start = getComputedStyle(control).direction === 'rtl' ? left : right - menu.offsetWidth;
  menu.style.top = `${Math.max(8, top)}px`;
  menu.style.left = `${Math.max(8, Math.min(start, innerWidth - menu.offsetWidth - 8))}px`;
  menu.querySelector('button')?.focus({ preventScroll: true });
}

/** Fetches the Markdown alternate of a section’s page. @throws Error when it cannot be loaded */
async function fetchMarkdown(pageUrl: string): Promise<string> {
  const response = await fetch(pageUrl.replace(/\/$/, '.md'));
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}
