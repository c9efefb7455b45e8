/** Needs JavaScript because filters apply to the search in the browser. */
import { createElement } from '../../dom/dom.ts';
import { type FilterCounts, filterKeys } from '../format/format.ts';
import type { Filters } from './shard.ts';
import { strings } from './strings.ts';

/** The filters, order and language that a reader chose. They are kept in the URL of the search page. */
export interface FilterChoice {
  filters: Filters;
  byDate: boolean;
  /** The language to search in, unless it is that of the page. */
  lang?: string;
}

/** Reads the choice from a URL. */
export function readFilters(url: URL): FilterChoice {
  const { searchParams } = url;
  const lang = searchParams.get('lang');
  return {
    filters: Object.fromEntries(
      filterKeys.flatMap((key) => {
        const value = searchParams.get(key);
        return value ? [[key, value]] : [];
      }),
    ),
    byDate: searchParams.get('sort') === 'date',
    ...(lang && /^[a-z]{2,3}$/.test(lang) ? { lang } : {}),
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
    select.addEventListener('change', () => onChange(readChoice()));
    fields.append(createElement('label', {}, label, ' ', select));
  };
  const readChoice = (): FilterChoice => {
    const values = new Map(Array.from(fields.querySelectorAll('select'), ({ name, value }) => [name, value]));
    const lang = values.get('lang') ?? choice.lang;
    return {
      filters: Object.fromEntries(filterKeys.flatMap((key) => (values.get(key) ? [[key, values.get(key)]] : []))),
      byDate: values.get('sort') === 'date',
      ...(lang && lang !== pageLanguage ? { lang } : {}),
    };
  };
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
    const clear = createElement('button', { type: 'button' }, strings.clearFilters);
    clear.addEventListener('click', () => {
      for (const select of fields.querySelectorAll('select')) if (select.name !== 'lang') select.value = '';
      onChange(readChoice());
    });
    fields.append(clear);
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
