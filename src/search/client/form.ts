/** Needs JavaScript because it shows results while a reader types. */
import { closestTarget, createButton, createElement, isPlainClick } from '../../dom/dom.ts';
import { indexLanguage } from '../format/format.ts';
import { SearchClient } from './client.ts';
import { createFilterControls, type FilterChoice, hasFilters, readFilters, writeFilters } from './filters.ts';
import { highlight } from './highlight.ts';
import { moveFocusWithArrows } from './keyboard.ts';
import { rememberSearch, renderRecentSearches } from './recent-searches.ts';
import { renderEntityGroup, renderResults } from './results.ts';
import type { SearchResponse } from './searcher.ts';
import { renderStatus } from './status-messages.ts';
import { strings } from './strings.ts';

/** Milliseconds after the last keystroke until the search starts. */
const debounceTime = 120;
/** Milliseconds after which the status says that a search is running. */
const slowTime = 400;
/** The number of sections to show at first, and to add on request. */
const [initialLimit, moreResults] = [5, 10];

// This module is /assets/search.….js, so the home page is one folder up.
const home = new URL('../', import.meta.url).href;

/** Makes a search form show results below it: in a dialog, or on the search page. */
export class SearchForm {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #isPage: boolean;
  readonly #pageLanguage = indexLanguage(document.documentElement.lang);
  readonly #status = createElement('p', { role: 'status' });
  readonly #filters = createElement('div');
  readonly #results = createElement('div', { className: 'found' });
  #client: SearchClient;
  #choice: FilterChoice = { filters: {}, byDate: false };
  #limit = initialLimit;
  #searchCount = 0;
  #areEntitiesOpen = false;

