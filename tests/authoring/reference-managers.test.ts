/**
 * What reference managers and registries export: the twenty works of `zotero.json` in each format, EndNote’s and
 * PubMed’s RIS, CSL-JSON of Crossref and DataCite; and what this site exports, imported again.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../src/authoring/add-source/import-file.ts';
import { toSource } from '../../src/authoring/add-source/write-entry-text.ts';
import { toBibtex } from '../../src/citations/formats/bibtex.ts';
import { type CslItem, toCslItem } from '../../src/citations/formats/csl.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import { formatAuthors } from '../../src/citations/names.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { edtf } from '../support/edtf.ts';
import { sourcesByKind } from '../support/kinds.ts';
import { root } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-managers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importFixture = (name: string) => importFile(join(root, 'tests/fixtures/imports', name));
const sourcesOf = (name: string) => importFixture(name).map(({ fields }) => toSource(fields));

/** Writes a file, and imports it. */
function importText(name: string, text: string): Partial<Source>[] {
  writeFileSync(join(folder, name), text);
  return importFile(join(folder, name)).map(({ fields }) => toSource(fields));
}

type Exceptions = Record<string, Partial<Record<keyof Source, unknown>>>;

/** Returns the fields of a source, with the names of authors as they are read. */
const normalize = ({ authors, ...fields }: Partial<Source>) => ({
  ...fields,
  ...(authors ? { authors: formatAuthors({ authors, ...fields } as Source, 'en') } : {}),
});

describe('the twenty works of a Zotero library', () => {
  const works = sourcesOf('zotero.json');

  /** What a format cannot say, by title. */
  const exceptions: Record<string, Exceptions> = {
    'zotero.bib': {
      // Posts are pages there, an interview is anything, and a preprint a page with a number.
      'The bridge is shut again': { kind: undefined },
      'Die Brücke – ein Nachruf': { kind: undefined },
      'Interview with the bridge engineer': { kind: undefined, number: undefined },
      'A model of closures': { kind: undefined, number: '2401.00042' },
      // Better BibLaTeX leaves out places in archives.
      'Letter to the hauliers': { number: undefined },
      // CSL has the particle apart from the name.
    },
    'zotero.ris': {
      // A preprint is an unpublished work.
      'A model of closures': { kind: 'document' },
    },
  };

  it.each(Object.entries(exceptions))('are the same in %s, but for what the format cannot say', (name, expected) => {
    const sources = sourcesOf(name);
    expect(sources).toHaveLength(20);
    for (const [index, work] of works.entries()) {
      // Better BibLaTeX writes English titles with capitals.
      const { title = '', container, ...fields } = normalize(sources[index] ?? {});
      const { title: theirs = '', container: theirContainer, ...others } = normalize(work);
      expect([title.toLowerCase(), container?.toLowerCase()]).toEqual([
        theirs.toLowerCase(),
        theirContainer?.toLowerCase(),
      ]);
      expect({ title, ...fields }).toEqual({ title, ...others, ...expected[theirs] });
    }
  });

  it.each(['zotero.json', 'zotero.bib', 'zotero.ris'])('come from %s without a remark', (name) => {
    expect(importFixture(name).flatMap(({ remarks }) => remarks)).toEqual([]);
  });
});

