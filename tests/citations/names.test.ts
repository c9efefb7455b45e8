/** Names of authors: which are split into their parts, and how they are read. */
import { describe, expect, it } from 'vitest';
import { formatAuthors, hasMoreAuthors, parseAuthors, parseName } from '../../src/citations/names.ts';
import type { Source, SourceAuthor } from '../../src/explainer/schema/source.ts';

const context = { publisher: 'Gazette', lang: 'en' };

const source = (authors: SourceAuthor[], lang?: string): Source => ({
  ...{ id: 'a', publisher: 'Gazette', title: 'A', url: 'https://example.org/', kind: 'news', authors },
  ...(lang ? { lang } : {}),
});

describe('a name', () => {
  it.each([' ', ',', '\t,', ' Jr'])('is read at once with 50,000 times “%s”', (repeated) => {
    const start = performance.now();
    for (const author of [`A${repeated.repeat(50_000)}B`, `A B${repeated.repeat(50_000)}`]) {
      hasMoreAuthors(author);
      formatAuthors(source([author]), 'en');
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is split at once, whatever the name of the publisher', () => {
    const publisher = `<${','.repeat(50_000)}<`;
    const start = performance.now();
    expect(parseName('Ann Example', { ...context, publisher })).toEqual({ family: 'Example', given: 'Ann' });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each([
    ['Ann Example', 'Example', 'Ann'],
    [' Ann  Example ', 'Example', 'Ann'],
    ['Ann B. Example', 'Example', 'Ann B.'],
    ['A. B. Example', 'Example', 'A. B.'],
    ['J.R.R. Tolkien', 'Tolkien', 'J.R.R.'],
    ['Zoë Example', 'Example', 'Zoë'],
    ['Jean-Luc Exemple', 'Exemple', 'Jean-Luc'],
    ['Mary O’Example', 'O’Example', 'Mary'],
    ['Jane Smith-Jones', 'Smith-Jones', 'Jane'],
    ['Edward Wong', 'Wong', 'Edward'],
    ['García Márquez, Gabriel', 'García Márquez', 'Gabriel'],
    ['Smith, John', 'Smith', 'John'],
    ['Smith, J. R.', 'Smith', 'J. R.'],
    ['de la Cruz, Juan Carlos', 'de la Cruz', 'Juan Carlos'],
    ['Goethe, Johann Wolfgang von', 'Goethe', 'Johann Wolfgang von'],
    ['Пример, Иван', 'Пример', 'Иван'],
  ])('%j is split', (name, family, given) => {
    expect(parseName(name, context)).toEqual({ family, given });
  });

  it.each([
    ['Ann Example, Jr.', { family: 'Example', given: 'Ann', suffix: 'Jr.' }],
    ['Jane Roe, PhD', { family: 'Roe', given: 'Jane', suffix: 'PhD' }],
    ['Jane Roe, MD, Ph.D.', { family: 'Roe', given: 'Jane', suffix: 'MD, Ph.D.' }],
    ['Roe, Jane, Jr.', { family: 'Roe', given: 'Jane', suffix: 'Jr.' }],
    ['John Example III', { family: 'Example', given: 'John', suffix: 'III' }],
  ])('%j has a suffix', (name, parts) => {
    expect(parseName(name, context)).toEqual(parts);
  });

  it.each([
    // Bodies
    ...['World Bank', 'Human Rights Watch', 'Amnesty International', 'Reuters Staff', 'U.S. Department of State'],
    ...['Roe & Sons Ltd.', 'Roe & Sons, Inc.', 'Example, Town of', 'Council', 'Gazette Reporter', 'Sky News'],
    ...['Iran International', 'Lighthouse Reports', 'Forensic Architecture', 'Al Jazeera', 'Le Monde', 'BBC Persian'],
    ...['Freedom House', 'Crisis Group', 'Deutsche Welle', 'Agence France-Presse', 'Die Zeit', 'Channel 4', 'AFP'],
    ...['Ministry, Foreign', 'Jane’s Defence Weekly'],
    // Names whose family name comes first, is double, or has a particle
    ...['Xi Jinping', 'Kim Jong-un', 'Nguyễn Phú Trọng', 'Nguyen Trong', 'Orbán Viktor', 'Gabriel García Márquez'],
    ...['Ann van der Example', 'Ali al-Example', 'Mohammed bin Salman', 'Abdel Fattah', 'Jean d’Exemple'],
    ...['Beyza Binnur Donmez', 'Sir Example', 'Dr. Example', 'Martin Luther Example'],
    // Other scripts
    ...['نویسندهٔ نمونه', 'Иван Пример', '山田 太郎', '山田太郎', '김정은', 'Ann Пример', 'Γιώργος Σεφέρης'],
    // Two words on both sides of a comma may be two persons.
    ...['Jane Roe, John Doe', 'García Márquez, Gabriel José'],
  ])('%j is not split', (name) => {
    expect(parseName(name, context)).toEqual({ literal: name });
  });

  it('is not split if a word of it is the publisher’s', () => {
    expect(parseName('Bellingcat Berlin', { ...context, publisher: 'Bellingcat' })).toEqual({
      literal: 'Bellingcat Berlin',
    });
  });

  it.each(['hu', 'zh-Hant', 'ja', 'vi', 'is', 'id'])('is not split in the language %s', (lang) => {
    expect(parseAuthors(source(['Ann Example'], lang), 'en').names).toEqual([{ literal: 'Ann Example' }]);
  });

  it('with a part for the family name only is literal', () => {
    expect(parseAuthors(source([{ family: 'Pelé' }, { body: 'World Bank' }]), 'en').names).toEqual([
      { literal: 'Pelé' },
      { literal: 'World Bank' },
    ]);
  });
});

describe('“et al.”', () => {
  it.each([
    'Jane Roe et al.',
    'Jane Roe, et al',
    'et al.',
    'Jane Roe and others',
    'Hans Roe u. a.',
    'Иван Пример и др.',
    'نمونه و دیگران',
    '山田太郎 ほか',
    '王小明、等',
  ])('is recognized in %j', (author) => {
    expect(hasMoreAuthors(author)).toBe(true);
  });

  it.each(['Al Example', 'Others', '平等', 'Brothers', 'Etal', 'Ben Others', 'Peter Al'])('is not in %j', (author) => {
    expect(hasMoreAuthors(author)).toBe(false);
  });

  it('is no name, but is known', () => {
    expect(parseAuthors(source(['Jane Roe', 'et al.']), 'en')).toEqual({
      names: [{ family: 'Roe', given: 'Jane' }],
      hasMore: true,
    });
  });
});

describe('authors are read', () => {
  it.each<[SourceAuthor[], string[], string]>([
    [['García Márquez, Gabriel'], ['Gabriel García Márquez'], 'en'],
    [[{ family: 'García Márquez', given: 'Gabriel' }], ['Gabriel García Márquez'], 'es'],
    [[{ family: 'Orbán', given: 'Viktor' }], ['Orbán Viktor'], 'hu'],
    [[{ family: '山田', given: '太郎' }], ['山田太郎'], 'ja'],
    [[{ family: 'Roe', given: 'Jane', suffix: 'PhD' }], ['Jane Roe, PhD'], 'en'],
    [['Jane Roe, PhD', 'Roe & Sons, Inc.'], ['Jane Roe, PhD', 'Roe & Sons, Inc.'], 'en'],
    [['Jane Roe', 'et al.'], ['Jane Roe et al.'], 'en'],
    [['Smith, J. et al.'], ['J. Smith et al.'], 'en'],
    [['Roe J, et al.'], ['Roe J, et al.'], 'en'],
    [['Smith JA, Roe B'], ['Smith JA, Roe B'], 'en'],
    [['Jane Roe, BBC', 'Jane Roe, Gazette'], ['Jane Roe, BBC', 'Jane Roe, Gazette'], 'en'],
    [['Xi Jinping', { body: 'World Bank' }], ['Xi Jinping', 'World Bank'], 'en'],
  ])('%j as %j in %s', (authors, names, lang) => {
    expect(formatAuthors(source(authors), lang)).toEqual(names);
  });
});
