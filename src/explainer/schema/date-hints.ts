/** Proposes how to write a date that is not in the form of ISO 8601 or EDTF: “c. 1998” is `1998~`. */
import { isPlainDate } from '../../i18n/dates.ts';
import { toLatinDigits } from '../../i18n/digits.ts';
import { isKnownDate } from '../../i18n/known-date.ts';
import { getMonthNumber, getSeasonNumber } from './month-names.ts';

/** Matches what bibliographies write for a missing date. */
const noDate =
  /^(?:n\.?\s?d\.?|s\.?\s?[ad]\.?|o\.?\s?[jd]\.?|undated|unknown|no date|ohne (?:jahr|datum)|sans date|sin fecha|بی.?تا|د\.? ?ت\.?|日付不明)$/iu;

/** Says whether a text means that there is no date, such as “n.d.”. */
export function hasNoDate(value: string): boolean {
  return noDate.test(value.trim());
}

/** Returns the EDTF of what a text means, or undefined if that is not clear. The result may be a plain date. */
export function proposeDate(value: string): string | undefined {
  // ۱۴۰۲ is a year of another calendar.
  if (value.length > 60 || /[۱١][۲-۴٢-٤]\p{Nd}{2}/u.test(value)) return undefined;
  const text = toLatinDigits(value.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, ''))
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(beforeDate, '')
    .replace(afterDate, '');
  return readDate(text);
}

/** Words next to dates that change nothing: weekdays, prepositions, “year”, and words for parts that EDTF lacks. */
const beforeDate =
  /^(?:\p{L}+, ?(?=\d)|(?:in|on|im|am|le|en) (?=\d)|(?:early|mid|late|(?:beginning|end) of|anfang|mitte|ende|debut|fin)[ -](?:der )?)/u;
const afterDate = / ?(?:гг?\.|год[аы]?|року|р\.|میلادی|ميلادية?|م)$/;

type Reader = (text: string) => string | undefined;

/** Returns a reader that tries others in turn. They read texts without accents, in lower case. */
const firstOf =
  (...readers: Reader[]): Reader =>
  (text) => {
    for (const read of readers) {
      const date = read(text);
      if (date !== undefined && isKnownDate(date)) return date;
    }
    return undefined;
  };

const toPlainDate = (...parts: (string | undefined)[]): string | undefined => {
  const date = parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  return isPlainDate(date) ? date : undefined;
};

/** Reads `2026-1-5`, `2026/01/05`, `20260105`, `2026-01-05T10:00Z`, `5.1.2026`, `2026年1月5日`, `1/2026`, `44 BC`. */
const readNumbers: Reader = (text) => {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ]\d.*)?$/.exec(text) ??
    /^(\d{4})[年년] ?(?:(\d{1,2})[月월] ?)?(?:(\d{1,2})[日일])?$/.exec(text) ??
    /^(\d{4})((?:0[1-9]|1[0-2]))(\d\d)$/.exec(text) ??
    /^(\d{4})$/.exec(text) ??
    [];
  if (year) return toPlainDate(year, month, day);
  const [, beforeChrist] = /^(\d{1,4}) (?:b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.?|av\. ?j\.-?c\.?)$/.exec(text) ?? [];
  // The year 0 is 1 BC.
  if (Number(beforeChrist) > 1) return `-${String(Number(beforeChrist) - 1).padStart(4, '0')}`;
  const [, first = '', mark, second = '', lastYear] = /^(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (!mark) return toPlainDate(lastYear, second);
  // 5/1/2026 is in January or in May.
  if (mark !== '.' && Number(first) < 13 && first !== second) return undefined;
  return toPlainDate(lastYear, second, first);
};

const name = '([\\p{L}]+)\\.?';
const ordinal = '(\\d{1,2})(?:\\.|st|nd|rd|th|er|º)?';
const dayMonthYear = new RegExp(`^(?:${ordinal},?[ -]?(?:of |de |d')?)?${name},?[ -]?(?:of |de |del )?(\\d{4})$`, 'u');
const monthDayYear = new RegExp(`^${name} ${ordinal},? (\\d{4})$`, 'u');

const yearMonthDay = new RegExp(`^(\\d{4})[ /-]${name}(?:[ /-](\\d{1,2}))?$`, 'u');

/** Reads “12 March 2024”, “March 12, 2024”, “mars 2024”, “2024 Mar 12”. */
const readMonth: Reader = (text) => {
  const [, firstYear, middle = '', lastDay] = yearMonthDay.exec(text) ?? [];
  if (firstYear) return toPlainDate(firstYear, getMonthNumber(middle) ?? 'none', lastDay);
  const [, month = '', day, year] = monthDayYear.exec(text) ?? [];
  if (year) return toPlainDate(year, getMonthNumber(month) ?? 'none', day);
  const [, firstDay, monthName = '', lastYear] = dayMonthYear.exec(text) ?? [];
  return lastYear && toPlainDate(lastYear, getMonthNumber(monthName) ?? 'none', firstDay);
};

/** Reads “spring 2024”, “winter 2023/24”, “2024年春”. */
const readSeason: Reader = (text) => {
  const [, before, year, after] =
    /^(?:(\p{L}+)(?: de| of|,)? )?(\d{4})(?:[-/]\d{2,4})?年? ?(?:(\p{L})季?)?$/u.exec(text) ?? [];
  const season = getSeasonNumber(before ?? after ?? '');
  return year && season && `${year}-${season}`;
};

/** Roman numbers of centuries, in order. */
const romanNumbers = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi'.split(' ');

