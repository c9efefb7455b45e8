/** Stop words by language. A query ignores them unless it consists of them. */
const english =
  'a about after again all also am an and any are as at be because been before being between both but by can ' +
  'could did do does doing each few for from further had has have having he her here his how i if in into is ' +
  'it its just many me more most much my no nor not of off on once only or other our own really same she ' +
  'should so some such than that the their them then there these they this those through to too under until ' +
  'up very was we were what when where which while who whom whose why will with would you your';

const wordsByLanguage: Record<string, string> = {
  en: english,
  fa:
    'از اما او اگر ان این با بر برای به بود تا جا چرا چه چگونه چند چیست در را شد شده که کجا کدام کرد کی ما می ' +
    'و های هم هر یا یک ایا است',
};

/** Returns the stop words of a language, normalized. */
export const getStopWords = (language: string): ReadonlySet<string> =>
  new Set(wordsByLanguage[language]?.split(' ') ?? []);

/** Words that are another word when they are written in capitals: WHO, IT, US. */
export const acronyms: ReadonlySet<string> = new Set(['us', ...english.split(' ')]);
