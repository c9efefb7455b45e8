/** Adding a source: what can be given, ids, works that are known, questions in a terminal. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { confirmFields, confirmId } from '../../src/authoring/add-source/confirm-fields.ts';
import { toFoundEntry } from '../../src/authoring/add-source/found-entry.ts';
import { toLanguageTag } from '../../src/authoring/add-source/languages.ts';
import { parseReference } from '../../src/authoring/add-source/parse-reference.ts';
import { proposeSourceId } from '../../src/authoring/add-source/propose-id.ts';
import { listWorkKeys } from '../../src/authoring/add-source/site-sources.ts';
import { toSource, writeEntryText } from '../../src/authoring/add-source/write-entry-text.ts';
import { PromptCancelled } from '../../src/authoring/new-explainer/prompt.ts';
import { idPattern } from '../../src/explainer/ids.ts';
import { typeIntoPrompt } from '../support/type-into-prompt.ts';

describe('what an author gives', () => {
  it.each([
    ['10.1000/182', 'doi', '10.1000/182'],
    [' DOI: 10.1000/ABC ', 'doi', '10.1000/ABC'],
    ['https://dx.doi.org/10.1000/a%3Cb%3E?x=1', 'doi', '10.1000/a<b>'],
    ['https://example.org/10.1000/182', 'address', 'https://example.org/10.1000/182'],
    ['https://doi.org/', 'address', 'https://doi.org/'],
    ['HTTP://example.org', 'address', 'HTTP://example.org'],
    ['0-306-40615-2', 'isbn', '0-306-40615-2'],
    ['080442957x', 'isbn', '080442957x'],
    ['ISBN-13: 978‑0‑306‑40615‑7', 'isbn', '978-0-306-40615-7'],
    ['tests/fixtures/imports/latex.bib', 'file', 'tests/fixtures/imports/latex.bib'],
  ])('%s is a %s', (text, kind, value) => {
    expect(parseReference(text)).toEqual({ kind, value });
  });
});

describe('the id of a source', () => {
  it.each([
    [{ publisher: 'HRANA', published: '2026-01-11' }, 'hrana-2026-01-11'],
    [{ publisher: 'The Iran Primer (U.S. Institute of Peace)', published: '2015' }, 'iran-primer-2015'],
    [{ publisher: 'Süddeutsche Zeitung' }, 'suddeutsche-zeitung'],
    [{ publisher: 'ایسنا', url: 'https://www.isna.ir/news/1', published: '2026-01' }, 'isna-2026-01'],
    [{ publisher: '新华社', url: 'https://www.news.cn/a' }, 'news'],
    [{ publisher: 'Министерство', url: 'https://minfin.gov.example.co.uk/a' }, 'example'],
    [{ publisher: 'ایسنا', kind: 'book' as const, published: '1998~' }, 'book-1998'],
    [{}, 'source'],
    [{ publisher: 'Note' }, 'source-note'],
    [{ publisher: 'Note Media', published: '2024' }, 'source-note-media-2024'],
    [{ publisher: 'Office for the Coordination of Humanitarian Affairs' }, 'office'],
    [{ publisher: 'x'.repeat(300) }, 'x'.repeat(24)],
  ])('%j is %s', (source, id) => {
    expect(proposeSourceId(source, new Set())).toBe(id);
    expect(id).toMatch(idPattern);
  });

  it('never clashes', () => {
    const taken = new Set(['hrana-2026', 'hrana-2026-2']);
    expect(proposeSourceId({ publisher: 'HRANA', published: '2026' }, taken)).toBe('hrana-2026-3');
  });
});

describe('a work', () => {
  const isSame = (a: Parameters<typeof listWorkKeys>[0], b: Parameters<typeof listWorkKeys>[0]) =>
    listWorkKeys(a).some((key) => listWorkKeys(b).includes(key));
  const page = { url: 'https://news.example/a/b?id=1' };
  it.each([
    ['http://www.news.example/a/b?id=1'],
    ['https://NEWS.example:443/a/b/?id=1&utm_source=x&utm_medium=y'],
    ['https://news.example/a/b?fbclid=1&id=1&gclid=2#part'],
  ])('is the same at %s', (url) => {
    expect(isSame(page, { url })).toBe(true);
  });
  it.each([
    ['https://news.example/a/b?id=2'],
    ['https://news.example/a/b'],
    ['https://m.news.example/a/b?id=1'],
    ['https://news.example/A/b?id=1'],
    ['https://news.example/a/b?id=1#!/other'],
  ])('is another at %s', (url) => {
    expect(isSame(page, { url })).toBe(false);
  });
  it('is the same by DOI and ISBN, however they are written', () => {
    expect(isSame({ doi: '10.1000/AbC' }, { doi: '10.1000/aBc' })).toBe(true);
    expect(isSame({ doi: '10.1000/AbC' }, { url: 'https://doi.org/10.1000/abc' })).toBe(true);
    expect(isSame({ isbn: '0-306-40615-2' }, { isbn: '9780306406157' })).toBe(true);
    expect(isSame({ isbn: '0-8044-2957-X' }, { isbn: '978-0-8044-2957-3' })).toBe(true);
  });
  it('is another chapter of the same book, if its title is another', () => {
    const chapter = { isbn: '9780306406157', container: 'Book', title: 'One' };
    expect(isSame(chapter, { ...chapter, title: 'Two' })).toBe(false);
    expect(isSame(chapter, { isbn: '9780306406157', title: 'Book' })).toBe(false);
  });
  it('without an address or a number is known by what it says of itself', () => {
    const letter = { publisher: 'City', title: 'Letter', published: '1911' };
    expect(isSame(letter, { ...letter })).toBe(true);
    expect(isSame(letter, { ...letter, published: '1912' })).toBe(false);
    expect(isSame({}, {})).toBe(false);
  });
});

describe('a language', () => {
  it.each([
    ['en', 'en'],
    ['en_US', 'en-US'],
    ['eng', 'en'],
    ['English', 'en'],
    ['ngerman', 'de'],
    ['british', 'en-GB'],
    ['français', 'fr'],
    ['فارسی', 'fa'],
    ['zh-Hant-tw', 'zh-Hant-TW'],
    ['klingonese', undefined],
    ['n/a', undefined],
  ])('%s is %s', (text, tag) => {
    expect(toLanguageTag(text)).toBe(tag);
  });
});

describe('questions in a terminal', () => {
  const entry = toFoundEntry({
    publisher: { value: 'Reuters', from: 'meta og:site_name' },
    title: { value: 'Titel', from: 'meta og:title' },
    url: { value: 'https://example.org/a', from: 'the address' },
  });

  it('offer what was found, and Enter keeps it', async () => {
    const { prompt, shown } = typeIntoPrompt(
      '\r',
      'A better title\r',
      'newspaper\r',
      'wire\r',
      'Own Id\r',
      'taken\r',
      '\r',
    );
    const confirmed = await confirmFields(entry, prompt);
    const id = await confirmId(confirmed, new Set(['reuters', 'taken']), prompt);
    expect(toSource(confirmed.fields)).toEqual({
      publisher: 'Reuters',
      title: 'A better title',
      url: 'https://example.org/a',
      kind: 'wire',
    });
    expect(id).toBe('reuters-2');
    expect(confirmed.fields.title?.from).toBe('you');
    expect(shown()).toContain('Publisher: [Reuters]');
    expect(shown()).toContain('“newspaper” is not a kind. Write “news”');
    expect(shown()).toContain('“Own Id” is not an id');
    expect(shown()).toContain('The id “taken” is taken.');
  });

  it('ask for an address only where nothing else identifies the work', async () => {
    const { prompt } = typeIntoPrompt('P\r', 'T\r', 'example.org\r', 'https://example.org/\r', 'news\r');
    expect(toSource((await confirmFields(toFoundEntry({}), prompt)).fields)).toEqual({
      publisher: 'P',
      title: 'T',
      url: 'https://example.org/',
      kind: 'news',
    });
  });

  it('end when the author presses Ctrl-C or closes the input', async () => {
    for (const key of ['\x03', 'end'])
      await expect(confirmFields(entry, typeIntoPrompt('\r', key).prompt)).rejects.toThrow(PromptCancelled);
  });
});

describe('an entry', () => {
  it('is written in the order of the fields, and read back as it was found', () => {
    const fields = {
      lang: 'fa',
      title: 'He said: "yes" # no',
      kind: 'news',
      publisher: 'P & Q',
      authors: [{ family: 'O’Neil', given: 'A.' }, 'B, C'],
      url: 'https://example.org/a#b',
      published: '2026',
    };
    const found = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value, from: 'x' }]));
    const text = writeEntryText('a', toFoundEntry(found));
    expect(parse(text, { schema: 'failsafe' })).toEqual({ id: 'a', ...fields });
    expect(text.split('\n').map((line) => line.replace(/:.*/, ''))).toEqual([
      'id',
      'publisher',
      'title',
      'url',
      'kind',
      'authors',
      'published',
      'lang',
    ]);
  });

  it('has no value that is not valid', () => {
    const { fields, remarks } = toFoundEntry({
      url: { value: 'javascript:alert(1)', from: 'x' },
      isbn: { value: '123', from: 'y' },
      lang: { value: 'no language', from: 'z' },
    });
    expect(fields).toEqual({});
    expect(remarks).toHaveLength(3);
  });
});