describe('RIS of other programs', () => {
  it('is read as EndNote writes it: days without a year, several addresses, docket and report numbers', () => {
    expect(sourcesOf('endnote.ris')).toEqual([
      {
        publisher: 'Journal of Invented Engineering',
        title: 'Load limits of old bridges',
        url: 'https://journal.example/articles/42',
        doi: '10.5555/jie.2024.7',
        kind: 'journal',
        authors: [
          { family: 'Roe', given: 'J. B.' },
          { family: 'Müller', given: 'J.' },
        ],
        published: '2024-05-03',
        lang: 'en',
      },
      {
        publisher: 'The Example Times',
        title: 'Bridge: what next?',
        url: 'https://times.example/2024/03/next',
        authors: [{ family: 'Poe', given: 'Ann' }],
        published: '2024-03-12',
      },
      {
        publisher: 'High Court of Example',
        title: 'Roe v. City of Example',
        number: 'CV-2023-000123',
        kind: 'court',
        published: '2023-12-19',
      },
      {
        publisher: 'Ministry of Examples',
        title: 'Survey of bridges',
        number: 'Cm 42',
        kind: 'report',
        authors: ['Ministry of Examples'],
        published: '2019',
      },
      {
        publisher: 'Example Press',
        title: 'On bridges',
        kind: 'book',
        authors: [{ family: 'Old', given: 'Author' }],
        published: '-0043',
      },
    ]);
  });

  it('is read as PubMed Central writes it', () => {
    expect(sourcesOf('pubmed.ris')).toEqual([
      {
        publisher: 'Journal of invented engineering',
        title: 'Load limits of old bridges: a systematic review',
        url: 'https://articles.example/PMC0000042/',
        doi: '10.5555/jie.2024.7',
        kind: 'journal',
        authors: [{ family: 'Roe', given: 'Jane B.' }, 'Examples Study Group'],
        published: '2024-05-03',
      },
    ]);
  });

  it.each([
    ['DA  - 2024/05/03/06:18:49', '2024-05-03'],
    ['DA  - 2024/05/03/Print edition\nPY  - 2024', '2024-05-03'],
    ['DA  - 2024///Spring\nPY  - 2024', '2024-21'],
    ['DA  - 1911///circa\nPY  - 1911', '1911~'],
    ['DA  - Mar-Apr\nPY  - 2024', '2024-03/2024-04'],
    ['DA  - Easter\nPY  - 2024', '2024'],
    ['Y1  - 20240503', '2024-05-03'],
    ['DA  - 2024/', '2024'],
    ['DA  - n.d.', undefined],
  ])('has in %j the date %s', (tags, published) => {
    expect(importText('date.ris', `TY  - NEWS\nTI  - T\n${tags}\nER  - \n`)[0]?.published).toBe(published);
  });

  it('has a post for a message with an address, and else a letter', () => {
    const read = (tags: string) => importText('i.ris', `TY  - ICOMM\nTI  - T\n${tags}ER  - \n`)[0]?.kind;
    expect([read('UR  - https://forum.example/1\n'), read('')]).toEqual(['social', 'interview']);
  });
});

describe('CSL-JSON of registries', () => {
  it('is read as Crossref and DataCite send it', () => {
    expect(sourcesOf('registries.json')).toEqual([
      {
        publisher: 'Example Science and Business Media LLC',
        title: 'Load limits of old bridges',
        container: 'Journal of Invented Engineering',
        doi: '10.5555/jie.2024.7',
        kind: 'journal',
        authors: [{ family: 'Roe', given: 'Jane B.' }, { body: 'Examples Study Group' }],
        published: '2024-05-03',
        lang: 'en',
      },
      {
        publisher: 'Example Data Archive',
        title: 'Traffic counts 2010–2023',
        url: 'https://data.example/records/77',
        doi: '10.5555/ZEN.77',
        kind: 'data',
        authors: [{ family: 'Roe', given: 'Jane' }, { body: 'Office for Example Statistics' }],
        published: '2024-03-01',
        lang: 'en',
      },
    ]);
  });

  it.each([
    [
      { family: 'Said', given: 'Amin', 'dropping-particle': 'al-' },
      { family: 'al-Said', given: 'Amin' },
    ],
    [
      { family: 'Exemple', given: 'Jean', 'non-dropping-particle': 'd’' },
      { family: 'd’Exemple', given: 'Jean' },
    ],
    [
      { family: 'Leyen', given: 'Ursula', 'non-dropping-particle': 'von der' },
      { family: 'von der Leyen', given: 'Ursula' },
    ],
    [
      { family: 'Example', given: 'Ludwig', 'dropping-particle': 'van' },
      { family: 'Example', given: 'Ludwig van' },
    ],
  ])('has the name %j with its particle where it is written', (name, author) => {
    expect(importText('name.json', JSON.stringify([{ title: 'T', author: [name] }]))[0]?.authors).toEqual([author]);
  });
});

const writers: Record<string, (items: CslItem[]) => string> = { json: JSON.stringify, bib: toBibtex, ris: toRis };
const archived = 'https://archive.example/1';

