/** Builds addresses that open a work where a citation points at it. */
import { toLatinDigits } from '../i18n/digits.ts';
import type { Passage } from './passages.ts';
import { textFragmentUrl } from './text-fragment-url.ts';

/**
 * Returns the address of a passage: its page or its time where links to the work can have one, else its words.
 * PDF viewers ignore text fragments after `#page=`, so a PDF opens at the page if that is known.
 * @returns undefined for a place that no link can point at
 */
export function getPassageUrl(url: string, { words, at }: Pick<Passage, 'words' | 'at'>): string | undefined {
  return getPlaceUrl(url, at) ?? (words === undefined ? undefined : textFragmentUrl(url, words));
}

/** Returns the address of a place in a work, or undefined if links to that kind of work cannot have one. */
export function getPlaceUrl(url: string, at = ''): string | undefined {
  const address = url.split('#')[0] ?? url;
  const text = toLatinDigits(at.normalize('NFKC'));
  // RFC 8118 defines `page` for PDF.
  if (pdf.test(address)) return addValue(`${address}#page=`, findPage(text));
  // W3C, Media Fragments URI 1.0: `t` in seconds.
  if (media.test(address)) return addValue(`${address}#t=`, findTime(text));
  return getVideoUrl(address, findTime(text));
}

const addValue = (start: string, value: number | undefined) => (value === undefined ? undefined : start + value);

/** Match addresses of files, also in a query: `viewer?file=report.pdf`. */
const pdf = /\.pdf(?:[?&]|$)/i;
const media = /\.(?:aac|flac|m4[av]|mov|mp[34]|og[agv]|opus|wav|webm)(?:[?&]|$)/i;

/** Returns the address of a moment in a video, in the form that the site’s own links have. */
function getVideoUrl(address: string, seconds: number | undefined): string | undefined {
  const url = URL.parse(address);
  if (!url || seconds === undefined) return undefined;
  const host = url.hostname.replace(/^(?:www|m|music|player)\./, '');
  const isEmbedded = url.pathname.startsWith('/embed/');
  if (host === 'vimeo.com' && /\/\d+/.test(url.pathname)) url.hash = `t=${seconds}s`;
  else if (/^youtube(?:-nocookie)?\.com$/.test(host) && isEmbedded) url.searchParams.set('start', String(seconds));
  else if (host === 'youtu.be' || (host === 'youtube.com' && /^\/(?:watch$|live\/)/.test(url.pathname)))
    url.searchParams.set('t', `${seconds}s`);
  else return undefined;
  return url.href;
}

/** Words for a page, which its number follows. A single lower-case “s” is a section in English. */
const pageWords = [
  ...[
    'pp?',
    'pgs?',
    'pages?',
    'seiten?',
    'págs?',
    'páginas?',
    'pagin[ae]',
    'pag',
    'blz',
    'bladzijden?',
    'sid',
    'sid[ae]',
  ],
  ...[
    'sidan?',
    'sidor',
    'str',
    'stran[ay]',
    'strony?',
    'sayfa',
    'trang',
    'halaman',
    'hlm',
    'сс?',
    'стр',
    'страниц[аы]',
  ],
  ...['σελ', 'σελίδ(?:α|ες)', 'ص', 'صص', 'صفحهٔ?', '(?:ال)?صفحة', "עמ['׳]?", 'עמוד(?:ים)?', 'पृष्ठ', 'หน้า'],
].join('|');
const pageNumber = String.raw`(\d{1,5})(?!\d|[.,]\d)`;
const page = String.raw`(?<![\p{L}\p{M}\p{N}])(?:${pageWords})[.\s]*${pageNumber}`;

/** From the surest to others: “p. 12 (PDF p. 20)” is page 20 of the file. */
const pagePatterns = [
  new RegExp(String.raw`(?<!\p{L})PDF[\s:,]*${page}`, 'iu'),
  new RegExp(page, 'iu'),
  // German; “S” without the full stop is often part of a number.
  new RegExp(String.raw`(?<![\p{L}\p{N}])S\.\s*${pageNumber}`, 'u'),
  /(?<![\p{N}.,])(\d{1,5})\s*(?:頁|页|ページ|쪽|페이지)/u,
];

/** Finds the first page that a place names, such as “p. 12”, “pp. 12–14”, “S. 12” or “12頁”. */
function findPage(at: string): number | undefined {
  for (const pattern of pagePatterns) {
    const number = Number(pattern.exec(at)?.[1] ?? 0);
    if (number > 0) return number;
  }
  return undefined;
}

const clock = /(?<![\d:.,])(?:(\d{1,2}):(?=[0-5]\d:))?(\d{1,3}):([0-5]\d)(?![\d:])(?!\s*[ap]\.?m)/iu;
const unit = (names: string) => new RegExp(String.raw`(?<![\d.,])(\d{1,5})\s*(?:${names})(?!\p{L})`, 'iu');
const units: readonly [seconds: number, pattern: RegExp][] = [
  [3600, unit('h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ч|час(?:а|ов)?|ساعت|時間|小时|小時|시간')],
  [60, unit('m|mins?|minutes?|minuten?|minutos?|minuti|мин|минут[аы]?|دقیقه|دقيقة|分|分钟|分鐘|분')],
  [1, unit('s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|secondi|сек|секунд[аы]?|ثانیه|ثانية|秒|초')],
];

/** Finds the time at which a place begins, in seconds: “12:40”, “1:02:03”, “12 min 40 s”. */
function findTime(at: string): number | undefined {
  const [, hours = 0, minutes = 0, seconds = 0] = clock.exec(at) ?? [];
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (clock.test(at)) return time;
  const [start = ''] = at.split(/[-–—]/);
  const parts = units.flatMap(([factor, pattern]) => {
    const count = pattern.exec(start)?.[1];
    return count === undefined ? [] : [Number(count) * factor];
  });
  return parts.length > 0 ? parts.reduce((sum, part) => sum + part) : undefined;
}