  /** @param isPage whether the form is on the search page, whose URL holds the query and the filters */
  constructor(form: HTMLFormElement, isPage: boolean) {
    this.#form = form;
    this.#isPage = isPage;
    this.#input = form.querySelector('input') ?? createElement('input');
    if (isPage) this.#choice = readFilters(new URLSearchParams(location.search));
    this.#client = this.#createClient();
    form.after(this.#status, this.#filters, this.#results);
    let timer = 0;
    const searchAfresh = () => {
      clearTimeout(timer);
      this.#limit = initialLimit;
      this.#search();
    };
    this.#input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(searchAfresh, debounceTime);
    });
    form.addEventListener('submit', (event) => {
      rememberSearch(this.#input.value);
      if (!isPage) return;
      event.preventDefault();
      searchAfresh();
    });
    this.#results.addEventListener('click', (event) => this.#followLink(event));
    form.parentElement?.addEventListener('keydown', (event) =>
      moveFocusWithArrows(event, [this.#input, ...this.#getLinks()]),
    );
    if (isPage && !this.#input.value) this.#input.value = new URLSearchParams(location.search).get('q') ?? '';
    this.#search();
  }

  #createClient(): SearchClient {
    return new SearchClient({ home, language: this.#choice.lang ?? this.#pageLanguage });
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim();
    const number = ++this.#searchCount;
    const isLatest = () => number === this.#searchCount;
    if (this.#isPage) this.#updateUrl(query);
    const { filters, byDate } = this.#choice;
    const isEmpty = !query && !hasFilters(this.#choice);
    if (isEmpty) this.#showRecentSearches();
    const slowTimer = setTimeout(() => {
      if (isLatest() && !isEmpty) this.#status.textContent = strings.searching;
    }, slowTime);
    try {
      // An empty search loads the index and the filters.
      const response = await this.#client.call('search', { query, filters, byDate, limit: this.#limit });
      const controls = await this.#createFilters(response);
      if (!isLatest()) return;
      this.#filters.append(...controls);
      if (!isEmpty) this.#show(query, response);
    } catch {
      if (isLatest() && !isEmpty) this.#showFailure();
    } finally {
      clearTimeout(slowTimer);
    }
  }

  #searchFor(query: string): void {
    this.#input.value = query;
    this.#input.focus();
    this.#limit = initialLimit;
    this.#search();
  }

  #updateUrl(query: string): void {
    const url = new URL(location.href);
    if (query) url.searchParams.set('q', query);
    else url.searchParams.delete('q');
    writeFilters(url, this.#choice);
    history.replaceState(null, '', url);
  }

  #show(query: string, response: SearchResponse): void {
    const { results, total, hasEntities, nextScope } = response;
    this.#status.replaceChildren(...renderStatus(query, response, (corrected) => this.#searchFor(corrected)));
    const content: HTMLElement[] = [];
    if (results.length > 0) content.push(renderResults(results, this.#choice.lang ?? this.#pageLanguage));
    const actions = createElement('p', { className: 'onward' });
    if (total > results.length) actions.append(createButton(strings.more, () => this.#showMore()));
    if (nextScope) actions.append(createButton(strings.widen(nextScope), () => this.#widen(nextScope)));
    if (!this.#isPage && total > 0)
      actions.append(
        createElement('a', { href: `${this.#form.action}?q=${encodeURIComponent(query)}` }, strings.allResults),
      );
    if (actions.childElementCount > 0) content.push(actions);
    if (hasEntities && !hasFilters(this.#choice))
      content.push(
        renderEntityGroup(
          this.#areEntitiesOpen || total === 0,
          () => this.#client.call('entities', query),
          // A group that a reader opened stays open for later queries.
          (isOpen) => (this.#areEntitiesOpen = isOpen),
        ),
      );
    this.#results.replaceChildren(...content);
  }

  #showFailure(): void {
    this.#status.textContent = strings.failed;
    this.#results.replaceChildren(createButton(strings.retry, () => this.#search()));
  }

  #showRecentSearches(): void {
    this.#status.textContent = '';
    const list = renderRecentSearches(
      (query) => this.#searchFor(query),
      () => {
        this.#showRecentSearches();
        this.#input.focus();
      },
    );
    this.#results.replaceChildren(...(list ? [list] : []));
  }

  /**
   * Creates the filter controls, once, for the search page. They are complete before they are shown, so nothing moves.
   */
  async #createFilters({ languages }: SearchResponse): Promise<HTMLElement[]> {
    if (!this.#isPage || this.#filters.childElementCount > 0) return [];
    const load = () => this.#client.call('counts');
    const controls = await createFilterControls(this.#choice, languages, this.#pageLanguage, load, (choice) => {
      const isNewLanguage = choice.lang !== this.#choice.lang;
      this.#choice = choice;
      this.#limit = initialLimit;
      if (isNewLanguage) {
        this.#client = this.#createClient();
        this.#filters.replaceChildren();
      }
      this.#search();
    });
    return [controls];
  }

  async #showMore(): Promise<void> {
    const shown = new Set(this.#getLinks().map(({ href }) => href));
    this.#limit += moreResults;
    await this.#search();
    this.#getLinks()
      .find(({ href }) => !shown.has(href))
      ?.focus();
  }

  async #widen(name: string): Promise<void> {
    try {
      await this.#client.call('widen');
    } catch {
      this.#status.textContent = strings.widenFailed(name);
      return;
    }
    this.#filters.replaceChildren();
    await this.#search();
  }

  /** Follows a link to a section of this page without loading the page again, and highlights the words there. */
  #followLink(event: MouseEvent): void {
    const link = closestTarget<HTMLAnchorElement>(event, 'a');
    if (!link) return;
    rememberSearch(this.#input.value);
    const target = new URL(link.href);
    if (!isPlainClick(event) || target.pathname !== location.pathname || !target.searchParams.has('mark')) return;
    event.preventDefault();
    this.#form.closest('dialog')?.close();
    location.hash = target.hash;
    highlight(target.searchParams.getAll('mark'));
  }

  #getLinks(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>('.results a')];
  }
}
