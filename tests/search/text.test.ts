/** Text in search: normalizing, parsing queries, correcting spelling, cutting excerpts. */
import { describe, expect, it } from 'vitest';
import { getExcerpt } from '../../src/search/client/excerpt.ts';
import { parseQuery } from '../../src/search/client/query.ts';
import { suggestSpellings } from '../../src/search/client/suggestions.ts';
import { decodeCbor, encodeCbor } from '../../src/search/format/cbor.ts';
import { normalize, stripPunctuation, tokenize } from '../../src/search/format/normalize.ts';

describe('normalizing', () => {
  it.each([
    ['Türk', 'turk'],
    ['Łucja Børresen', 'lucja borresen'],
    ['Straße', 'strasse'],
    ['ÆTHER', 'aether'],
    ['İstanbul', 'istanbul'],
    ['ﬁnance', 'finance'],
    ['كتابخانه', 'کتابخانه'],
    ['می‌شود', 'میشود'],
    ['کتابـخانه', 'کتابخانه'],
    ['۱۴۰۲', '1402'],
    ['١٤٠٢', '1402'],
    ['روزنامهٔ', 'روزنامه'],
  ])('turns %s into %s', (text, normalized) => {
    expect(normalize(text)).toBe(normalized);
  });

  it('does not change the number of words', () => {
    const text = 'Zoë — Çelik’s “25%” می‌شود 8 May 2018';
    expect(tokenize(normalize(text)).length).toBe(tokenize(text).length);
  });

  it('removes punctuation from words, as the index does', () => {
    expect(['(US-led),', '“25%”', 'Khamenei’s', '—'].map(stripPunctuation)).toEqual(['usled', '25', 'khameneis', '']);
  });
});

describe('parsing a query', () => {
  const terms = (query: string) =>
    parseQuery(query).map(({ normalized, isPhrase }) => (isPhrase ? `“${normalized}”` : normalized));

  it.each([
    ['nuclear deal', ['nuclear', 'deal']],
    ['Why did Trump leave the deal?', ['trump', 'leave', 'deal']],
    ['to be or not to be', ['to', 'be', 'or', 'not']],
    ['2018-05-08', ['8', 'may', '2018']],
    ['2018-05', ['may', '2018']],
    ['May 8th, 2018', ['may', '8', '2018']],
    ['“not back down” Khamenei', ['“not back down”', 'khamenei']],
    ['"supreme leader', ['supreme', 'leader']],
    ['Ellisford/Elisfurt', ['ellisford', 'elisfurt']],
    ['deal DEAL déal', ['deal']],
    ['  ?!  ', []],
  ])('finds the words, phrases and dates of “%s”', (query, expected) => {
    expect(terms(query)).toEqual(expected);
  });
});

describe('suggesting a spelling', () => {
  const vocabulary = ['iran', 'khamenei', 'harbour', 'haruq', 'tehran', 'sanctions', 'every', 'qalibaf', 'araghchi'];
  it.each([
    ['khamenie', 'khamenei'],
    ['kahmenei', 'khamenei'],
    ['teheran', 'tehran'],
    ['sancions', 'sanctions'],
    ['harbor', 'harbour'],
    ['harouk', 'haruq'],
    ['ghalibaf', 'qalibaf'],
    ['araqchi', 'araghchi'],
  ])('for “%s” suggests “%s”', (typed, word) => {
    expect(suggestSpellings(typed, vocabulary)[0]).toBe(word);
  });

  it.each(['ira', 'zebra', 'qwertzuiop'])('for “%s” suggests nothing, because no word is similar', (typed) => {
    expect(suggestSpellings(typed, vocabulary)).toEqual([]);
  });

  it('prefers the more frequent of two words at the same distance', () => {
    expect(suggestSpellings('sord', ['word', 'sore', 'lord'])[0]).toBe('sore');
    expect(suggestSpellings('bord', ['word', 'lord'])).toEqual(['word', 'lord']);
  });
});

describe('an excerpt', () => {
  const text = `${'First it was said that. '.repeat(12)}Then Khamenei, the leader, spoke of talks.${' And so on.'.repeat(12)}`;
  const words = text.split(' ');
  const matches = ['Khamenei,', 'talks.'].map((word) => ({ position: words.indexOf(word), weight: 10 }));

  it('begins with the sentence that has the words, and marks them without punctuation', () => {
    const { runs, isCutAtStart, isCutAtEnd } = getExcerpt(text, matches);
    expect(runs.slice(0, 5)).toEqual([
      ['Then ', false],
      ['Khamenei', true],
      [', the leader, spoke of ', false],
      ['talks', true],
      [runs[4]?.[0], false],
    ]);
    expect([isCutAtStart, isCutAtEnd]).toEqual([true, true]);
  });

  it('is the beginning of the text if only the title has the words', () => {
    const { runs, isCutAtStart } = getExcerpt('One two three.', []);
    expect([runs, isCutAtStart]).toEqual([[['One two three.', false]], false]);
  });
});

describe('CBOR', () => {
  // From RFC 8949, appendix A.
  it.each([
    ['00', 0],
    ['17', 23],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['20', -1],
    ['3863', -100],
    ['60', ''],
    ['62c3bc', 'ü'],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
  ])('encodes and decodes %s', (hex, value) => {
    expect(Buffer.from(encodeCbor(value)).toString('hex')).toBe(hex);
    expect(decodeCbor(Buffer.from(hex, 'hex'))).toEqual(value);
  });

  it.each(['f5', '9fff', 'fb3ff199999999999a'])('rejects %s, which Pagefind does not write', (hex) => {
    expect(() => decodeCbor(Buffer.from(hex, 'hex'))).toThrow(/CBOR|length/);
  });
});
