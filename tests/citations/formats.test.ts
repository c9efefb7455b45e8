import { Cite, type ReadItem, type ReadName } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/citations/formats/bibtex.ts';
import { type CslItem, toCslItem } from '../../src/citations/formats/csl.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { sourcesOfFile } from '../support/small-explainer.ts';

interface Format {
  name: string;
  write(items: CslItem[]): string;
  /** What citation-js calls it. */
  type: string;
  /** An address as it comes back; as it was, unless this says otherwise. */
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

/** What must come back of a source. */
type Known = Record<'title' | 'publisher' | 'address' | 'language', string | undefined> & {
  id: string;
  authors: string[];
  published: number[] | undefined;
  accessed: number[] | undefined;
};

/** A name as it is said. In BibTeX “van der” is a part of its own, and a name of one part is a family’s. */
const said = ({ literal, given, 'non-dropping-particle': particle, family, suffix }: ReadName) =>
  literal ?? [given, particle, family].filter(Boolean).join(' ') + (suffix ? `, ${suffix}` : '');

const same = (address: string) => address;

const fromItem = (item: ReadItem, { address = same }: Format): Known => ({
  id: item.id,
  title: item.title,
  authors: (item.author ?? []).map(said),
  publisher: item.publisher,
  published: item.issued?.['date-parts']?.[0],
  accessed: item.accessed?.['date-parts']?.[0],
  address: address(item.URL ?? ''),
  language: item.language,
});

/** The same from the source itself. A title that is not the work’s own stands in brackets in every format. */
const fromSource = (source: Source, lang: string, { address = same }: Format): Known => ({
  id: source.id,
  title: source.titleStatus ? `[${source.title}]` : source.title,
  authors: source.authors ?? [],
  publisher: source.publisher,
  published: source.published?.split('-').map(Number),
  accessed: source.accessed?.split('-').map(Number),
  address: address(source.url ?? ''),
  language: source.lang ?? lang,
});

const itemsOf = (sources: readonly Source[], lang = 'en') => sources.flatMap((source) => toCslItem(source, lang) ?? []);

/** Sources as citation-js gives them back. */
const readBack = (format: Format, sources: readonly Source[], lang?: string) =>
  new Cite(format.write(itemsOf(sources, lang)), { forceType: format.type }).data.map((item) => fromItem(item, format));

/** A source with only what is given, and what every source has. */
const source = (given: Partial<Source>): Source => ({
  ...{ id: 'a', publisher: 'Gazette', title: 'A', url: 'https://example.org/', kind: 'news' },
  ...given,
});

/** What comes back of a single source. */
const back = (format: Format, given: Partial<Source>) => readBack(format, [source(given)])[0];

/** Random titles, the same in every run: signs of any script, one in two ASCII’s, where the traps are. */
function randomTitles(count: number): string[] {
  let state = 20261122;
  const below = (limit: number) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const sign = (): string => {
    const drawn = String.fromCodePoint(below(2) ? 33 + below(94) : below(0x1ffff));
    return /[\p{L}\p{M}\p{N}\p{P}\p{S}\u200c\u200f]/u.test(drawn) ? drawn : sign();
  };
  const some = (most: number, make: () => string) => Array.from({ length: 1 + below(most) }, make);
  return Array.from({ length: count }, () => some(6, () => some(8, sign).join('')).join(' '));
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
const drawn = randomTitles(500);

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
    ['the explainer in which everything is cited', 'tests/fixtures/citations/explainers/every-citation.mdx', 120],
    ['the first explainer', 'content/explainers/trump-says-iran-wants-to-negotiate.mdx', 40],
  ])('come back for all of %s, in the order of their numbers', (_name, file, least) => {
    const { sources, lang } = sourcesOfFile(file);
    expect(sources.length).toBeGreaterThanOrEqual(least);
    expect(readBack(format, sources, lang)).toEqual(sources.map((each) => fromSource(each, lang, format)));
  });

  it.each(titles)('keep the title %s', (title) => {
    expect(back(format, { title })?.title).toBe(title);
  });

  it('keep five hundred random titles', () => {
    const sources = drawn.map((title, index) => source({ id: `r${index}`, title }));
    expect(readBack(format, sources).map(({ title }) => title)).toEqual(drawn);
  });

  it.each([
    ['a person', ['Ann Example']],
    ['several persons, in the order of the byline', ['Zoë Example', 'A. B. Example', 'Jean-Luc d’Exemple']],
    ['persons with a particle', ['Ann van der Example', 'Miguel de la Muestra', 'Ali al-Example']],
    ['a person with more after a comma', ['Ann Example, Jr.', 'Ben Example']],
    ['persons with names in other scripts', ['نویسندهٔ نمونه', '山田太郎', 'Пример Иванович', 'Ann Пример']],
    ['bodies', ['Council', 'Ministry of Examples', 'Bread and Examples', 'Gazette & Sons', 'Channel 4']],
    ['nobody', []],
  ])('keep as authors %s', (_who, authors) => {
    expect(back(format, { authors })?.authors).toEqual(authors);
  });

  it.each(['Bread and Examples', 'Gazette & Sons', 'روزنامه', '100 % of {it}'])(
    'keep the publisher %s',
    (publisher) => {
      expect(back(format, { publisher })?.publisher).toBe(publisher);
    },
  );

  it.each([
    ['2026-01-12', [2026, 1, 12]],
    ['2026-12', [2026, 12]],
    ['2026', [2026]],
    ['0987-06-05', [987, 6, 5]],
  ])('keep the date %s as far as it is known', (published, parts) => {
    expect(back(format, { published })?.published).toEqual(parts);
  });

  it.each(addresses)('keep the address %s', (url) => {
    expect(back(format, { url })?.address).toBe((format.address ?? same)(url));
  });
});

