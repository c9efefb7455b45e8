/**
 * Needs JavaScript because the search runs in the reader’s browser. Loaded when a reader reaches for it, not before. One file
 * for both its sides: on a page it is the box and the results, in a worker the search itself.
 */

import { addStyles } from '../../dom/style.ts';
import styles from '../../styles/search-results.css?inline';
import { SearchForm } from './form.ts';
import { highlightFromAddress } from './highlight.ts';
import { serveSearch } from './worker.ts';

/**
 * Makes a search form answer as one types: results and their status appear under it.
 * @param isPage whether the form is the page’s own: then the query and what narrows it stand in the address
 */
export function attachSearch(form: HTMLFormElement, isPage: boolean): void {
  addStyles(styles);
  new SearchForm(form, isPage);
}

if (typeof document === 'undefined') serveSearch();
else if (new URLSearchParams(location.search).has('mark')) {
  addStyles(styles);
  highlightFromAddress();
}
