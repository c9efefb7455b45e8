/** Needs JavaScript because filters apply to the search in the browser. */
import { createButton, createElement } from '../../dom/dom.ts';
import { type FilterCounts, filterKeys } from '../format/format.ts';
import type { Filters } from './shard.ts';
import { strings } from './strings.ts';

/** The filters, order and language that a reader chose. They are kept in the URL of the search page. */
export interface FilterChoice {
  filters: Filters;
  byDate: boolean;
  /** The language to search in, unless it is that of the page. */
  lang?: string | undefined;
}

/** Reads the choice from the parameters of a URL. */
export function readFilters(parameters: URLSearchParams): FilterChoice {
  const lang = parameters.get('lang');
  return {
    filters: Object.fromEntries(
      filterKeys.flatMap((key) => {
        const value = parameters.get(key);
        return value ? [[key, value]] : [];
      }),
    ),
    byDate: parameters.get('sort') === 'date',
    lang: lang && /^[a-z]{2,3}$/.test(lang) ? lang : undefined,
  };
}

/** Writes the choice into a URL. */
export function writeFilters(url: URL, { filters, byDate, lang }: FilterChoice): void {
  const setOrDelete = (name: string, value: string | undefined) =>
    value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
  for (const key of filterKeys) setOrDelete(key, filters[key]);
  setOrDelete('sort', byDate ? 'date' : undefined);
  setOrDelete('lang', lang);
}

export const hasFilters = ({ filters }: FilterChoice): boolean => Object.keys(filters).length > 0;

/**
 * Creates the filter controls. Their values are loaded when a reader opens them, or at once if a choice was made.
 * @param load loads the filter values. @param onChange is called with each new choice
 * @returns the controls, complete if they are open
 */
export async function createFilterControls(
  choice: FilterChoice,
  languages: readonly string[],
  pageLanguage: string,
  load: () => Promise<FilterCounts>,
  onChange: (choice: FilterChoice) => void,
): Promise<HTMLDetailsElement> {
  const fields = createElement('div', { className: 'filters' });
  const controls = createElement('details', {}, createElement('summary', {}, strings.filterAndSort), fields);
  const addSelect = (name: string, label: string, options: readonly [value: string, text: string][], value: string) => {
    const select = createElement(
      'select',
      { name },
      ...options.map(([value, text]) => createElement('option', { value }, text)),
    );
    // A value from the URL is an option even if no section has it.
    if (value && !options.some(([known]) => known === value)) select.append(createElement('option', { value }, value));
    select.value = value;
    fields.append(createElement('label', {}, label, ' ', select));
  };
  const changeChoice = () => {
    const selects = Array.from(fields.querySelectorAll('select'), ({ name, value }) => [name, value]);
    const parameters = new URLSearchParams(selects);
    if (parameters.get('lang') === pageLanguage) parameters.delete('lang');
    onChange(readFilters(parameters));
  };
  fields.addEventListener('change', changeChoice);
  const fill = async () => {
    const counts = await load();
    fields.replaceChildren();
    const orders: [string, string][] = [
      ['', strings.byRelevance],
      ['date', strings.byDate],
    ];
    addSelect('sort', strings.sort, orders, choice.byDate ? 'date' : '');
    for (const key of filterKeys) {
      const options = counts[key].map(([value, label, sections]): [string, string] => [
        value,
        `${label} (${sections})`,
      ]);
      if (options.length > 0 || choice.filters[key])
        addSelect(key, strings.filters[key], [['', strings.any], ...options], choice.filters[key] ?? '');
    }
    if (languages.length > 1) {
      const names = languages.map((lang): [string, string] => [
        lang,
        new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang,
      ]);
      addSelect('lang', strings.language, names, choice.lang ?? pageLanguage);
    }
    const clear = () => {
      for (const select of fields.querySelectorAll('select')) if (select.name !== 'lang') select.value = '';
      changeChoice();
    };
    fields.append(createButton(strings.clearFilters, clear));
  };
  const fillOrFail = () =>
    fill().catch(() => {
      fields.replaceChildren(createElement('p', {}, strings.failed));
      controls.addEventListener('toggle', () => fields.replaceChildren(), { once: true });
    });
  if (hasFilters(choice) || choice.byDate || choice.lang !== undefined) await fillOrFail();
  controls.open = fields.childElementCount > 0;
  controls.addEventListener('toggle', () => {
    if (controls.open && fields.childElementCount === 0) fillOrFail();
  });
  return controls;
}
