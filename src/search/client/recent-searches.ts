/** Needs JavaScript because recent searches are stored on the reader’s device, and sent nowhere. */
import { createButton, createElement } from '../../dom/dom.ts';
import { strings } from './strings.ts';

const storageKey = 'searches';
const maxSearches = 5;

/** Returns the last queries whose results a reader followed, newest first. */
function readSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string').slice(0, maxSearches) : [];
  } catch {
    // Storage is disabled or holds something else.
    return [];
  }
}

/** Stores a query, unless it is empty. */
export function rememberSearch(query: string): void {
  const text = query.trim();
  if (!text) return;
  try {
    const others = readSearches().filter((each) => each !== text);
    localStorage.setItem(storageKey, JSON.stringify([text, ...others].slice(0, maxSearches)));
  } catch {
    // Storage is disabled or full.
  }
}

/** Lists the recent searches; undefined if there are none. @param onClear is called once they are deleted */
export function renderRecentSearches(search: (query: string) => void, onClear: () => void): HTMLElement | undefined {
  const queries = readSearches();
  if (queries.length === 0) return undefined;
  const createItem = (query: string) =>
    createElement(
      'li',
      {},
      createButton(query, () => search(query)),
    );
  return createElement(
    'div',
    { className: 'recent' },
    createElement('p', { className: 'label' }, strings.recent),
    createElement('ul', {}, ...queries.map(createItem)),
    createButton(strings.clearRecent, () => {
      localStorage.removeItem(storageKey);
      onClear();
    }),
  );
}
