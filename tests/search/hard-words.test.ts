/** Words that search finds hard, and which section each query finds first: signs, numbers and names; other scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { root } from '../support/run.ts';
import { type BuiltSearch, buildSearch, createExplainer } from './built-search.ts';

const readCase = (slug: string) => {
  const file = `tests/fixtures/cases/explainers/${slug}.mdx`;
  const { explainer } = parseExplainer({ slug, file, text: readFileSync(join(root, file), 'utf8'), basePath: '/' });
  if (!explainer) throw new Error(`${file} cannot be read.`);
  return explainer;
};

describe('in English', () => {
  let site: BuiltSearch;
  beforeAll(async () => {
    site = await buildSearch([readCase('search-en')]);
  });

  it.each([
    // Acronyms that are stop words in lower case.
    ...['WHO', 'WHO guidelines', 'guidelines of the WHO', 'IT services', 'IT', 'IS attack', 'IS', 'US', 'U.S.'].map(
      (query) => [query, 'who'],
    ),
    ['WHO vaccine guidelines', 'who'],
    ['who', 'who'],
    ['us', 'other'],
    // Signs.
    ...['C++', 'c++', 'C#', 'F#', 'AT&T', 'A/B', 'A/B test', 'P&O', 'P & O ferries'].map((query) => [query, 'signs']),
    ...['9/11', '24/7', '24-7', '24 7'].map((query) => [query, 'signs']),
    ...['COVID-19', 'covid 19', 'covid19', 'Covid–19'].map((query) => [query, 'signs']),
    ...['#IranProtests', 'IranProtests', 'iran protests', '@handle', 'handle', 'e-mail', 'email'].map((query) => [
      query,
      'signs',
    ]),
    ...['well-known', 'well known', 'state-of-the-art', 'state of the art'].map((query) => [query, 'signs']),
    ...['$5bn', '5bn', '€3.5m', '3.5m', 'B12', 'H2O', 'CO₂', 'CO2', '5G'].map((query) => [query, 'signs']),
    // Numbers.
    ...[
      '1,234',
      '1234',
      '3.5 per cent',
      '35 cows',
      '12.5',
      '125',
      '10 000',
      '10,000',
      '10000',
      '1 000 000',
      '1,000,000',
    ].map((query) => [query, 'numbers']),
    ...['2000', '2,000', '£2,000', '2 000', '½', '20th', '20th century', '1990s', '’90s', '90s', "'90s"].map(
      (query) => [query, 'numbers'],
    ),
    // Names.
    ...[
      'O’Brien',
      "O'Brien",
      'OBrien',
      "O'Neill",
      'ONeill',
      'D’Angelo',
      "D'Angelo",
      'Angelo',
      'people’s',
      'people',
    ].map((query) => [query, 'names']),
    ...['doesn’t', "doesn't", 'Saint-Exupéry', 'Saint Exupery', 'al-Assad', 'Al Assad', 'Assad'].map((query) => [
      query,
      'names',
    ]),
    ...['Müller', 'Mueller', 'Muller', 'Strauß', 'Strauss', 'Łódź', 'Lodz', 'Ðoković', 'Djokovic', 'Dokovic'].map(
      (query) => [query, 'names'],
    ),
    ...['Dvorak', 'naive', 'façade', 'Beyonce', 'Beyoncé'].map((query) => [query, 'names']),
    // Law.
    ...['§ 5', '§5', 'Art. 12(3)', '12(3)', 'section 230', 'No. 10', '(b)(4)', 'b4 FOIA'].map((query) => [
      query,
      'law',
    ]),
  ])('“%s” finds the section “%s” first', async (query, section) => {
    const { results } = await site.search(query ?? '');
    expect(results[0]?.url.split('#')[1]).toBe(section);
  });
});

/** Queries, and the section that each finds first. Written from the texts. */
const queriesByCase: Record<string, readonly (readonly [query: string, section: string])[]> = {
  de: [
    ['Größe', 'one'],
    ['groesse', 'one'],
    ['Strasse', 'one'],
    ['Straßenverkehrsordnung', 'one'],
    ['Köln', 'one'],
    ['Koeln Duesseldorf', 'one'],
    ['„Fridays for Future“', 'one'],
    ['»Fridays for Future«', 'one'],
    ['Donaudampfschifffahrtsgesellschaft', 'one'],
    ['1.234 Fahrten', 'one'],
    ['1234', 'one'],
    ['7,5 Tonnen', 'one'],
    ['§ 5 StVO', 'one'],
  ],
  el: [
    ['Τσίπρας', 'one'],
    ['τσιπρας', 'one'],
    ['ΤΣΙΠΡΑΣ', 'one'],
    ['Τσίπρα', 'one'],
    ['δρόμος', 'one'],
    ['δρόμους', 'one'],
    ['Αλέξης μίλησε', 'one'],
    ['«Αλέξης Τσίπρας»', 'one'],
    ['κλειστό', 'one'],
    ['εισαγωγή', ''],
  ],
  hi: [
    ['कल', 'kal'],
    ['काल', 'kaal'],
    ['कील', 'keel'],
    ['लोहे की कील', 'keel'],
    ['लंबा काल', 'kaal'],
    ['“कल फिर होगा”', 'kal'],
    ['भूमिका', ''],
  ],
  ja: [
    ['川', 'closure'],
    ['通行', 'closure'],
    ['通行が禁止', 'closure'],
    ['トラックの通行', 'closure'],
    ['ﾄﾗｯｸ 通行', 'closure'],
    ['「春まで閉鎖を続ける」', 'closure'],
    ['2026年1月', 'closure'],
    ['ひび割れ', 'cracks'],
    ['技術者', 'cracks'],
    ['修理の費用', 'cracks'],
    ['12.5億円', 'cracks'],
    ['高速道路', 'detour'],
    ['道路', 'detour'],
    ['かき', 'detour'],
  ],
  zh: [
    ['旧桥', 'closure'],
    ['禁止卡车通行', 'closure'],
    ['卡车 通行', 'closure'],
    ['“关闭将持续到春天”', 'closure'],
    ['『持续到春天』', 'closure'],
    ['裂缝', 'cracks'],
    ['赵小桥', 'cracks'],
    ['小桥', 'cracks'],
    ['1250万元', 'cracks'],
    ['高速公路', 'detour'],
    ['公路', 'detour'],
    ['渡轮', 'detour'],
  ],
  th: [
    ['สะพานเก่า', 'closure'],
    ['เทศบาล', 'closure'],
    ['ฤดูใบไม้ผลิ เทศบาล', 'closure'],
    ['๒๕๖๙', 'closure'],
    ['รอยร้าว', 'cracks'],
    ['วิศวกร', 'cracks'],
    ['การซ่อม', 'cracks'],
    ['โรงเรียน', 'detour'],
    ['ทางหลวง', 'detour'],
  ],
  fa: [
    ['پل قدیمی', 'closure'],
    ['دي 1404', 'closure'],
    ['«تا بهار بسته میماند»', 'closure'],
    ['مهندسان', 'cracks'],
    ['پایه پل', 'cracks'],
    ['بزرگراه', 'detour'],
  ],
  ko: [
    ['오래된 다리', 'closure'],
    ['트럭', 'closure'],
    ['2026년', 'closure'],
    ['균열', 'cracks'],
    ['기술자', 'cracks'],
  ],
};

