/** Stop words, which a query ignores unless it consists of them. The manifest of a language holds them. */
const wordsByLanguage: Record<string, string> = {
  en:
    'a about after again all also am an and any are as at be because been before being between both but by can ' +
    'could did do does doing each few for from further had has have having he her here his how i if in into is ' +
    'it its just many me more most much my no nor not of off on once only or other our own really same she ' +
    'should so some such than that the their them then there these they this those through to too under until ' +
    'up very was we were what when where which while who whom whose why will with would you your',
  fa:
    'از اما او اگر ان این با بر برای به بود تا جا چرا چه چگونه چند چیست در را شد شده که کجا کدام کرد کی ما می ' +
    'و های هم هر یا یک ایا است',
};

/** Returns the stop words of a language, with spaces between them. */
export const getStopWords = (language: string): string => wordsByLanguage[language] ?? '';
