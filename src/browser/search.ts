/** Needs JavaScript because the search runs in the reader’s browser. Loaded when a reader reaches for it, not before. */
import styles from '../styles/search-results.css?inline';
import { find, loadEngine } from './pagefind.ts';
import { resultList } from './search-results.ts';
import { words } from './search-words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

const limit = 12;
/** Milliseconds that a reader may pause between two letters of one query. */
const pause = 120;

/**
 * Makes a search form answer as one types: results and their status appear under it.
 * @param inAddress whether the query is kept in the address of the page
 */
export function attachSearch(form: HTMLFormElement, inAddress: boolean): void {
  const input = form.querySelector('input');
  if (!input) return;
  const status = document.createElement('p');
  status.role = 'status';
  const results = document.createElement('div');
  form.after(status, results);
  let latest = 0;
  let waiting = 0;

  const run = async () => {
    const query = input.value.trim();
    const turn = ++latest;
    if (inAddress) {
      const address = new URL(location.href);
      if (query) address.searchParams.set('q', query);
      else address.searchParams.delete('q');
      history.replaceState(null, '', address);
    }
    if (!query) {
      status.textContent = '';
      results.replaceChildren();
      return;
    }
    try {
      const slow = setTimeout(() => {
        if (turn === latest) status.textContent = words.searching;
      }, 400);
      const found = await find(query, limit);
      clearTimeout(slow);
      if (turn !== latest) return;
      status.textContent = found.length === 0 ? words.none(query) : '';
      results.replaceChildren(resultList(found));
    } catch {
      if (turn !== latest) return;
      status.textContent = words.failed;
      const again = document.createElement('button');
      again.textContent = words.again;
      again.addEventListener('click', run);
      results.replaceChildren(again);
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(run, pause);
  });
  form.addEventListener('submit', (event) => {
    if (!inAddress) return;
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  form.parentElement?.addEventListener('keydown', (event) => moveWithArrows(event, input, results));

  if (inAddress && !input.value) input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) run();
  else loadEngine().catch(() => undefined);
}

/** Up and down go from the box through the results and back. */
function moveWithArrows(event: KeyboardEvent, input: HTMLInputElement, results: HTMLElement): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [input, ...results.querySelectorAll('a')];
  const next = stops[stops.indexOf(document.activeElement as HTMLInputElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page. `address` is that of the search page, where Enter leads with the query. */
export function openSearch(address: string): void {
  dialog ??= makeDialog(address);
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function makeDialog(address: string): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search-dialog';
  made.ariaLabel = words.search;
  const form = document.createElement('form');
  form.className = 'search';
  form.action = address;
  form.role = 'search';
  const input = Object.assign(document.createElement('input'), {
    type: 'search',
    name: 'q',
    ariaLabel: words.label,
    placeholder: words.label,
    autocomplete: 'off',
    spellcheck: false,
  });
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: words.close });
  close.addEventListener('click', () => made.close());
  const field = document.createElement('div');
  field.className = 'field';
  field.append(input, close);
  form.append(field);
  made.append(form);
  document.body.append(made);
  attachSearch(form, false);
  made.addEventListener('keydown', (event) => {
    // Escape would only empty the box while there is something in it.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    made.close();
  });
  made.addEventListener('click', ({ target }) => {
    // A click beside the box, or on a result that lies on this page, closes it.
    if (target === made || (target instanceof Element && target.closest('a'))) made.close();
  });
  return made;
}
