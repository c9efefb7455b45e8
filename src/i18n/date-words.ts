/** The words around dates that are not exactly known, by language. */

/** Numbers and names of months come formatted. */
interface DateWords {
  about(date: string): string;
  uncertain(date: string): string;
  /** A decade, from its first year. A language without it has a range of years. */
  decade?(year: string): string;
  century?(year: string): string;
  /** Spring, summer, autumn, winter. */
  seasons: readonly [string, string, string, string];
  inSeason(season: string, year: string): string;
  range(start: string, end: string): string;
  /** A range without an end. */
  since(date: string): string;
  /** A range whose end is not known. */
  from(date: string): string;
  until(date: string): string;
  noDate: string;
}

const english: DateWords = {
  about: (date) => `c. ${date}`,
  uncertain: (date) => `${date} (uncertain)`,
  decade: (year) => `${year}s`,
  century: (year) => `${year}s`,
  seasons: ['spring', 'summer', 'autumn', 'winter'],
  inSeason: (season, year) => `${season} ${year}`,
  range: (start, end) => (/\s/.test(start + end) ? `${start} – ${end}` : `${start}–${end}`),
  since: (date) => `since ${date}`,
  from: (date) => `from ${date}`,
  until: (date) => `until ${date}`,
  noDate: 'no date',
};

/** For languages without words: signs that most readers know. The seasons have no sign. */
const signs: DateWords = {
  about: (date) => `≈ ${date}`,
  uncertain: (date) => `${date} (?)`,
  seasons: english.seasons,
  inSeason: english.inSeason,
  range: english.range,
  since: (date) => `${date} – …`,
  from: (date) => `${date} – ?`,
  until: (date) => `… – ${date}`,
  noDate: '—',
};

const german: DateWords = {
  ...signs,
  about: (date) => `um ${date}`,
  decade: (year) => `${year}er`,
  seasons: ['Frühjahr', 'Sommer', 'Herbst', 'Winter'],
  since: (date) => `seit ${date}`,
  from: (date) => `ab ${date}`,
  until: (date) => `bis ${date}`,
  noDate: 'ohne Datum',
};

const french: DateWords = {
  ...signs,
  about: (date) => `vers ${date}`,
  decade: (year) => `années ${year}`,
  seasons: ['printemps', 'été', 'automne', 'hiver'],
  since: (date) => `depuis ${date}`,
  from: (date) => `à partir de ${date}`,
  until: (date) => `jusqu’à ${date}`,
  noDate: 'sans date',
};

const persian: DateWords = {
  ...signs,
  about: (date) => `حدود ${date}`,
  uncertain: (date) => `${date} (؟)`,
  decade: (year) => `دههٔ ${year}`,
  seasons: ['بهار', 'تابستان', 'پاییز', 'زمستان'],
  range: (start, end) => `${start} تا ${end}`,
  since: (date) => `از ${date}`,
  from: (date) => `از ${date}`,
  until: (date) => `تا ${date}`,
  noDate: 'بی‌تاریخ',
};

const arabic: DateWords = {
  ...signs,
  about: (date) => `نحو ${date}`,
  uncertain: (date) => `${date} (؟)`,
  seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'],
  since: (date) => `منذ ${date}`,
  from: (date) => `من ${date}`,
  until: (date) => `حتى ${date}`,
  noDate: 'بلا تاريخ',
};

const japanese: DateWords = {
  ...signs,
  about: (date) => `${date}頃`,
  uncertain: (date) => `${date}（？）`,
  // The year comes with its sign: 1990年.
  decade: (year) => `${year}代`,
  seasons: ['春', '夏', '秋', '冬'],
  inSeason: (season, year) => `${year}${season}`,
  range: (start, end) => `${start}～${end}`,
  since: (date) => `${date}以降`,
  from: (date) => `${date}から`,
  until: (date) => `${date}まで`,
  noDate: '日付不明',
};

const wordsByLanguage: Record<string, DateWords> = {
  en: english,
  de: german,
  fr: french,
  fa: persian,
  ar: arabic,
  ja: japanese,
};

/** Returns the words of a language; signs where it has none. */
export function getDateWords(lang: string): DateWords {
  return wordsByLanguage[new Intl.Locale(lang).language] ?? signs;
}
