/** The lists of all sources of a site: what cites each, and how they are grouped and paginated. */
import { describe, expect, it } from 'vitest';
import { getStrings } from '../../src/i18n/strings.ts';
import { paginateSources, type SourcePageData } from '../../src/site-data/source-pages.ts';
import { collectSources, type RepeatingSource } from '../../src/site-data/sources.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

const more = `  - { id: wire, publisher: Paper B, title: Wired, url: 'https://example.org/wire', kind: wire, published: 2026-01-02 }
  - { id: lost, publisher: Paper Z, title: Lost, located: not-found, kind: news }`;

const one = {
  ...parseSmallExplainer('Intro.[^a]\n\n## One: more\n\nx[^b][^a] y[^a][^wire][^n]\n\n[^n]: Note.[^c]', {
    sources: more,
    sections: { one: 'One: more' },
  }),
  slug: 'one',
};
const other = {
  ...parseSmallExplainer('## Erste\n\nx[^a]', { sections: { erste: 'Erste' }, lang: 'de' }),
  slug: 'other',
};
const cited = (explainers: (typeof one)[]) =>
  explainers.map((each) => ({ ...each, sources: each.sources.filter(({ marks }) => marks.length > 0) }));

const sources = collectSources(cited([one, other]), {}, 'en');
const find = (title: string) => sources.find(({ source }) => source.title === title);

describe('all sources of a site', () => {
  it('are sorted by publisher, then newest first, each once', () => {
    expect(sources.map(({ source }) => source.title)).toEqual(['Title a', 'Wired', 'Title b', 'Title c']);
  });

  it('are sorted by what is known of their dates', () => {
    const dates = ['199X', '2024-21', '2024-02', '../2004', '1998~', '1914/1918', 'XXXX', '2024-04'];
    const list = dates.map((date, index) => {
      const fields = `publisher: P, title: ${date}, kind: report, published: ${date}`;
      return `  - { id: d${index}, url: "https://example.org/d${index}", ${fields} }`;
    });
    const marks = dates.map((_, index) => `[^d${index}]`).join('');
    const dated = parseSmallExplainer(`## One\n\nx${marks}`, {
      sources: list.join('\n'),
      sections: { one: 'One' },
    });
    const titles = collectSources(cited([{ ...dated, slug: 'dated' }]), {}, 'en').map(({ source }) => source.title);
    expect(titles).toEqual(['2024-04', '2024-21', '2024-02', '../2004', '1998~', '199X', '1914/1918', 'XXXX']);
  });

  it('have below them those that rest on them, each once', () => {
    const toSource = (id: string, restsOn: string) =>
      `  - { id: ${id}, publisher: P, title: ${id}, number: ${id}, kind: report, restsOn: [${restsOn}] }`;
    const chain = parseSmallExplainer('## One\n\nx[^a][^copy][^echo][^twin]', {
      sources: [toSource('copy', 'a'), toSource('echo', 'copy, a'), toSource('twin', 'a')].join('\n'),
    });
    const listTitles = (repeaters: RepeatingSource[]): unknown[] =>
      repeaters.map(({ source, repeatedBy }) => [source.title, ...listTitles(repeatedBy)]);
    const works = collectSources(cited([{ ...chain, slug: 'chain' }]), {}, 'en');
    expect(works.map(({ source, repeatedBy }) => [source.title, ...listTitles(repeatedBy)])).toEqual([
      ['copy', ['echo']],
      ['echo'],
      ['twin'],
      ['Title a', ['copy'], ['echo'], ['twin']],
    ]);
  });

  it('name each explainer that cites them, and each of its parts that does, once', () => {
    expect(find('Title a')?.uses).toEqual([
      {
        path: 'one/',
        lang: 'en',
        title: 'A town council met',
        parts: [
          { name: 'the introduction', path: 'one/' },
          { name: 'One', path: 'one/#one' },
        ],
      },
      { path: 'other/', lang: 'de', title: 'A town council met', parts: [{ name: 'Erste', path: 'other/#erste' }] },
    ]);
    expect(find('Title c')?.uses[0]?.parts).toEqual([{ name: 'Notes', path: 'one/#notes' }]);
  });

  it('name the glossary terms that cite them', () => {
    const { source } = find('Title a') ?? {};
    if (!source) throw new Error('There is no source.');
    const glossary = {
      dam: { term: 'dam', definition: 'A wall.', sources: [source] },
      weir: {
        term: 'weir',
        definition: 'A low dam.',
        sources: [source, { ...source, url: 'https://example.org/only' }],
      },
    };
    const [first, only] = collectSources(cited([other]), glossary, 'en');
    expect([first, only].map((entry) => entry?.uses.map(({ path, parts }) => [path, parts]))).toEqual([
      [
        ['other/', [{ name: 'Erste', path: 'other/#erste' }]],
        [
          'glossary/',
          [
            { name: 'dam', path: 'glossary/#dam' },
            { name: 'weir', path: 'glossary/#weir' },
          ],
        ],
      ],
      [['glossary/', [{ name: 'weir', path: 'glossary/#weir' }]]],
    ]);
  });

  it('leave out sources that are listed but not cited', () => {
    expect(find('Lost')).toBeUndefined();
  });

  it('are one for one work, however it is identified, and several for works without an address', () => {
    const base = find('Title a')?.source;
    if (!base) throw new Error('There is no source.');
    const { url, ...offline } = base;
    const terms = [
      { ...offline, id: 'both', title: 'Both', url: 'https://example.org/both', doi: '10.1000/A' },
      { ...offline, id: 'both', title: 'Both', doi: '10.1000/a' },
      { ...offline, id: 'book', title: 'Book', isbn: '0306406152' },
      { ...offline, id: 'book', title: 'Book', isbn: '978-0-306-40615-7' },
      { ...offline, id: 'chapter', title: 'Chapter', isbn: '978-0-306-40615-7' },
      { ...offline, id: 'file', title: 'File', number: '12' },
      { ...offline, id: 'other-file', title: 'File 2', number: '12' },
    ];
    const glossary = { dam: { term: 'dam', definition: 'A wall.', sources: terms } };
    const ids = collectSources([], glossary, 'en').map(({ source }) => source.id);
    expect(ids).toEqual(['book', 'both', 'chapter', 'file', 'other-file']);
  });

  it('have the language of the explainer if they have none', () => {
    expect(collectSources(cited([other]), {}, 'en')[0]?.source.lang).toBe('de');
  });
});

