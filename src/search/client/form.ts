/** Needs JavaScript because it shows what is found while a reader types. */

import { createButton, createElement } from '../../dom/elements.ts';
import { indexLanguage } from '../format/format.ts';
import { SearchClient } from './client.ts';
import { createFilterControls, type FilterChoice, hasFilters, readFilters, writeFilters } from './filters.ts';
import { highlight } from './highlight.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { renderEntities, renderResults } from './result-list.ts';
import type { Answer } from './searcher.ts';
import { getStatusMessage } from './status-messages.ts';
import { strings } from './strings.ts';

/** Milliseconds that a reader may pause between two letters of one query. */
const pause = 120;
/** Milliseconds after which a search that takes its time says so. */
const slow = 400;
/** Sections shown at first, and with each request for more. */
const [atFirst, more] = [5, 10];

// This module is /assets/search.….js; the site begins beside that folder.
const home = new URL('../', import.meta.url).href;

/** A form with the search at work. */
export class SearchForm {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #isPage: boolean;
  readonly #language = indexLanguage(document.documentElement.lang);
  readonly #status = createElement('p', { role: 'status' });
  readonly #tools = createElement('div');
  readonly #results = createElement('div', { className: 'found' });
  #client: SearchClient;
  #choice: FilterChoice = { filters: {}, byDate: false };
  #limit = atFirst;
  #turn = 0;
  #showsThings = false;

