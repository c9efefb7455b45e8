/** Names of months and seasons, as authors write them in several languages. */
import { getDateFormat } from '../../i18n/dates.ts';

const languages = 'en en-US de de-AT fr es it pt nl sv pl cs ru uk tr ar fa he hi'.split(' ');

const seasons: readonly string[] = [
  'spring fruhjahr fruhling printemps primavera lente весна ilkbahar بهار ربيع 春',
  'summer sommer ete verano estate verao zomer лето yaz تابستان صيف 夏',
  'autumn fall herbst automne otono autunno outono herfst осень sonbahar پاییز خريف 秋',
  'winter hiver invierno inverno зима kıs زمستان شتاء 冬',
];

/** Removes what one can write a name with or without: case, accents, the full stop of an abbreviation. */
function simplifyName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '');
}

let numbersByName: Map<string, string> | undefined;

/** Returns the number of a month, `01` to `12`, or undefined if the text is no name of one. */
export function getMonthNumber(name: string): string | undefined {
  numbersByName ??= new Map(languages.flatMap(listMonthNames));
  return numbersByName.get(simplifyName(name));
}

/** Lists long and short names; some languages have another form next to a day. */
function listMonthNames(lang: string): [name: string, number: string][] {
  return Array.from({ length: 12 }, (_, month) =>
    (['long', 'short'] as const).flatMap((width) =>
      (['day', 'month'] as const).map((precision): [string, string] => {
        const parts = getDateFormat(lang, { precision, width }).formatToParts(Date.UTC(2024, month, 1));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        return [simplifyName(name), String(month + 1).padStart(2, '0')];
      }),
    ),
  ).flat();
}

/** Returns the number of a season in EDTF, `21` to `24`, or undefined if the text is no name of one. */
export function getSeasonNumber(name: string): string | undefined {
  const index = seasons.findIndex((names) =>
    names.split(' ').some((each) => simplifyName(each) === simplifyName(name)),
  );
  return index < 0 ? undefined : String(21 + index);
}