/** What stands in a field of BibTeX. */
const field = (name: string, given: Partial<Source>) =>
  new RegExp(`^ {2}${name} = {(.*)},$`, 'm').exec(toBibtex(itemsOf([source(given)])))?.[1];

describe('a file of BibTeX', () => {
  it('holds nothing that TeX takes for a command, a comment or another sign', () => {
    const escapes = /\\text(?:backslash|ascii(?:tilde|circum)|brace(?:left|right))\{\}|\\[$&#%_]|(?<=[-`'?!])\{\}/g;
    for (const title of ['A?` B!`', ...titles, ...drawn]) {
      const written = field('title', { title })?.slice(1, -1).replace(escapes, '.');
      expect(written).not.toMatch(/[\\{}$&#%_~^]|--|``|''|[?!]`/);
    }
  });

  it.each(addresses)('holds the address %s as it was, but for braces', (url) => {
    expect(field('url', { url })).toBe(url.replace('{a}', '%7Ba%7D'));
  });

  it('tells BibTeX itself year and month, where they are known', () => {
    const sources = ['2026-01-12', '2026-09', '2026'].map((published, index) => source({ id: `d${index}`, published }));
    expect(readBack({ ...inBibtex, type: '@bibtex/text' }, sources).map(({ published }) => published)).toEqual([
      [2026, 1],
      [2026, 9],
      [2026],
    ]);
  });

  it('keeps styles from changing capitals, names the carrier, and says where a copy is', () => {
    expect(field('title', { title: 'NATO & I' })).toBe('{NATO \\& I}');
    expect(field('howpublished', { via: 'A_B' })).toBe('A\\_B');
    expect(field('howpublished', {})).toBeUndefined();
    expect(field('addendum', { archived: 'https://archive.example/{1}' })).toBe(
      'Archived copy: \\url{https://archive.example/%7B1%7D}',
    );
  });
});

/** Names that BibTeX would take apart. */
describe('authors in BibTeX', () => {
  it.each([
    ['the hyphen of a family name after its first word', 'Ali abu al-Example'],
    ['a body with “and” before its last word', 'Research and Examples Council'],
  ])('keep %s', (_what, author) => {
    expect(back(inBibtex, { authors: [author, 'Ann Example'] })?.authors).toEqual([author, 'Ann Example']);
  });
});
