/** Text in search: normalizing, parsing queries, correcting spelling, cutting excerpts. */
import { describe, expect, it } from 'vitest';
import { getExcerpt } from '../../src/search/client/excerpt.ts';
import { locateMatches } from '../../src/search/client/matches.ts';
import { parseQuery } from '../../src/search/client/query.ts';
import { suggestSpellings } from '../../src/search/client/suggestions.ts';
import { decodeCbor, encodeCbor } from '../../src/search/format/cbor.ts';
import { normalize } from '../../src/search/format/normalize.ts';
import { listWords, tokenize } from '../../src/search/format/tokenize.ts';
import { getStopWords } from '../../src/search/index/stop-words.ts';

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

  it('keeps the marks that are more than accents', () => {
    const words = ['कल', 'काल', 'कील', 'か', 'が', 'ป่า', 'ป้า', 'мой', 'мои', 'їх', 'іх', 'দাদা', 'দিদি'];
    expect(new Set(words.map(normalize)).size).toBe(words.length);
  });

  it.each([
    ['за́мок', 'замок'],
    ['Ещё', 'еще'],
    ['שָׁלוֹם', 'שלום'],
    ['كِتَاب', 'کتاب'],
    ['ΆΝΟΙΞΗΣ', 'ανοιξησ'],
    ['ज़मीन', 'जमीन'],
    ['१२३', '123'],
    ['ｶﾞｰﾄﾞ', 'ガード'],
    ['กรุงเทพฯ', 'กรุงเทพ'],
  ])('turns %s into %s', (text, normalized) => {
    expect(normalize(text)).toBe(normalized);
  });

  it('is the same for composed and decomposed text', () => {
    for (const word of ['Łódź', 'мой', 'ガード', 'ড়', '다리', 'ệ', 'ปิด', 'صَحِّ'])
      expect(normalize(word.normalize('NFD'))).toBe(normalize(word.normalize('NFC')));
  });
});

describe('words of a text', () => {
  it.each([
    ['(US-led), “25%” Khamenei’s — all', ['US-led', '25', 'khamenei-s', 'all']],
    ['The bridge—closed…now.Then', ['the', 'bridge', 'closed', 'now-then']],
    ['Kraków–Łódź 2015–2020 and/or A/B', ['krakow', 'lodz', '2015', '2020', 'and', 'or', 'a/b']],
    ['The U.S. left C++, C# and .NET.', ['the', 'US', 'left', 'c++', 'c#', 'and', '.net']],
    ['1,234 of 10 000 is 12.34%, or 1.234,5', ['1234', 'of', '10000', 'is', '12٫34', 'or', '1234٫5']],
    ['9/11, 24-7, 12(3), 9.11.2001', ['9', '11', '24', '7', '12', '3', '9-11-2001']],
    ['l’eau du col·legi', ['l-eau', 'du', 'collegi']],
    ['צה״ל צה"ל', ['צהל', 'צהל']],
    ['הגשר שהגשר וארה"ב לב', ['ה-גשר', 'ש-ה-גשר', 'ו-ארהב', 'לב']],
    ['والمستشفى بالجسر والد', ['و-المستشفی', 'ب-الجسر', 'والد']],
    ['Ո՞վ է', ['ով', 'է']],
    ['l’O.N.U.', ['l-onu']],
    ['2026年の橋', ['2026', '年の', 'の橋', '橋。']],
    ['می‌شود', ['میشود']],
  ])('“%s”', (text, words) => {
    expect(tokenize(text).map(({ word }) => word)).toEqual(words);
  });

  it('have their place in the text', () => {
    const text = 'The U.S., C++ and 橋梁';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'U.S',
      'C++',
      'and',
      '橋梁',
      '梁',
    ]);
  });

  it('are divided in time that grows with the length of the text', () => {
    const start = performance.now();
    expect(tokenize('11,'.repeat(100_000)).length).toBe(1);
    // Now 0.1 s. It took ten seconds when every comma looked at all groups of digits after it.
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('follow one another without the last character of a run', () => {
    expect(listWords('東京都')).toEqual(['東京', '京都']);
    expect(listWords('都')).toEqual(['都']);
  });
});

describe('parsing a query', () => {
  const terms = (query: string) =>
    parseQuery(query, getStopWords('en'), 'en-GB').map(({ normalized, isPhrase }) =>
      isPhrase ? `“${normalized}”` : normalized,
    );

  it.each([
    ['nuclear deal', ['nuclear', 'deal']],
    ['Why did Trump leave the deal?', ['trump', 'leave', 'deal']],
    ['to be or not to be', ['to', 'be', 'or', 'not']],
    ['2018-05-08', ['8', 'may', '2018']],
    ['2018-05', ['may', '2018']],
    ['May 8th, 2018', ['may', '8', '2018']],
    ['“not back down” Khamenei', ['“not back down”', 'khamenei']],
    ['"supreme leader', ['supreme', 'leader']],
    ...[
      '“a b”',
      '"a b"',
      '„a b“',
      '„a b”',
      '«a b»',
      '»a b«',
      '‹a b›',
      '‚a b‘',
      '‘a b’',
      '「a b」',
      '『a b』',
      '״a b״',
      '＂a b＂',
    ].map((quoted): [string, string[]] => [quoted, ['“a b”']]),
    ['O’Brien’s officials’ ’90s', ['obriens', 'officials', '90s']],
    ["O‘Brien D'Angelo rock 'n' roll", ['obrien', 'dangelo', 'rock', 'n', 'roll']],
    ['“the people’s party” O’Neill', ['“the peoples party”', 'oneill']],
    ['‘don’t know’', ['“dont know”']],
    ['צה״ל צה"ל', ['צהל']],
    ['WHO guidelines', ['WHO', 'guidelines']],
    ['who guidelines', ['guidelines']],
    ['WHO IS THE MAYOR', ['mayor']],
    ['24/7 and 9/11', ['“24 7”', '“9 11”']],
    ['10 000 people', ['10000', 'people']],
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
    ['snactinos', 'sanctions'],
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
  const cut = (of: string, words: readonly string[]) => {
    const tokens = tokenize(of);
    const hits = words.map((each) => ({ position: tokens.findIndex(({ word }) => word === each), weight: 10 }));
    return getExcerpt(of, tokens, locateMatches(tokens, hits, []));
  };

  it('begins with the sentence that has the words, and marks them without punctuation', () => {
    const { runs, isCutAtStart, isCutAtEnd } = cut(text, ['khamenei', 'talks']);
    expect(runs.slice(0, 5)).toEqual([
      ['Then ', false],
      ['Khamenei', true],
      [', the leader, spoke of ', false],
      ['talks', true],
      [runs[4]?.[0], false],
    ]);
    expect([isCutAtStart, isCutAtEnd]).toEqual([true, true]);
  });

  it('of Japanese begins with the sentence of a number, and is as long as that of other words', () => {
    const of = `${'橋は古い。'.repeat(20)}アメリカの大統領は、相互関税を2026年に発表した。${'人々は待った。'.repeat(20)}`;
    const { runs } = cut(of, ['2026']);
    expect(runs[0]).toEqual(['アメリカの大統領は、相互関税を', false]);
    expect(runs.map(([run]) => run).join('').length).toBeGreaterThan(60);
  });

  it('is the beginning of the text if only the title has the words', () => {
    const { runs, isCutAtStart } = cut('One two three.', []);
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
