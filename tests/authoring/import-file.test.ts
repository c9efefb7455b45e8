/** Files of reference managers: read, written again, and read as citation-js reads them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { afterAll, describe, expect, it } from 'vitest';
import { fromCsl } from '../../src/authoring/add-source/from-csl.ts';
import { importFile } from '../../src/authoring/add-source/import-file.ts';
import { listMissing, toSource } from '../../src/authoring/add-source/write-entry-text.ts';
import { toBibtex } from '../../src/citations/formats/bibtex.ts';
import { toCslItem } from '../../src/citations/formats/csl.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { root } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string) => importFile(join(root, 'tests/fixtures/imports', name));
const sourcesOf = (name: string) => fixture(name).map(({ fields }) => toSource(fields));

/** Writes a file and imports it. */
function importText(name: string, text: string | Buffer) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return importFile(file);
}
const sourcesIn = (name: string, text: string) => importText(name, text).map(({ fields }) => toSource(fields));

describe('a Zotero export of twenty items', () => {
  const sources = sourcesOf('zotero.json');

  it('comes in whole: each work with its title, publisher, kind where the type says it, and what identifies it', () => {
    expect(sources).toHaveLength(20);
    expect(sources.filter(({ title, publisher }) => !title || !publisher)).toEqual([]);
    // Whether a page or an article of a newspaper is news, or an authority’s or an organization’s, is a judgement.
    expect(fixture('zotero.json').map((entry) => listMissing(entry).join())).toEqual(
      sources.map(({ title = '' }) =>
        ['Council closes', 'Bridge works', 'پل', '橋'].some((start) => title.startsWith(start)) ? 'kind' : '',
      ),
    );
    expect(sources.map(({ kind }) => kind).filter(Boolean)).toEqual(
      ['journal', 'book', 'book', 'report', 'court', 'broadcast', 'broadcast', 'social', 'social', 'interview'].concat([
        'data',
        'report',
        'journal',
        'journal',
        'official',
        'document',
      ]),
    );
  });

  it('has no field that is not in the file, and no abstract or note', () => {
    expect(sources[0]).toEqual({
      publisher: 'The Example Times',
      title: 'Council closes bridge to lorries',
      url: 'https://times.example/2024/05/03/bridge',
      authors: [{ family: 'Roe', given: 'Jane' }, { body: 'Staff and agencies' }],
      published: '2024-05-03',
      accessed: '2024-06-01',
      lang: 'en-GB',
    });
    expect(JSON.stringify(sources)).not.toMatch(/Not part of a source|Publisher: Example Society/);
  });

  it('has titles without markup, names in their parts, and identifiers', () => {
    expect(sources[1]).toMatchObject({
      title: 'Load limits of old bridges: H2O & ice',
      publisher: 'Journal of Invented Engineering',
      doi: '10.5555/JIE.2023.0042',
      authors: [
        { family: 'Müller', given: 'Jörg' },
        { family: 'Doe', given: 'John A.', suffix: 'Jr.' },
      ],
      published: '2023-11',
    });
    expect(sources[1]).not.toHaveProperty('number');
    expect(sources[2]).toMatchObject({
      isbn: '978-0-306-40615-7',
      authors: [{ family: 'von der Leyen', given: 'Ursula' }],
    });
    expect(sources[3]).toMatchObject({ container: 'Handbook of rivers', isbn: '0-8044-2957-X' });
    expect(sources[4]).toMatchObject({ number: 'WP/24/117', publisher: 'Institut d’exemple' });
    expect(sources[5]).toMatchObject({ number: 'CV-2023-000123', publisher: 'High Court of Example' });
    expect(sources[7]).toMatchObject({ container: 'The Example Hour', publisher: 'Example Radio', number: '117' });
    // The address of a DOI says no more than the DOI.
    expect(sources[12]).not.toHaveProperty('url');
    expect(sources[17]).toMatchObject({ number: 'MS 44, box 3' });
  });
});

