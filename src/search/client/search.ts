/**
 * Needs JavaScript because the search runs in the browser. This script is loaded when a reader opens the search. It has
 * two sides: on a page it handles the form, in a worker it searches.
 */
import { addStyles } from '../../dom/dom.ts';
import styles from '../../styles/search-results.css?inline';
import { SearchForm } from './form.ts';
import { highlightFromAddress } from './highlight.ts';
import { serveSearch } from './worker.ts';

/**
 * Makes a search form show results as a reader types.
 * @param isPage whether the form is on the search page, whose URL holds the query and the filters
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
