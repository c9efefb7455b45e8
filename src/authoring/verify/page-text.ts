/** Reads the text of a page, a PDF or a text file, or says why it has none that can be compared. */
import { type NoticeKind, recognizeAddress, recognizeTitle } from '../page-reader/recognize-notice.ts';
import { isBinaryFormat, recognizeFormat } from '../web/body-format.ts';
import { decodeHtml } from '../web/decode-html.ts';
import { type HtmlText, readHtmlText } from './html-text.ts';
import { type NormalizedText, normalizeText } from './normalize-text.ts';
import { readPdfTexts } from './pdf-text.ts';

/** A text of a page, and what a reader of the report should know about it. */
interface Text extends NormalizedText {
  note?: string;
}

/** What a page says, as far as it can be read. */
export interface PageText {
  /** The best text first. */
  texts: Text[];
  /** Why words that are not in the text may be on the page all the same: a sentence without its full stop. */
  hiddenBy?: string;
  /** The page says that the work is not there: a sentence without its full stop. */
  gone?: string;
}

/** The content of a page. */
export interface PageBody {
  bytes: Buffer;
  contentType: string;
  isTruncated: boolean;
  /** The address to which the server redirected, if it did. */
  redirectedTo?: string;
}

/** Longer pages are cut off: no article is. Bytes. */
export const maxPageBytes = 5 * 1024 * 1024;

/** What servers show instead of the page, after a redirect. */
const walls: Partial<Record<NoticeKind, string>> = {
  consent: 'The server asks for consent to cookies instead of showing the page',
  challenge: 'The server shows a CAPTCHA or similar test instead of the page',
  login: 'The server asks readers to sign in',
  subscription: 'The server asks readers to subscribe',
};

/** Less text than this is no article. Characters. */
const minArticleLength = 250;

/** @returns a sentence without its full stop if there is no text to compare */
export async function readPageText(page: PageBody): Promise<PageText | { unreadable: string }> {
  const { bytes, contentType, isTruncated, redirectedTo } = page;
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const format = recognizeFormat(bytes, contentType);
  if (format === 'pdf') return isTruncated ? { unreadable: 'The PDF is too large' } : readPdf(bytes);
  const isOther =
    format !== 'html' && /^(?:image|audio|video|font)\/|zip|msword|officedocument|opendocument/.test(type);
  if (isOther || isBinaryFormat(format)) return { unreadable: `It is ${format}, whose words cannot be compared` };
  const isCut = isTruncated || bytes.length > maxPageBytes;
  const text = decodeHtml(bytes.subarray(0, maxPageBytes), contentType);
  if (format === 'html' || /html|xml/.test(type)) return readHtml(text, redirectedTo, isCut);
  if (text.includes('\0')) return { unreadable: 'It is not a text' };
  return { texts: [normalizeText(text)], ...(isCut ? { hiddenBy: cutOff } : {}) };
}

/** Says that words may be in a part of the page that was not read. */
export const cutOff = 'The page is very long, and the words are not in the part that was read';

async function readPdf(bytes: Buffer): Promise<PageText | { unreadable: string }> {
  try {
    const texts = await readPdfTexts(bytes);
    if (!/\p{L}{2}/u.test(texts[0] ?? '')) return { unreadable: 'The PDF has no text: its pages are pictures' };
    return { texts: texts.map((text) => ({ ...normalizeText(text), hasUncertainSpaces: true })) };
  } catch (error) {
    return { unreadable: `The PDF cannot be read (${(error as Error).message.replace(/\.$/, '')})` };
  }
}

function readHtml(html: string, redirectedTo: string | undefined, isCut: boolean): PageText | { unreadable: string } {
  let content: HtmlText;
  try {
    content = readHtmlText(html);
  } catch (error) {
    // Elements may be nested more deeply than the parser can follow.
    return { unreadable: `The page cannot be read (${(error as Error).message.replace(/\.$/, '')})` };
  }
  const { title, text, articleBody, isPaid, hasScripts } = content;
  const page = normalizeText(text);
  const note = 'The words are in the page’s data for search engines (articleBody), not in its text';
  const texts: Text[] = articleBody ? [page, { ...normalizeText(articleBody), note }] : [page];
  const notice = redirectedTo === undefined ? undefined : recognizeAddress(redirectedTo);
  const wall = notice && walls[notice];
  const isShort = page.text.length < minArticleLength;
  const reasons: [applies: boolean, reason: string][] = [
    [isCut, cutOff],
    [isPaid, 'The page is behind a paywall, and the words are not in the part that it shows'],
    [wall !== undefined, wall ?? ''],
    [isShort && hasScripts, 'The page shows its text only with JavaScript'],
    [isShort && page.text.length === 0, 'The page has no text'],
  ];
  const hiddenBy = reasons.find(([applies]) => applies)?.[1];
  // Titles name the site too.
  const isGone = recognizeTitle(title.split(/\s[|·–—-]\s|:\s/)) === 'missing';
  return {
    texts,
    ...(hiddenBy ? { hiddenBy } : {}),
    ...(isGone ? { gone: `The server answers 200, but the title of the page is “${title.slice(0, 80)}”` } : {}),
  };
}