  constructor(form: HTMLFormElement, isPage: boolean) {
    this.#form = form;
    this.#isPage = isPage;
    this.#input = form.querySelector('input') ?? createElement('input');
    if (isPage) this.#choice = readFilters(new URL(location.href));
    this.#client = this.#newClient();
    form.after(this.#status, this.#tools, this.#results);
    let waiting = 0;
    const typed = () => {
      clearTimeout(waiting);
      this.#limit = atFirst;
      this.#run();
    };
    this.#input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(typed, pause);
    });
    form.addEventListener('submit', (event) => {
      rememberSearch(this.#input.value);
      if (!isPage) return;
      event.preventDefault();
      typed();
    });
    this.#results.addEventListener('click', (event) => this.#follow(event));
    form.parentElement?.addEventListener('keydown', (event) => this.#moveWithArrows(event));
    if (isPage && !this.#input.value) this.#input.value = new URLSearchParams(location.search).get('q') ?? '';
    this.#run();
  }

  #newClient(): SearchClient {
    return new SearchClient({ home, language: this.#choice.lang ?? this.#language });
  }

  async #run(): Promise<void> {
    const query = this.#input.value.trim();
    const turn = ++this.#turn;
    const isLatest = () => turn === this.#turn;
    if (this.#isPage) {
      const address = new URL(location.href);
      if (query) address.searchParams.set('q', query);
      else address.searchParams.delete('q');
      writeFilters(address, this.#choice);
      history.replaceState(null, '', address);
    }
    const { filters, byDate } = this.#choice;
    const isEmpty = !query && !hasFilters(this.#choice);
    if (isEmpty) this.#showRecent();
    const late = setTimeout(() => {
      if (isLatest() && !isEmpty) this.#status.textContent = strings.searching;
    }, slow);
    try {
      const answer = await this.#client.ask('answer', { query, filters, byDate, limit: this.#limit });
      const tools = await this.#newTools(answer);
      if (!isLatest()) return;
      this.#tools.append(...tools);
      if (!isEmpty) this.#show(query, answer);
    } catch {
      // With an empty box nothing was asked for yet.
      if (isLatest() && !isEmpty) this.#showFailure();
    } finally {
      clearTimeout(late);
    }
  }

  #show(query: string, answer: Answer): void {
    const { found, total, hasThings, further } = answer;
    this.#status.replaceChildren(...getStatusMessage(query, answer, (meant) => this.#search(meant)));
    const parts: HTMLElement[] = [];
    if (found.length > 0) parts.push(renderResults(found));
    const canHaveMore = createElement('p', { className: 'onward' });
    if (total > found.length) canHaveMore.append(createButton(strings.more, () => this.#showMore()));
    if (further) canHaveMore.append(createButton(strings.further(further), () => this.#searchFurther(further)));
    if (!this.#isPage && total > 0)
      canHaveMore.append(
        createElement('a', { href: `${this.#form.action}?q=${encodeURIComponent(query)}` }, strings.allResults),
      );
    if (canHaveMore.childElementCount > 0) parts.push(canHaveMore);
    if (hasThings && !hasFilters(this.#choice)) parts.push(this.#things(query, this.#showsThings || total === 0));
    this.#results.replaceChildren(...parts);
  }

  #showFailure(): void {
    this.#status.textContent = strings.failed;
    this.#results.replaceChildren(createButton(strings.again, () => this.#run()));
  }

  #showRecent(): void {
    this.#status.textContent = '';
    const recent = recentSearches();
    const forget = createButton(strings.forget, () => {
      forgetSearches();
      this.#showRecent();
      this.#input.focus();
    });
    const items = recent.map((query) =>
      createElement(
        'li',
        {},
        createButton(query, () => this.#search(query)),
      ),
    );
    const list = createElement(
      'div',
      { className: 'recent' },
      createElement('p', { className: 'label' }, strings.recent),
      createElement('ul', {}, ...items),
      forget,
    );
    this.#results.replaceChildren(...(recent.length > 0 ? [list] : []));
  }

  #things(query: string, open: boolean): HTMLElement {
    const place = createElement('div');
    const summary = createElement('summary', {}, strings.things);
    const group = createElement('details', { className: 'things', open }, summary, place);
    // What a reader opened stays open for the queries after.
    summary.addEventListener('click', () => (this.#showsThings = !group.open));
    const fill = async () => {
      if (!group.open || place.childElementCount > 0) return;
      try {
        place.replaceChildren(renderEntities(await this.#client.ask('things', query)));
      } catch {
        place.replaceChildren(createElement('p', {}, strings.failed));
      }
    };
    group.addEventListener('toggle', fill);
    return group;
  }

  /** What narrows the results, where it is not there yet: whole before they are shown, so that they stay where they are. */
  async #newTools({ languages }: Answer): Promise<HTMLElement[]> {
    if (!this.#isPage || this.#tools.childElementCount > 0) return [];
    const load = () => this.#client.ask('counts');
    const controls = await createFilterControls(this.#choice, languages, this.#language, load, (choice) => {
      const newLanguage = choice.lang !== this.#choice.lang;
      this.#choice = choice;
      this.#limit = atFirst;
      if (newLanguage) {
        this.#client = this.#newClient();
        this.#tools.replaceChildren();
      }
      this.#run();
    });
    return [controls];
  }

  #search(query: string): void {
    this.#input.value = query;
    this.#input.focus();
    this.#limit = atFirst;
    this.#run();
  }

  async #showMore(): Promise<void> {
    const shown = new Set(this.#links().map(({ href }) => href));
    this.#limit += more;
    await this.#run();
    this.#links()
      .find(({ href }) => !shown.has(href))
      ?.focus();
  }

  async #searchFurther(name: string): Promise<void> {
    try {
      await this.#client.ask('further');
    } catch {
      this.#status.textContent = strings.notFurther(name);
      return;
    }
    this.#tools.replaceChildren();
    await this.#run();
  }

  /** A result that lies on this page needs no new one: its words are marked where they stand. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    rememberSearch(this.#input.value);
    const target = new URL(link.href);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || target.pathname !== location.pathname || !target.searchParams.has('mark')) return;
    event.preventDefault();
    this.#form.closest('dialog')?.close();
    location.hash = target.hash;
    highlight(target.searchParams.getAll('mark'));
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>('.results a')];
  }

  /** Up and down go from the box through the results and back. */
  #moveWithArrows(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const stops: HTMLElement[] = [this.#input, ...this.#links()];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    // In a list of choices the arrows are its own.
    if (step === 0 || at < 0) return;
    const next = stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
