/**
 * Needs JavaScript to open the search in place: by its link, by “/” and by Ctrl or ⌘ K. The search itself is loaded
 * only then. Without it, the link leads to the search page.
 */
import { isPlain } from './plain-click.ts';

export function offerSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-search]');
  const form = document.querySelector<HTMLFormElement>('[data-search-form]');
  if (!link) return;
  const load = (): Promise<typeof import('./search.ts')> => import(/* @vite-ignore */ link.dataset['search'] ?? '');
  const open = async () => {
    try {
      const { openSearch } = await load();
      openSearch(link.href);
    } catch {
      location.href = link.href;
    }
  };
  // On a page with a search form of its own, that form is the search.
  const start = () => (form ? form.querySelector('input')?.focus() : open());
  link.addEventListener('click', (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    start();
  });
  document.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const shortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!slash && !shortcut) return;
    event.preventDefault();
    start();
  });
  if (!form) return;
  const attach = async () => (await load()).attachSearch(form, true);
  if (new URLSearchParams(location.search).get('q')) attach().catch(() => undefined);
  else form.addEventListener('focusin', () => attach().catch(() => undefined), { once: true });
}
