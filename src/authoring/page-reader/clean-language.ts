/** Cleans language tags, and compares them with the script of a text. */
import { cleanText } from './clean-text.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The letters of each script (ISO 15924) in which a title can be. Scripts that are missing here are not compared. */
const letters: Record<string, RegExp> = {
  Latn: /\p{Script=Latin}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Arab: /\p{Script=Arabic}/gu,
  Hebr: /\p{Script=Hebrew}/gu,
  Grek: /\p{Script=Greek}/gu,
  Deva: /\p{Script=Devanagari}/gu,
  Jpan: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu,
  Hans: /\p{Script=Han}/gu,
  Hant: /\p{Script=Han}/gu,
  Kore: /\p{Script=Hangul}|\p{Script=Han}/gu,
};

/** Returns a tag of BCP 47, such as `en-US` for `en_US`; undefined for what is no single language. */
export function cleanLanguage(value: unknown): string | undefined {
  const tag =
    cleanText(value)
      ?.split(/\.|-x-/)[0]
      ?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag)) return undefined;
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag);
    const { language } = new Intl.Locale(canonical);
    const isLanguage = languageNames.of(language) !== undefined && !['und', 'mul', 'zxx', 'mis'].includes(language);
    return isLanguage ? canonical : undefined;
  } catch {
    return undefined;
  }
}

/** Says whether a text can be in a language: half of its letters or more are of the language’s script. */
export function canBeIn(text: string, language: string): boolean {
  const script = letters[new Intl.Locale(language).maximize().script ?? ''];
  const count = text.match(/\p{L}/gu)?.length ?? 0;
  return script === undefined || count === 0 || (text.match(script)?.length ?? 0) >= count / 2;
}
