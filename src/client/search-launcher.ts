/**
 * Needs JavaScript to open the search on the current page: by its link, “/”, Ctrl+K or ⌘K. The box appears at
 * once, and the search itself is loaded only then. Without JavaScript, the link and the form lead to the search
 * page.
 */
import { closestTarget, isPlainClick } from '../dom/dom.ts';

export function addSearchLauncher(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-search]');
  const pageForm = document.querySelector<HTMLFormElement>('[data-search-form]');
  if (!link) return;
  const load = (): Promise<typeof import('../search/client/search.ts')> =>
    import(/* @vite-ignore */ link.dataset['search'] ?? '');
  // When the code cannot be loaded, the form still leads to the search page.
  const attach = (form: HTMLFormElement) =>
    load().then(
      ({ attachSearch }) => attachSearch(form, form === pageForm),
      () => {},
    );
  let dialog: HTMLDialogElement | undefined;
  // A search form on the page is used instead of the dialog. That of the home page leads to the search page.
  const open = () => {
    if (!pageForm) {
      dialog ??= createDialog(link);
      dialog.showModal();
      const form = dialog.querySelector('form');
      if (form && !form.nextSibling) attach(form);
    }
    (pageForm ?? dialog)?.querySelector('input')?.select();
  };
  link.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', (event) => {
    const { key, altKey } = event;
    const hasCommandKey = event.ctrlKey || event.metaKey;
    const isTyping = closestTarget(event, 'input, select');
    if (altKey || !(hasCommandKey ? key.toLowerCase() === 'k' : key === '/' && !isTyping)) return;
    event.preventDefault();
    open();
  });
  if (!pageForm) {
    // A search result led here: the search highlights the words of the query.
    if (location.search.includes('mark=')) load();
  } else if (pageForm.dataset['searchForm']) {
    if (location.search) attach(pageForm);
    else pageForm.addEventListener('focusin', () => attach(pageForm), { once: true });
  }
}

/**
 * Creates the dialog. Its input is not `type=search`, because there Escape would clear the input instead of
 * closing the dialog.
 */
function createDialog({ href, text }: HTMLAnchorElement): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = text;
  dialog.innerHTML = `<form class=search role=search action=${href}><div class=field><input name=q autocomplete=off aria-label="${text}" placeholder="${text}"><button type=button>Close</button></div></form>`;
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => {
    // A click outside the box closes it too.
    if (event.target === dialog || closestTarget(event, '.field button')) dialog.close();
  });
  return dialog;
}
