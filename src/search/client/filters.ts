/** Needs JavaScript because filters narrow what the search in the browser finds. */

import { createElement } from '../../dom/elements.ts';
import { type Counts, filterKeys } from '../format/format.ts';
import type { Filters } from './shard.ts';
import { strings } from './strings.ts';

/** What narrows and orders the results. It stands in the address. */
export interface FilterChoice {
  filters: Filters;
  byDate: boolean;
  /** The language searched in, where it is not the page’s. */
  lang?: string;
}

/** Reads it from an address. */
export function readFilters(address: URL): FilterChoice {
  const { searchParams } = address;
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

/** Writes it into an address. */
export function writeFilters(address: URL, { filters, byDate, lang }: FilterChoice): void {
  const put = (name: string, value: string | undefined) =>
    value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
  for (const key of filterKeys) put(key, filters[key]);
  put('sort', byDate ? 'date' : undefined);
  put('lang', lang);
}

export const hasFilters = ({ filters }: FilterChoice): boolean => Object.keys(filters).length > 0;

/**
 * The controls. Their values are fetched when they are opened; where they are open from the start, before these are here.
 * @param change is called with what the reader chose
 */
export async function createFilterControls(
  choice: FilterChoice,
  languages: readonly string[],
  pageLanguage: string,
  load: () => Promise<Counts>,
  change: (choice: FilterChoice) => void,
): Promise<HTMLDetailsElement> {
  const fields = createElement('div', { className: 'filters' });
  const controls = createElement('details', {}, createElement('summary', {}, strings.narrow), fields);
  const select = (name: string, label: string, options: readonly [value: string, text: string][], value: string) => {
    const box = createElement(
      'select',
      { name },
      ...options.map(([value, text]) => createElement('option', { value }, text)),
    );
    // What the address asks for can be chosen, whether or not anything has it.
    if (value && !options.some(([known]) => known === value)) box.append(createElement('option', { value }, value));
    box.value = value;
    box.addEventListener('change', () => change(chosen()));
    fields.append(createElement('label', {}, label, ' ', box));
  };
  const chosen = (): FilterChoice => {
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
    const order: [string, string][] = [
      ['', strings.byRelevance],
      ['date', strings.byDate],
    ];
    select('sort', strings.sort, order, choice.byDate ? 'date' : '');
    for (const key of filterKeys) {
      const options = counts[key].map(([value, label, sections]): [string, string] => [
        value,
        `${label} (${sections})`,
      ]);
      if (options.length > 0 || choice.filters[key])
        select(key, strings.filters[key], [['', strings.any], ...options], choice.filters[key] ?? '');
    }
    if (languages.length > 1) {
      const names = languages.map((lang): [string, string] => [
        lang,
        new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang,
      ]);
      select('lang', strings.language, names, choice.lang ?? pageLanguage);
    }
    const clear = createElement('button', { type: 'button' }, strings.clearFilters);
    clear.addEventListener('click', () => {
      for (const box of fields.querySelectorAll('select')) if (box.name !== 'lang') box.value = '';
      change(chosen());
    });
    fields.append(clear);
  };
  const fillOnce = () =>
    fill().catch(() => {
      fields.replaceChildren(createElement('p', {}, strings.failed));
      controls.addEventListener('toggle', () => fields.replaceChildren(), { once: true });
    });
  if (hasFilters(choice) || choice.byDate || choice.lang !== undefined) await fillOnce();
  controls.open = fields.childElementCount > 0;
  controls.addEventListener('toggle', () => {
    if (controls.open && fields.childElementCount === 0) fillOnce();
  });
  return controls;
}