describe('a BibTeX file', () => {
  it('comes in with its LaTeX as text, strings and crossrefs resolved', () => {
    expect(sourcesOf('latex.bib')).toMatchObject([
      {
        title: 'Load Limits of Old Bridges: 50 % & More – a Revisit',
        publisher: 'Journal of Invented Engineering',
        doi: '10.5555/JIE.2023.0042',
        url: 'https://journal.example/articles/a_b%20c?x=1&y=2',
        authors: [{ family: 'Müller', given: 'Jörg' }, { family: 'Åström', given: 'Øystein' }, 'et al.'],
        published: '2023-11',
        accessed: '2024-06-02',
        lang: 'en',
        kind: 'journal',
      },
      {
        title: 'Bridges of the North: A History, with the Élan of Škoda & Çelik',
        publisher: 'Example University Press',
        isbn: '978-0-306-40615-7',
        published: '1998-03',
        authors: [{ family: 'von der Leyen', given: 'Ursula' }],
      },
      { title: 'Proceedings of the Example Congress', publisher: 'Example University Press and Sons' },
      {
        title: 'Sensors on bridges: α and H₂O',
        container: 'Proceedings of the Example Congress',
        publisher: 'Example University Press and Sons',
        published: '2022',
        authors: [{ family: 'García', given: 'Ana' }, { body: 'Working Group on Bridges and Rivers' }],
      },
      { url: 'https://city.example/~works/bridge', lang: 'de', title: 'Bridge works — what you need to know' },
      { url: 'https://archive.example/ms_44~3', title: 'Letter to the “hauliers”' },
      {
        publisher: 'Institute of Examples',
        number: 'WP/24/117',
        kind: 'report',
        published: '2024-02',
        authors: [{ family: 'Doe', given: 'John', suffix: 'Jr.' }],
      },
      { publisher: 'University of Example', authors: [{ family: 'al-Said', given: 'Amin' }] },
    ]);
  });

  it.each([
    [String.raw`{\'E}mile Zola`, { family: 'Zola', given: 'Émile' }],
    [String.raw`\v{C}apek, Karel`, { family: 'Čapek', given: 'Karel' }],
    [String.raw`{\c C}elik, {\.I}.`, { family: 'Çelik', given: 'İ.' }],
    [String.raw`Garc{\'{\i}}a, Ana`, { family: 'García', given: 'Ana' }],
    ['{United Nations and Partners}', { body: 'United Nations and Partners' }],
  ])('has the author %s in parts', (author, expected) => {
    expect(sourcesIn('names.bib', `@misc{a, title={T}, author={${author}}}`)[0]?.authors).toEqual([expected]);
  });

  it('never takes an inexact date for an exact one', () => {
    const dates = ['199X', '1998~', '2001/2003', 'in press', 'n.d.'].map(
      (date) => sourcesIn('dates.bib', `@misc{a, title={T}, date={${date}}}`)[0]?.published,
    );
    for (const date of dates) expect(String(date)).not.toMatch(/^\d{4}$/);
  });
});

describe('a RIS file of a newspaper', () => {
  it('has authors, full dates and newspaper of each article', () => {
    const [first, second, third, fourth] = sourcesOf('newspaper.ris');
    expect(first).toEqual({
      publisher: 'The Example Times',
      title: 'Council closes bridge to lorries',
      url: 'https://times.example/2024/05/03/bridge',
      authors: [
        { family: 'Roe', given: 'Jane' },
        { family: 'Doe', given: 'John', suffix: 'Jr.' },
        'Example News Agency',
      ],
      published: '2024-05-03',
      accessed: '2024-06-01',
      lang: 'en-GB',
    });
    expect(second).toMatchObject({ published: '2024-05', authors: [{ family: 'Poe', given: 'Ann' }] });
    expect(third).toMatchObject({ published: '2024-05-04', lang: 'de', publisher: 'Beispiel-Zeitung' });
    expect(fourth).toEqual({
      publisher: 'City of Example',
      title: 'Bridge works',
      url: 'https://city.example/bridge',
      published: '2024',
    });
  });
});

/** A source as it is after import, without what the formats do not keep yet. */
const withKind = (source: Partial<Source>, index: number): Source =>
  ({ kind: 'news', publisher: '', title: '', ...source, id: `s${index}` }) as Source;

describe('imported sources', () => {
  const readAgain = { json: '@else/json', bib: '@biblatex/text', ris: '@ris/file' };
  const readTitles = (text: string, type: string) =>
    new Cite(text, { forceType: type }).data.map(({ title, issued, URL }) => [
      title,
      issued?.['date-parts']?.[0]?.join('-'),
      type === readAgain.bib ? URL?.replaceAll('%25', '%') : URL,
    ]);

  it.each(['zotero.json', 'latex.bib', 'newspaper.ris'])('%s, exported and imported again, are equal', (name) => {
    const items = sourcesOf(name).flatMap((source, index) => toCslItem(withKind(source, index), 'en') ?? []);
    const again = items.map((item) => fromCsl({ ...item }, 'export').fields);
    for (const [index, fields] of again.entries()) {
      const original = sourcesOf(name)[Number(items[index]?.id.slice(1))];
      for (const key of ['title', 'publisher', 'url', 'published', 'accessed'] as const)
        expect([key, fields[key]?.value]).toEqual([key, original?.[key]]);
    }
  });

  it.each(['zotero.json', 'latex.bib', 'newspaper.ris'])('%s are the same to citation-js in each format', (name) => {
    const items = sourcesOf(name).flatMap((source, index) => toCslItem(withKind(source, index), 'en') ?? []);
    const expected = items.map(({ title, issued, URL }) => [title, issued?.['date-parts']?.[0].join('-'), URL]);
    expect(readTitles(JSON.stringify(items), readAgain.json)).toEqual(expected);
    expect(readTitles(toBibtex(items), readAgain.bib)).toEqual(expected);
    expect(readTitles(toRis(items), readAgain.ris)).toEqual(expected);
  });
});

