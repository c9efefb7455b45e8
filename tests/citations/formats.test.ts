/** Sources as CSL-JSON, BibTeX and RIS, parsed again by citation-js. */
import { Cite, type ReadItem, type ReadName } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/citations/formats/bibtex.ts';
import { type CslItem, toCslItem } from '../../src/citations/formats/csl.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { createRandom } from '../support/random.ts';
import { readSources } from '../support/small-explainer.ts';

interface Format {
  name: string;
  write(items: CslItem[]): string;
  /** Its name in citation-js. */
  type: string;
  /** Returns an address as citation-js gives it back. Without this, addresses come back unchanged. */
  address?(address: string): string;
}

const inJson: Format = { name: 'CSL-JSON', write: (items) => JSON.stringify(items), type: '@else/json' };
const inRis: Format = { name: 'RIS', write: toRis, type: '@ris/file' };
const inBibtex: Format = {
  name: 'BibTeX',
  write: toBibtex,
  type: '@biblatex/text',
  // Here citation-js encodes what is not ASCII, some signs, and the % of %2F once more. The file itself has its
  // own test.
  address: (address) => address.replace(/[^!-~]|["<>[\\\]^`{|}]/gu, encodeURIComponent).replaceAll('%25', '%'),
};

/** The data of a source that must survive. */
type SourceData = Record<'title' | 'publisher' | 'address' | 'language', string | undefined> & {
  id: string;
  authors: string[];
  published: number[] | undefined;
  accessed: number[] | undefined;
};

/** Returns a name as it is written. In BibTeX “van der” is a separate part, and a single part is a family name. */
const joinName = ({ literal, given, 'non-dropping-particle': particle, family, suffix }: ReadName) =>
  literal ?? [given, particle, family].filter(Boolean).join(' ') + (suffix ? `, ${suffix}` : '');

const unchanged = (address: string) => address;

const fromItem = (item: ReadItem, { address = unchanged }: Format): SourceData => ({
  id: item.id,
  title: item.title,
  authors: (item.author ?? []).map(joinName),
  publisher: item.publisher,
  published: item.issued?.['date-parts']?.[0],
  accessed: item.accessed?.['date-parts']?.[0],
  address: address(item.URL ?? ''),
  language: item.language,
});

/** The same data from the source itself. A title that is not the work’s own is in brackets in every format. */
const fromSource = (source: Source, lang: string, { address = unchanged }: Format): SourceData => ({
  id: source.id,
  title: source.titleStatus ? `[${source.title}]` : source.title,
  authors: (source.authors ?? []).filter((author) => typeof author === 'string'),
  publisher: source.publisher,
  published: source.published?.split('-').map(Number),
  accessed: source.accessed?.split('-').map(Number),
  address: address(source.url ?? ''),
  language: source.lang ?? lang,
});

const toItems = (sources: readonly Source[], lang = 'en') => sources.map((source) => toCslItem(source, lang));

/** Writes sources and returns them as parsed by citation-js. */
const readBack = (format: Format, sources: readonly Source[], lang?: string) =>
  new Cite(format.write(toItems(sources, lang)), { forceType: format.type }).data.map((item) => fromItem(item, format));

/** Returns a source with the required fields and these. */
const source = (fields: Partial<Source>): Source => ({
  ...{ id: 'a', publisher: 'Gazette', title: 'A', url: 'https://example.org/', kind: 'news' },
  ...fields,
});

/** Does the same for a single source. */
const readBackOne = (format: Format, fields: Partial<Source>) => readBack(format, [source(fields)])[0];

/** Random titles, the same in every run: characters of any script, every other one ASCII, where the traps are. */
function randomTitles(count: number): string[] {
  const random = createRandom(20261122);
  const randomBelow = (limit: number) => Math.floor(random() * limit);
  const randomCharacter = (): string => {
    const drawn = String.fromCodePoint(randomBelow(2) ? 33 + randomBelow(94) : randomBelow(0x1ffff));
    return /[\p{L}\p{M}\p{N}\p{P}\p{S}\u200c\u200f]/u.test(drawn) ? drawn : randomCharacter();
  };
  const repeat = (max: number, create: () => string) => Array.from({ length: 1 + randomBelow(max) }, create);
  const randomWord = () => repeat(8, randomCharacter).join('');
  return Array.from({ length: count }, () => repeat(6, randomWord).join(' '));
}

const titles = [
  'عنوان گزارش: می‌خواهد، «نه»',
  '首相が辞任を表明',
  'Съезд — «да» и “нет”',
  'Ça coûte 5 £ à l’Été, naïve Æsir ß ı İ',
  '👩‍⚖️ e\u0301 ﷽ 𝒳',
  '100% of $5 & #1_a ~ b ^ c \\ d {e} | <b>f</b> "g"',
  '\\textbf{x} \\& \\begin{y} \\\\ \\',
  '$x^2_i$ %comment',
  '{unbalanced }} braces {',
  '-- --- ---- ----- - –—',
  "`` ``` '' ''' \"` '\" `x'",
  '@misc{b, title = {c}}, AB - x',
  'A title And its Capitals: IAEA, iPhone and TeX',
];
const fiveHundredTitles = randomTitles(500);

const addresses = [
  'https://example.org/a%20b%25c/?x=1&y=2&z#part_1~2',
  "https://example.org/~user/a__b/--/$1,2;3(4)'5!*",
  'https://example.org/world%2Fnews',
  'https://example.org/گزارش/été?q=قم',
  'https://example.org/{a}?b=[c]',
  `https://example.org/${'a-very-long-part-of-an-address/'.repeat(9)}`.padEnd(300, 'x'),
];

describe.each([inJson, inBibtex, inRis])('sources as $name', (format) => {
  it.each([
    ['the explainer with every form of citation', 'tests/fixtures/citations/explainers/every-citation.mdx', 120],
    ['the first explainer', 'content/explainers/trump-says-iran-wants-to-negotiate.mdx', 40],
  ])('come back complete for %s, in the order of their numbers', (_name, file, min) => {
    const { sources, lang } = readSources(file);
    expect(sources.length).toBeGreaterThanOrEqual(min);
    expect(readBack(format, sources, lang)).toEqual(sources.map((each) => fromSource(each, lang, format)));
  });

  it.each(titles)('keep the title %s', (title) => {
    expect(readBackOne(format, { title })?.title).toBe(title);
  });

  it('keep five hundred random titles', () => {
    const sources = fiveHundredTitles.map((title, index) => source({ id: `r${index}`, title }));
    expect(readBack(format, sources).map(({ title }) => title)).toEqual(fiveHundredTitles);
  });

  it.each([
    ['a person', ['Ann Example']],
    ['several persons, in the order of the byline', ['Zoë Example', 'A. B. Example', 'Jean-Luc d’Exemple']],
    ['persons with a particle', ['Ann van der Example', 'Miguel de la Muestra', 'Ali al-Example']],
    ['a person with a suffix after a comma', ['Ann Example, Jr.', 'Ben Example']],
    ['persons with names in other scripts', ['نویسندهٔ نمونه', '山田太郎', 'Пример Иванович', 'Ann Пример']],
    ['organizations', ['Council', 'Ministry of Examples', 'Bread and Examples', 'Gazette & Sons', 'Channel 4']],
    ['names that are not split', ['Gabriel García Márquez', 'Xi Jinping', 'Nguyễn Phú Trọng', 'Orbán Viktor']],
    ['bodies', ['World Bank', 'Human Rights Watch', 'Reuters Staff', 'U.S. Department of State', 'Roe & Sons Ltd.']],
    ['persons with a degree', ['Jane Roe, PhD', 'Ann B. Example, M.D.']],
    ['none', []],
  ])('keep %s as authors', (_who, authors) => {
    expect(readBackOne(format, { authors })?.authors).toEqual(authors);
  });

  it('give back the parts of a name, wherever the family name is written', () => {
    const authors: Source['authors'] = [
      'García Márquez, Gabriel',
      { family: 'van der Example', given: 'Ann' },
      { family: 'Xi', given: 'Jinping' },
      { body: 'Example, Town of' },
    ];
    const read = new Cite(format.write(toItems([source({ authors })])), { forceType: format.type }).data[0]?.author;
    expect(
      read?.map(
        ({ given, family, 'non-dropping-particle': particle, literal }) =>
          literal ?? [particle, family, given].filter(Boolean).join('|'),
      ),
    ).toEqual([
      'García Márquez|Gabriel',
      format.name === 'BibTeX' ? 'van der|Example|Ann' : 'van der Example|Ann',
      'Xi|Jinping',
      format.name === 'RIS' ? 'Example Town of' : 'Example, Town of',
    ]);
  });

  it('do not take “et al.” for a person', () => {
    expect(readBackOne(format, { authors: ['Jane Roe et al.'] })?.authors[0]).toBe('Jane Roe');
    expect(readBackOne(format, { authors: ['Jane Roe', 'et al.'] })?.authors.join()).not.toContain('al.');
  });

  it.each(['Bread and Examples', 'Gazette & Sons', 'روزنامه', '100 % of {it}'])(
    'keep the publisher %s',
    (publisher) => {
      expect(readBackOne(format, { publisher })?.publisher).toBe(publisher);
    },
  );

  it.each([
    ['2026-01-12', [2026, 1, 12]],
    ['2026-12', [2026, 12]],
    ['2026', [2026]],
    ['0987-06-05', [987, 6, 5]],
  ])('keep the date %s as far as it is known', (published, parts) => {
    expect(readBackOne(format, { published })?.published).toEqual(parts);
  });

  it.each(addresses)('keep the address %s', (url) => {
    expect(readBackOne(format, { url })?.address).toBe((format.address ?? unchanged)(url));
  });
});

/** Returns the value of a BibTeX field. */
const field = (name: string, fields: Partial<Source>) =>
  new RegExp(`^ {2}${name} = {(.*)},$`, 'm').exec(toBibtex(toItems([source(fields)])))?.[1];

describe('a file of BibTeX', () => {
  it('contains nothing that TeX takes for a command, a comment or another character', () => {
    const escapes = /\\text(?:backslash|ascii(?:tilde|circum)|brace(?:left|right))\{\}|\\[$&#%_]|(?<=[-`'?!])\{\}/g;
    for (const title of ['A?` B!`', ...titles, ...fiveHundredTitles]) {
      const written = field('title', { title })?.slice(1, -1).replace(escapes, '.');
      expect(written).not.toMatch(/[\\{}$&#%_~^]|--|``|''|[?!]`/);
    }
  });

  it.each(addresses)('contains the address %s unchanged except for braces', (url) => {
    expect(field('url', { url })).toBe(url.replace('{a}', '%7Ba%7D'));
  });

  it('has year and month for BibTeX, as far as they are known', () => {
    const sources = ['2026-01-12', '2026-09', '2026'].map((published, index) => source({ id: `d${index}`, published }));
    expect(readBack({ ...inBibtex, type: '@bibtex/text' }, sources).map(({ published }) => published)).toEqual([
      [2026, 1],
      [2026, 9],
      [2026],
    ]);
  });

  it('protects capitals from styles, and has the carrier and the archived copy', () => {
    expect(field('title', { title: 'NATO & I' })).toBe('{NATO \\& I}');
    expect(field('howpublished', { via: 'A_B' })).toBe('A\\_B');
    expect(field('howpublished', {})).toBeUndefined();
    expect(field('addendum', { archived: 'https://archive.example/{1}' })).toBe(
      'Archived copy: \\url{https://archive.example/%7B1%7D}',
    );
  });
});

describe('authors in BibTeX', () => {
  it('end with “and others” where not all are named', () => {
    expect(field('author', { authors: ['Jane Roe et al.'] })).toBe('Roe, Jane and others');
    expect(field('author', { authors: ['Jane Roe', 'John Doe', 'et al'] })).toBe('Roe, Jane and Doe, John and others');
    expect(field('author', { authors: ['World Bank'] })).toBe('{World Bank}');
    expect(field('author', { authors: ['Jane Roe, PhD'] })).toBe('Roe, PhD, Jane');
  });

  it.each([
    ['a family name with a hyphen after its first word', 'Ali abu al-Example'],
    ['an organization with “and” before its last word', 'Research and Examples Council'],
  ])('keep %s', (_what, author) => {
    expect(readBackOne(inBibtex, { authors: [author, 'Ann Example'] })?.authors).toEqual([author, 'Ann Example']);
  });
});
