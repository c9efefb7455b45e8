/** The words of a search: one form for what readers take for the same, and what a query asks for. */
import { describe, expect, it } from 'vitest';
import { getExcerpt } from '../../src/search/client/excerpt.ts';
import { parseQuery } from '../../src/search/client/query.ts';
import { suggestSpellings } from '../../src/search/client/suggestions.ts';
import { decodeCbor, encodeCbor } from '../../src/search/format/cbor.ts';
import { normalize, stripPunctuation, tokenize } from '../../src/search/format/normalize.ts';

describe('folding', () => {
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
  ])('%s is %s', (text, folded) => {
    expect(normalize(text)).toBe(folded);
  });

  it('leaves as many words as there were', () => {
    const text = 'Zoë — Çelik’s “25%” می‌شود 8 May 2018';
    expect(tokenize(normalize(text)).length).toBe(tokenize(text).length);
  });

  it('leaves of a word what the index has of it', () => {
    expect(['(US-led),', '“25%”', 'Khamenei’s', '—'].map(stripPunctuation)).toEqual(['usled', '25', 'khameneis', '']);
  });
});

describe('a query', () => {
  const words = (query: string) => parseQuery(query).map(({ folded, isPhrase }) => (isPhrase ? `“${folded}”` : folded));

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
  ])('“%s”', (query, expected) => {
    expect(words(query)).toEqual(expected);
  });
});

describe('what was meant', () => {
  const there = ['iran', 'khamenei', 'harbour', 'haruq', 'tehran', 'sanctions', 'every', 'qalibaf', 'araghchi'];
  it.each([
    ['khamenie', 'khamenei'],
    ['kahmenei', 'khamenei'],
    ['teheran', 'tehran'],
    ['sancions', 'sanctions'],
    ['harbor', 'harbour'],
    ['harouk', 'haruq'],
    ['ghalibaf', 'qalibaf'],
    ['araqchi', 'araghchi'],
  ])('by “%s” is “%s”', (typed, word) => {
    expect(suggestSpellings(typed, there)[0]).toBe(word);
  });

  it.each(['ira', 'zebra', 'qwertzuiop'])('by “%s” is nothing that is there', (typed) => {
    expect(suggestSpellings(typed, there)).toEqual([]);
  });

  it('is the more frequent of two that are as near', () => {
    expect(suggestSpellings('sord', ['word', 'sore', 'lord'])[0]).toBe('sore');
    expect(suggestSpellings('bord', ['word', 'lord'])).toEqual(['word', 'lord']);
  });
});

describe('an excerpt', () => {
  const text =
    `${'First it was said that. '.repeat(12)}Then Khamenei, the leader, spoke of talks. ${'And so on. '.repeat(12)}`.trim();
  const words = text.split(' ');
  const places = ['Khamenei,', 'talks.'].map((word) => ({ at: words.indexOf(word), weight: 10 }));

  it('begins with the sentence in which the words stand, and marks them without what follows', () => {
    const { stretches, start, end } = getExcerpt(text, places);
    expect(stretches.slice(0, 5)).toEqual([
      ['Then ', false],
      ['Khamenei', true],
      [', the leader, spoke of ', false],
      ['talks', true],
      [stretches[4]?.[0], false],
    ]);
    expect([start, end]).toEqual([true, true]);
  });

  it('is the beginning where only a title holds the words', () => {
    const { stretches, start } = getExcerpt('One two three.', []);
    expect([stretches, start]).toEqual([[['One two three.', false]], false]);
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
  ])('%s', (hex, value) => {
    expect(Buffer.from(encodeCbor(value)).toString('hex')).toBe(hex);
    expect(decodeCbor(Buffer.from(hex, 'hex'))).toEqual(value);
  });

  it.each(['f5', '9fff', 'fb3ff199999999999a'])('%s is nothing that Pagefind writes', (hex) => {
    expect(() => decodeCbor(Buffer.from(hex, 'hex'))).toThrow(/CBOR|length/);
  });
});