/** Reads “19th century”, “19. Jh.”, “XIXe siècle”, “siglo XIX”, “19世紀”. */
const readCentury: Reader = (text) => {
  const [, before, after] =
    /^(?:the )?(\d{1,2}|[ivx]+)(?:st|nd|rd|th|\.|e|eme)? ?(?:century|jahrhundert|jh\.?|siecle|век|в\.|世紀|世纪|세기)$/.exec(
      text,
    ) ??
    /^(?:siglo|secolo|seculo|قرن|القرن) (?:ال)?()(\d{1,2}|[ivx]+)$/.exec(text) ??
    [];
  const number = before || after || '';
  const century = /^\d/.test(number) ? Number(number) : romanNumbers.indexOf(number) + 1;
  return century > 0 ? `${String(century - 1).padStart(2, '0')}XX` : undefined;
};

/** Reads “1990s”, “1990er Jahre”, “années 1990”, “1990-е годы”, “the 1800s”. */
const readDecade: Reader = (text) => {
  const [, digits] =
    /^(?:(?:the|early|mid|late|die|in)[ -])*(\d{3})0(?:['’]?s| ?er(?: jahren?)?|年代|년대|-е|['’]l[ae]r)$/.exec(text) ??
    /^(?:les |los )?(?:annees|anos|anni|decada de|jaren|دهه|عقد) (\d{3})0$/.exec(text) ??
    [];
  return digits && (digits.endsWith('0') ? `${digits.slice(0, 2)}XX` : `${digits}X`);
};

const readCertain = firstOf(readNumbers, readMonth, readSeason, readDecade, readCentury);

/** Adds the sign of a date that is not certain, where EDTF allows it. */
function qualify(date: string | undefined, sign: '~' | '?'): string | undefined {
  if (date?.endsWith('~')) return sign === '?' ? date.replace('~', '%') : date;
  return date && isKnownDate(date + sign) ? date + sign : date;
}

const about =
  /^(?:circa|cca|ca|c|approximately|approx|about|around|um|etwa|vers|environ|env|hacia|por volta de|verso il|omstreeks|около|близько|yaklasık|około|در حدود|حدود|نحو|حوالي|约|約|~|≈)[. ]*(.*)$/;
const perhaps = /^(?:probably|perhaps|possibly|vermutlich|wohl|probablement|peut-etre|احتمالا) (.*)$/;

const readAbout: Reader = (text) => {
  const [, date] = about.exec(text) ?? /^(.*?)(?: circa| ca\.?|頃|ころ|경|경에)$/.exec(text) ?? [];
  return date && qualify(readCertain(date), '~');
};

/** Reads “[1998]”, “[1998?]”, “1998 (?)”, “1998 (uncertain)”, “probably 1998”. */
const readUncertain: Reader = (text) => {
  const [, date] =
    /^\[(.*?)\??\]$/.exec(text) ?? /^(.*?) ?(?:\(?\?\)?|\(uncertain\))$/.exec(text) ?? perhaps.exec(text) ?? [];
  return date && qualify(firstOf(readCertain, readAbout)(date), '?');
};

const readPoint = firstOf(readCertain, readAbout, readUncertain);

const after = /^(?:after|since|from|nach|seit|ab|depuis|apres|desde|dal|с|з|از|بعد از|پس از|منذ|بعد) (.*)$/;
const goingOn =
  /^(.*?)(?: ?(?:-|to|bis) ?(?:present|today|now|heute|aujourd'hui|ahora|hoy|oggi|اکنون|الان)|-| onwards?|年?以降|年?以来)$/;
const before =
  /^(?:before|until|up to|no later than|not after|vor|bis|avant|jusqu'(?:a|en)|antes de|hasta|تا|قبل از|پیش از|قبل|حتى) (.*)$/;

const readOpenRange: Reader = (text) => {
  const [start, end] = [(after.exec(text) ?? goingOn.exec(text))?.[1], before.exec(text)?.[1]].map(
    (date) => date && readPoint(date),
  );
  return start ? `${start}/..` : end && `../${end}`;
};

const between = / (?:to|until|till|and|bis|und|a|au|al|et|по|تا|الى|حتى) | ?[-/~] ?/gu;

/** Reads “1914–18”, “March–May 2024”, “1–5 March 2024”, “from 1914 to 1918”. */
const readRange: Reader = (text) => {
  const range = text.replace(/^(?:from|between|von|vom|zwischen|du|de|entre|dal|с|از|من|بين) /, '');
  for (const { 0: dash, index } of range.matchAll(between)) {
    const [left, right] = [range.slice(0, index), range.slice(index + dash.length)];
    // 5/1/2026 is a day.
    if (dash === '/' && !/^\d{4}/.test(left)) return undefined;
    const date = readEnds(left, right);
    if (date) return date;
  }
  return undefined;
};

function readEnds(left: string, right: string): string | undefined {
  if (/^\d{4}$/.test(left) && /^\d{2}$/.test(right)) return `${left}/${left.slice(0, 2)}${right}`;
  const end = readPoint(right);
  // The first date may leave out what it has in common with the second.
  const common = [right.replace(/^\d+/, ''), ` ${/\d{4}/.exec(right)?.[0] ?? ''}`];
  const start =
    end && (readPoint(left) ?? common.map((rest) => readPoint(left.replace(/\.$/, '') + rest)).find(Boolean));
  if (!start || start === end) return start;
  return [`${start}/${end}`, `${end}/${start}`].find(isKnownDate);
}

/** Reads EDTF with small letters, and without signs that level 1 does not have here: `199x`, `199X~`. */
const readEdtf: Reader = (text) => [text.toUpperCase(), text.toUpperCase().replace(/[?~%]/g, '')].find(isKnownDate);

const readDate = firstOf(readPoint, readRange, readOpenRange, readEdtf);