/** What BibTeX and RIS do not say: who published a page, and translations, which are notes there. */
const unsaid = { kind: undefined, translatedTitle: undefined };

/** What does not come back, by format and id. */
const losses: Record<string, Exceptions> = {
  json: {
    // The site on which it was read is what contains it.
    'wire-1': { via: undefined, container: 'Gazette' },
  },
  bib: {
    // `@misc` has containers, carriers and numbers in words, in `howpublished` and `note`.
    'news-1': { ...unsaid, container: undefined },
    'print-1': { ...unsaid, number: undefined },
    'wire-1': { ...unsaid, via: undefined },
    'tank-1': { ...unsaid, kind: 'book' },
    'office-1': { ...unsaid, number: undefined },
    'data-1': { ...unsaid, number: undefined },
    'book-1': { ...unsaid, kind: 'book', via: undefined },
    'chapter-1': { ...unsaid, kind: 'book' },
    // The number of an issue identifies no work.
    'paper-1': { ...unsaid, kind: 'journal', number: undefined },
    'report-1': { ...unsaid, kind: 'report' },
    'case-1': { ...unsaid, number: undefined },
    'show-1': { ...unsaid, container: undefined, number: undefined },
    'post-1': { ...unsaid, container: undefined },
    'talk-1': { ...unsaid, number: undefined },
    'file-1': { ...unsaid, container: undefined, number: undefined },
  },
  ris: {
    'print-1': { ...unsaid, number: undefined },
    'wire-1': { ...unsaid, via: undefined, container: 'Gazette' },
    'tank-1': { ...unsaid, kind: 'book' },
    // A page has no tag for a number, nor a report for an ISBN: they are in notes.
    'office-1': { ...unsaid, number: undefined },
    'report-1': { ...unsaid, kind: 'report', isbn: undefined },
    // `T2` of a report is its series. The generic type loses more: see `ris.ts`.
    'entry-1': { ...unsaid, kind: 'report' },
    'file-1': { ...unsaid, kind: 'report', container: undefined },
    'data-1': { ...unsaid, kind: 'data' },
    'book-1': { ...unsaid, kind: 'book', via: undefined },
    'chapter-1': { ...unsaid, kind: 'book' },
    'paper-1': { ...unsaid, kind: 'journal', number: undefined },
    'case-1': { ...unsaid, kind: 'court' },
    'show-1': { ...unsaid, kind: 'broadcast' },
    'talk-1': { ...unsaid, kind: 'interview' },
  },
};

describe.each(Object.keys(writers))('a .%s file of this site', (extension) => {
  const write = (sources: readonly Source[]) =>
    writers[extension]?.(sources.map((source) => toCslItem(source, 'en'))) ?? '';

  it('comes in as it was, but for what the format cannot say', () => {
    const sources = sourcesByKind.map((source) => ({ ...source, archived }));
    const read = importText(`own.${extension}`, write(sources));
    for (const [index, { id, ...source }] of sources.entries()) {
      const expected = losses[extension]?.[id] ?? (extension === 'json' ? {} : unsaid);
      expect([id, normalize(read[index] ?? {})]).toEqual([id, normalize({ ...source, ...expected } as Source)]);
    }
  });

  it('never has another date than the source', () => {
    fc.assert(
      fc.property(edtf.filter(isAfter1000), (published) => {
        const [{ published: read } = {}] = importText(`date.${extension}`, write([{ ...source, published }]));
        // RIS has words: there, “from 1998” is “since 1998”, and a first decade its years.
        const expected = extension === 'ris' ? published.replace(/(?<=\d[~?%]?)\/$/, '/..') : published;
        expect(toIssued(read)).toEqual(toIssued(expected));
      }),
      { numRuns: 300 },
    );
  });
});

const isAfter1000 = (date: string) => !/(?:^|\/)(?:-|0)/.test(date);
/** Returns a date of CSL. A range has numbers, so that its words say nothing more. */
function toIssued(published?: string) {
  const { issued } = toCslItem(published ? { ...source, published } : source, 'en');
  return issued?.['date-parts'] ? { ...issued, literal: undefined } : issued;
}

const source: Source = { id: 'a', publisher: 'P', title: 'T', url: 'https://example.org/', kind: 'news' };