describe.each(Object.entries(queriesByCase))('in %s', (lang, queries) => {
  let site: BuiltSearch;
  beforeAll(async () => {
    site = await buildSearch([readCase(lang)]);
  });

  it.each(queries)('“%s” finds the section “%s” first', async (query, section) => {
    const { results, unknownWords } = await site.search(query);
    expect([results[0]?.url.split('#')[1] ?? '', unknownWords]).toEqual([results.length > 0 ? section : 'nothing', []]);
  });
});

it('Hindi vowel signs make other words', async () => {
  const { find } = await buildSearch([readCase('hi')]);
  expect([await find('कल'), await find('काल'), await find('कील')]).toEqual([['kal'], ['kaal'], ['keel']]);
});

describe('however the text writes it', () => {
  const text =
    'An F-16 and the MH17 case; GPT-4 and OPEC+ met the LGBTQ+ group. Hawaiʻi and Sana’a, the Qur’an and Ha’aretz. ' +
    'Al-Qaeda in São Paulo, Zürich and Åland. Mid-2020s, 50% of €1.2tn, 1/2 of it, BA.5 and Covid‑19 in the U.S.A. of ' +
    '1980’s. See example.org/page vis-à-vis. Twenty-one.';
  let site: BuiltSearch;
  beforeAll(async () => {
    site = await buildSearch([createExplainer('en', { one: ['One', text], two: ['Two', 'A bridge.'] })]);
  });

  it.each([
    ...['F-16', 'F16', 'F 16', 'GPT-4', 'GPT4', 'MH17', 'MH-17', 'OPEC', 'OPEC+', 'LGBTQ', 'BA.5'],
    ...['Hawaii', 'Hawai’i', 'Sanaa', "Sana'a", 'Quran', 'Haaretz', 'al Qaeda', 'Al-Qaeda', 'Zuerich', 'Aaland'],
    ...['mid-2020s', '2020s', '€1.2tn', '1/2', 'Covid 19', 'covid-19', 'USA', 'U.S.A.', '1980s', 'example.org'],
    ...['vis a vis', 'vis-à-vis', 'twenty one', 'COVID-19'],
  ])('“%s” is found', async (query) => {
    const { results, unknownWords } = await site.search(query);
    expect([results[0]?.url.split('#')[1], unknownWords]).toEqual(['one', []]);
  });
});

