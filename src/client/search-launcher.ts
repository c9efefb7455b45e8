/**
 * Needs JavaScript to open the search in place: by its link, by “/” and by Ctrl or ⌘ K. The box is there at once; the search
 * itself is loaded only then. Without it, the link and the form lead to the search page.
 */
import { closestTarget, isPlainClick } from '../dom/clicks.ts';

export function addSearchLauncher(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-search]');
  const ownForm = document.querySelector<HTMLFormElement>('[data-search-form]');
  if (!link) return;
  const load = (): Promise<typeof import('../search/client/search.ts')> =>
    import(/* @vite-ignore */ link.dataset['search'] ?? '');
  // Without its code the form still leads to the search page.
  const attach = (form: HTMLFormElement) =>
    load().then(
      ({ attachSearch }) => attachSearch(form, form === ownForm),
      () => {},
    );
  let dialog: HTMLDialogElement | undefined;
  // On a page with a search form of its own, that form is the search.
  const start = () => {
    if (!ownForm) {
      dialog ??= makeDialog(link);
      dialog.showModal();
      const form = dialog.querySelector('form');
      if (form && !form.nextSibling) attach(form);
    }
    (ownForm ?? dialog)?.querySelector('input')?.select();
  };
  link.addEventListener('click', (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    start();
  });
  document.addEventListener('keydown', (event) => {
    const { key, altKey } = event;
    const withCommand = event.ctrlKey || event.metaKey;
    const isTyping = closestTarget(event, 'input, select');
    if (altKey || !(withCommand ? key.toLowerCase() === 'k' : key === '/' && !isTyping)) return;
    event.preventDefault();
    start();
  });
  if (!ownForm) {
    // What was searched for is marked on the page that a result led to.
    if (location.search.includes('mark=')) load();
  } else if (location.search) attach(ownForm);
  else ownForm.addEventListener('focusin', () => attach(ownForm), { once: true });
}

/** A text box and no `type=search`: in that, Escape would empty the box where it should close the dialog. */
function makeDialog({ href, text }: HTMLAnchorElement): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = text;
  dialog.innerHTML = `<form class=search role=search action=${href}><div class=field><input name=q autocomplete=off aria-label="${text}" placeholder="${text}"><button type=button>Close</button></div></form>`;
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => {
    // A click beside the box closes it too.
    if (event.target === dialog || closestTarget(event, '.field button')) dialog.close();
  });
  return dialog;
}
