/** Reads the metadata of a PDF: its information dictionary and XMP, where they are not what a program wrote. */
import { doi as doiSchema } from '../../explainer/schema/identifiers.ts';
import type { SourceAuthor } from '../../explainer/schema/source.ts';
import { readPdf } from '../web/read-pdf.ts';
import { cleanAuthors } from './clean-authors.ts';
import { parseDate } from './clean-date.ts';
import { cleanLanguage } from './clean-language.ts';
import { cleanPublisher } from './clean-publisher.ts';
import { cleanText } from './clean-text.ts';
import type { Found, FoundWork, PageReading } from './found-work.ts';
import { findPageAddress } from './page-address.ts';

/** Names of documents that have no name, as programs write them. */
const emptyNames =
  'untitled unbenannt document dokument layout slide powerpoint presentation print body cover title report template';

/** Titles that programs write: names of files, and of documents without a name. */
const junkTitle = new RegExp(
  [
    String.raw`^microsoft (?:word|powerpoint|excel)\b`,
    String.raw`^(?:${emptyNames.replaceAll(' ', '|')}|sans titre|sin título)[\s_-]*\d*$`,
    String.raw`^[\w.-]*\d[\w.-]*$`,
    String.raw`\.(?:docx?|odt|pptx?|xlsx?|rtf|tex|dvi|eps|pmd|p65|indd|qxd|pdf)$`,
  ].join('|'),
  'i',
);

/** Names of accounts: one word in lower case, or with digits. */
const accountName = /^[\p{Ll}\d._-]+$|^\p{L}{1,3}\d+$/u;

/** Names of machines and of software. */
const machineName = /\b(?:user|owner|author|microsoft|adobe|scanner|xerox|canon)\b/i;

/** What pdf.js says of a document. */
interface PdfMetadata {
  info: Record<string, unknown>;
  get: (name: string) => unknown;
}

/** Reads the metadata of a PDF. */
export async function readPdfWork(body: Uint8Array, url: string): Promise<PageReading> {
  let pdf: PdfMetadata;
  try {
    pdf = await readPdf(body, readMetadata);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const reason = isLocked ? 'is locked with a password' : 'is damaged';
    return { problem: `The PDF ${reason} and cannot be read. Open it in a PDF reader, and write the entry by hand.` };
  }
  return { work: { ...findPdfWork(pdf), url: findPageAddress(url, []) } };
}

async function readMetadata(document: { getMetadata(): Promise<{ info: object; metadata: unknown }> }) {
  const { info, metadata } = await document.getMetadata();
  const xmp = metadata as { get(name: string): unknown } | null;
  return { info: info as Record<string, unknown>, get: (name: string) => xmp?.get(name) };
}

function findPdfWork({ info, get }: PdfMetadata): FoundWork {
  const xmp = (name: string): [unknown, string] => [get(name), `XMP ${name}`];
  const ofInfo = (key: string): [unknown, string] => [info[key], `PDF ${key}`];
  const publisher = findValue([xmp('dc:publisher')], cleanPublisher);
  const publishers = publisher ? [publisher.value] : [];
  const work = {
    title: findValue([xmp('dc:title'), ofInfo('Title')], cleanPdfTitle),
    publisher,
    authors: findValue([xmp('dc:creator'), ofInfo('Author')], (value) => cleanPdfAuthors(value, publishers)),
    published: findValue(
      [xmp('prism:publicationdate'), xmp('prism:coverdate'), ofInfo('CreationDate'), xmp('xmp:createdate')],
      (value) => parseDate(toIso(value))?.date,
    ),
    lang: findValue([ofInfo('Language'), xmp('dc:language')], cleanLanguage),
    doi: findValue(
      [xmp('prism:doi'), xmp('pdfx:doi'), xmp('dc:identifier'), ofInfo('doi')],
      (value) => doiSchema.safeParse(cleanText(value)?.replace(/^doi:\s*/i, '')).data,
    ),
  };
  return Object.fromEntries(Object.entries(work).filter(([, found]) => found !== undefined));
}

/** Returns the first value that is one when cleaned. XMP has lists where the information dictionary has text. */
function findValue<T>(
  candidates: readonly [value: unknown, from: string][],
  clean: (value: unknown) => T | undefined,
): Found<T> | undefined {
  for (const [raw, from] of candidates) {
    const value = clean(raw);
    if (value !== undefined) return { value, from };
  }
  return undefined;
}

function cleanPdfTitle(value: unknown): string | undefined {
  const title = cleanText([value].flat()[0]);
  return title === undefined || junkTitle.test(title) ? undefined : title;
}

function cleanPdfAuthors(value: unknown, publishers: readonly string[]): SourceAuthor[] | undefined {
  const names = [value].flat().filter((name) => !accountName.test(String(name)) && !machineName.test(String(name)));
  const authors = names.flatMap((name) => cleanAuthors(name, { publishers }));
  return authors.length > 0 ? authors : undefined;
}

/** Converts a date of PDF (ISO 32000-2, 7.9.4), `D:20260112103000+03'30'`, to ISO 8601. The time does not matter. */
function toIso(value: unknown): unknown {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?/.exec(String(value)) ?? [];
  if (typeof value !== 'string' || !year || /^\d{4}-/.test(value)) return String(value ?? '').slice(0, 10);
  return [year, month, day].flatMap((part) => part ?? []).join('-');
}