it('kana with marks are other letters', async () => {
  const { find } = await buildSearch([readCase('ja')]);
  expect(await find('かき')).toEqual(['detour']);
  expect(await find('かぎ')).toEqual([]);
});

it('an excerpt is of the prose, and of a table or a figure only if the prose has none of the words', async () => {
  const table = '| Lorries | Crossings |\n|---|---|\n| North | 12 lorries, 40 crossings |';
  const text = `${table}\n\nThe city counted. It found that few lorries use the bridge.`;
  const { search } = await buildSearch([createExplainer('en', { one: ['One', text] })]);
  const excerptOf = async (query: string) =>
    (await search(query)).results[0]?.excerpt.runs.map(([run, isMarked]) => (isMarked ? `[${run}]` : run)).join('');
  expect(await excerptOf('lorries crossings')).toBe('The city counted. It found that few [lorries] use the bridge.');
  expect(await excerptOf('crossings')).toContain('North 12 lorries, 40 [crossings]');
});

describe.each([
  ['he', 'הגשר סגור. בתל־אביב אמרו וארה"ב שתקה.', ['גשר', 'הגשר', 'תל אביב', 'תל-אביב', 'ארה״ב', 'וארהב']],
  ['ar', 'والمستشفى بعيد بالطريق السريع.', ['مستشفى', 'المستشفى', 'والمستشفى', 'الطريق']],
  ['hy', 'Ո՞վ է վճարում։', ['ով', 'Ո՞վ', 'ՈՎ']],
  ['ko', '상호관세가 올랐다. 영향이 크다. 코로나 19 환자.', ['영향은', '영향을', '상호관세를', '코로나19']],
  ['fr', 'L’O.N.U. et l’OTAN paient depuis le 15 janvier 2026.', ['ONU', 'O.N.U.', 'l’ONU', '2026-01-15', '2026-01']],
  ['fa', 'پل از ۲۵ دی ۱۴۰۴ بسته است.', ['2026-01-15', '2026-01']],
  ['de', 'Die A 1 ist seit dem 15. Januar 2026 zu.', ['A1', '2026-01-15']],
])('in %s, however a word is joined to others', (lang, text, queries) => {
  let site: BuiltSearch;
  beforeAll(async () => {
    site = await buildSearch([createExplainer(lang, { one: ['1', text], two: ['2', '…'] })]);
  });

  it.each(queries)('“%s” is found and marked', async (query) => {
    const { results, unknownWords } = await site.search(query);
    const isMarked = results[0]?.excerpt.runs.some(([, isMarkedRun]) => isMarkedRun);
    expect([results[0]?.url.split('#')[1], isMarked, unknownWords]).toEqual(['one', true, []]);
  });
});