const inEnglish = getStrings('en');
const pathsAndCounts = (links: SourcePageData['kinds']) => links.map(({ path, count }) => `${path} ${count}`);

describe('the lists of sources', () => {
  const pages = paginateSources(sources, inEnglish);
  const pageAt = (path: string) => {
    const page = pages.find((each) => each.path === path);
    if (!page) throw new Error(`There is no page ${path}`);
    return page;
  };

  it('are one of all sources, one of each kind and one of each publisher', () => {
    expect(pages.map(({ path, entries }) => [path, entries.map(({ source }) => source.title)])).toEqual([
      ['sources/', ['Title a', 'Wired', 'Title b', 'Title c']],
      ['sources/kind/news/', ['Title a', 'Title b', 'Title c']],
      ['sources/kind/wire/', ['Wired']],
      ['sources/publisher/paper-a/', ['Title a']],
      ['sources/publisher/paper-b/', ['Title b', 'Wired']],
      ['sources/publisher/paper-c/', ['Title c']],
    ]);
    expect(pages.map(({ name }) => name)).toEqual([undefined, 'News', 'News agency', 'Paper A', 'Paper B', 'Paper C']);
  });

  it('are grouped by kind only for a publisher with several kinds', () => {
    expect(pages.flatMap(({ isGrouped, path }) => (isGrouped ? path : []))).toEqual(['sources/publisher/paper-b/']);
  });

  it('link to every list, and from the list of all sources to every publisher', () => {
    const kinds = ['sources/ 4', 'sources/kind/news/ 3', 'sources/kind/wire/ 1'];
    expect(pathsAndCounts(pageAt('sources/').kinds)).toEqual(kinds);
    expect(pathsAndCounts(pageAt('sources/kind/wire/').kinds)).toEqual(kinds);
    expect(pathsAndCounts(pageAt('sources/').publishers)).toEqual([
      'sources/ 4',
      'sources/publisher/paper-a/ 1',
      'sources/publisher/paper-b/ 2',
      'sources/publisher/paper-c/ 1',
    ]);
  });

  it('link from a kind to its group in the list of each publisher', () => {
    expect(pathsAndCounts(pageAt('sources/kind/news/').publishers)).toEqual([
      'sources/kind/news/ 3',
      'sources/publisher/paper-a/ 1',
      'sources/publisher/paper-b/#news 1',
      'sources/publisher/paper-c/ 1',
    ]);
  });

  it('link from a publisher to its groups and back to all publishers', () => {
    const { kinds, publishers } = pageAt('sources/publisher/paper-b/');
    expect(pathsAndCounts(kinds)).toEqual(['sources/publisher/paper-b/#news 1', 'sources/publisher/paper-b/#wire 1']);
    expect(pathsAndCounts(publishers)).toEqual(['sources/ 4', 'sources/publisher/paper-b/ 2']);
  });

  it('link to the page on which a group begins', () => {
    const page = paginateSources(sources, inEnglish, 1).find(({ path }) => path === 'sources/publisher/paper-b/2/');
    expect(page?.entries.map(({ source }) => source.title)).toEqual(['Wired']);
    expect(pathsAndCounts(page?.kinds ?? [])).toEqual([
      'sources/publisher/paper-b/#news 1',
      'sources/publisher/paper-b/2/#wire 1',
    ]);
  });

  it('do not link to “all kinds” if all sources are of one kind', () => {
    const news = sources.filter(({ source }) => source.kind === 'news');
    expect(pathsAndCounts(paginateSources(news, inEnglish)[0]?.kinds ?? [])).toEqual(['sources/kind/news/ 3']);
  });

  it('are paginated, and only the first page has the links by publisher', () => {
    const pages = paginateSources(sources, inEnglish, 3).slice(0, 2);
    expect(pages.map(({ path, page, entries }) => [path, page, entries.length])).toEqual([
      ['sources/', 1, 3],
      ['sources/2/', 2, 1],
    ]);
    expect(pages.map(({ pages, count }) => [pages, count])).toEqual(Array(2).fill([['sources/', 'sources/2/'], 4]));
    expect(pages.map(({ publishers }) => publishers.length)).toEqual([4, 0]);
  });

  it('are one empty page if there are no sources', () => {
    expect(paginateSources([], inEnglish).map(({ path, count }) => [path, count])).toEqual([['sources/', 0]]);
  });

  it('give an address to a publisher whose name has no Latin letter', () => {
    const [entry] = collectSources(cited([one]).slice(0, 1), {}, 'en');
    if (!entry) throw new Error('There is no source.');
    const persian = collectSources(
      [{ ...one, sources: [{ source: { ...entry.source, publisher: 'روزنامه' }, number: 1, marks: [] }] }],
      {},
      'en',
    );
    expect(persian[0]?.publisher).toMatch(/^p-[0-9a-f]{8}$/);
  });
});
