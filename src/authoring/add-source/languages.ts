/** Converts names of languages, as reference managers write them, to language tags. */
import { cleanLanguage } from '../page-reader/clean-language.ts';

/** Names that babel and polyglossia give to varieties, which biblatex writes into `langid`. */
const varieties: Record<string, string> = {
  american: 'en-US',
  australian: 'en-AU',
  austrian: 'de-AT',
  brazilian: 'pt-BR',
  british: 'en-GB',
  canadian: 'en-CA',
  farsi: 'fa',
  naustrian: 'de-AT',
  ngerman: 'de',
  nswissgerman: 'de-CH',
  swissgerman: 'de-CH',
  ukenglish: 'en-GB',
  usenglish: 'en-US',
};

/** The languages of ISO 639-1 that have many publications. */
const codes =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ' +
  'ku ky la lb lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th tk ' +
  'tr uk ur uz vi zh';

let names: Map<string, string> | undefined;

/** Returns the languages by their English names and their own. */
function listNames(): Map<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'language' });
  const entries = codes.split(' ').flatMap((code) => {
    const own = new Intl.DisplayNames(code, { type: 'language' }).of(code);
    return [english.of(code), own].map((name) => [(name ?? code).toLowerCase(), code] as const);
  });
  return new Map([...entries, ...Object.entries(varieties)]);
}

/** Returns the language tag for a name or a code: “ngerman”, “English”, “eng”, “en_US”. */
export function toLanguageTag(text: string): string | undefined {
  names ??= listNames();
  return names.get(text.trim().toLowerCase()) ?? cleanLanguage(text);
}