describe('a date of a reference manager', () => {
  const readDate = (issued: unknown) =>
    fromCsl({ title: 'T', issued } as Record<string, unknown>, 'x').fields.published?.value;
  it.each([
    [{ 'date-parts': [['2024', '5', '3']] }, '2024-05-03'],
    [{ 'date-parts': [[2024, 5]] }, '2024-05'],
    [{ raw: '2024/05/03/' }, '2024-05-03'],
    [{ raw: '2024-05-03T23:30:00Z' }, '2024-05-03'],
    [{ literal: '3 May 2024' }, '2024-05-03'],
    [{ raw: 'May 3, 2024' }, '2024-05-03'],
    [{ raw: 'Sept. 2024' }, '2024-09'],
    [{ 'date-parts': [[null]] }, undefined],
    [{ 'date-parts': [[]] }, undefined],
    [{ literal: 'n.d.' }, undefined],
    [{ raw: '31 February 2024' }, undefined],
    [{ raw: 'Easter 2024' }, undefined],
    ['2024-05-03', '2024-05-03'],
  ])('%j is %s', (issued, expected) => {
    expect(readDate(issued)).toBe(expected);
  });

  it('that is not understood is left out, and said', () => {
    const { fields, remarks } = fromCsl({ title: 'T', issued: { raw: 'Easter 2024' } }, 'a.json, roe');
    expect(fields.published).toBeUndefined();
    expect(remarks).toEqual(['published: “Easter 2024” (a.json, roe: issued) cannot be used and is left out.']);
  });
});

describe('CSL-JSON as Crossref and DataCite write it', () => {
  it('is read with its own types and lists', () => {
    const { fields } = fromCsl(
      {
        type: 'journal-article',
        title: ['A &lt;b&gt; title'],
        subtitle: ['and more'],
        'container-title': ['The Journal', 'J'],
        publisher: 'Example BV',
        author: [
          { name: 'The Group', sequence: 'first' },
          { given: 'Jane', family: 'Roe', affiliation: [] },
        ],
        issued: { 'date-parts': [[null]] },
        published: { 'date-parts': [[2024, 2]] },
        DOI: '10.5555/x',
        URL: 'https://doi.org/10.5555/X',
        ISBN: ['http://id.crossref.org/isbn/9780306406157'],
        language: 'en_US',
        abstract: '<jats:p>No</jats:p>',
      },
      'doi.org',
    );
    expect(toSource(fields)).toEqual({
      title: 'A <b> title: and more',
      publisher: 'Example BV',
      container: 'The Journal',
      doi: '10.5555/x',
      isbn: '9780306406157',
      kind: 'journal',
      authors: [{ body: 'The Group' }, { family: 'Roe', given: 'Jane' }],
      published: '2024-02',
      lang: 'en-US',
    });
    expect(fields.container?.from).toBe('doi.org: container-title');
  });

  it.each([[null], ['x'], [[]], [{}], [{ a: 1 }], [42]])('may have %j in any field', (value) => {
    const names = 'type title author issued accessed URL DOI ISBN language number publisher container-title custom';
    for (const name of names.split(' ')) expect(() => fromCsl({ title: 'T', [name]: value }, 'x')).not.toThrow();
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    [
      'broken.bib',
      '@misc{a, title={x}\n@misc{b, title={y}}',
      'broken.bib cannot be imported: it cannot be parsed at line 2',
    ],
    ['empty.bib', '% nothing', 'empty.bib has no works.'],
    ['empty.ris', 'Dear editor', 'empty.ris has no works.'],
    ['broken.json', '{', 'broken.json cannot be imported: it is not JSON.'],
    ['other.json', '[1, "https://example.org/"]', 'other.json cannot be imported: it is not CSL-JSON.'],
    ['latin.ris', Buffer.from('TY  - NEWS\nTI  - Br\xfccke\nER  - \n', 'latin1'), 'latin.ris is not in UTF-8.'],
  ])('%s says why', (name, text, message) => {
    expect(() => importText(name, text)).toThrow(message);
  });

  it('may have a byte order mark, old line ends and UTF-16', () => {
    const text = 'TY  - BOOK\rTI  - Brücke\rPB  - P\rSN  - 9780306406157\rER  - \r';
    const expected = [{ title: 'Brücke', publisher: 'P', isbn: '9780306406157', kind: 'book' }];
    expect(sourcesIn('bom.ris', `\uFEFF${text}`)).toEqual(expected);
    expect(importText('16.ris', Buffer.from(`\uFEFF${text}`, 'utf16le')).map(({ fields }) => toSource(fields))).toEqual(
      expected,
    );
  });
});
