/**
 * Converts sources to CSL-JSON, the format that reference managers share.
 * Names of fields: Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html.
 */
import type { Source } from '../../explainer/schema/source.ts';
import { getTranslation } from '../../explainer/translation.ts';
import { isPlainDate } from '../../i18n/dates.ts';
import { getStrings } from '../../i18n/strings.ts';
import { type CslName, parseAuthors } from '../names.ts';
import { listPassages } from '../passages.ts';
import { type CslDate, toCslDate } from './csl-date.ts';
import { type CslType, getCslType } from './csl-type.ts';

/** What citations point at in a source, by key. A quote has its place and its translation under the same key. */
interface CslPassages {
  quotes?: Record<string, string>;
  places?: Record<string, string>;
  translations?: Record<string, { text: string; by?: string }>;
}

/** A work. BibTeX and RIS are written from it too. */
export interface CslItem {
  id: string;
  type: CslType;
  title: string;
  author?: CslName[];
  publisher: string;
  /** The court. */
  authority?: string;
  'container-title'?: string;
  number?: string;
  /** The number of a journal or newspaper. */
  issue?: string;
  /** Where the work was read, if that is not its container. */
  source?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  DOI?: string;
  ISBN?: string;
  /** The address of an archived copy. */
  archive_location?: string;
  language: string;
  note?: string;
  /** Data that CSL has no field for. */
  custom?: {
    kind: Source['kind'];
    /** The date as it is written, in EDTF, where `issued` cannot hold it exactly. */
    edtf?: string;
    access?: Source['access'];
    translatedTitle?: { text: string; by?: string | undefined };
    /** The days on which quotes were found in the work. */
    quotesChecked?: Record<string, string>;
    moreAuthors?: true;
  } & CslPassages;
}

/**
 * Converts a source to an item of CSL-JSON.
 * A title that is not the work’s own is in square brackets, as in library catalogues. CSL has no field for a translated
 * title: it is in `note`, which reference managers show and which BibTeX and RIS have too, and as data in `custom`.
 * @param lang the language of the explainer, and of the source unless that names its own
 */
export function toCslItem(source: Source, lang: string): CslItem {
  const { id, kind, publisher, title, titleStatus, url, doi, isbn, authors, published, accessed, archived } = source;
  const { access } = source;
  const translatedTitle = source.translatedTitle && getTranslation(source.translatedTitle);
  const { names, hasMore } = parseAuthors(source, lang);
  const issued = published === undefined ? undefined : toCslDate(published);
  return {
    id,
    type: getCslType(source),
    title: titleStatus ? `[${title}]` : title,
    ...(authors ? { author: names } : {}),
    publisher,
    ...getContainerAndNumber(source),
    ...(issued ? { issued } : {}),
    ...(accessed ? { accessed: toCslDate(accessed) } : {}),
    ...(url ? { URL: url } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(isbn ? { ISBN: isbn } : {}),
    ...(archived ? { archive_location: archived } : {}),
    language: source.lang ?? lang,
    ...(translatedTitle ? { note: getStrings(lang).titleInTranslation(translatedTitle.text, translatedTitle.by) } : {}),
    custom: {
      kind,
      ...(published && issued && !isPlainDate(published) ? { edtf: published } : {}),
      ...(access ? { access } : {}),
      ...(translatedTitle ? { translatedTitle } : {}),
      ...toCslPassages(source),
      ...(source.quotesChecked ? { quotesChecked: source.quotesChecked } : {}),
      ...(hasMore ? { moreAuthors: true } : {}),
    },
  };
}

function getContainerAndNumber(source: Source): Partial<CslItem> {
  const { publisher, container, number, via } = source;
  const type = getCslType(source);
  const containerTitle = container ?? getOwnContainer(type, source);
  return {
    ...(type === 'legal_case' ? { authority: publisher } : {}),
    ...(containerTitle ? { 'container-title': containerTitle } : {}),
    ...(number ? { [type.startsWith('article') ? 'issue' : 'number']: number } : {}),
    ...(via && via !== containerTitle ? { source: via } : {}),
  };
}

/** Returns the container of a work whose source names none: the site, the newspaper or the journal. */
function getOwnContainer(type: CslType, { publisher, via }: Source): string | undefined {
  if (type === 'article-journal') return publisher;
  return ['webpage', 'dataset', 'post', 'article-newspaper'].includes(type) ? (via ?? publisher) : undefined;
}

function toCslPassages(source: Source): CslPassages {
  const passages = listPassages(source);
  const byKey = <Value>(values: [key: string, value: Value | undefined][]): Record<string, Value> | undefined => {
    const known = values.filter((entry): entry is [string, Value] => entry[1] !== undefined);
    return known.length > 0 ? Object.fromEntries(known) : undefined;
  };
  const quotes = byKey(passages.map(({ key, words }) => [key, words]));
  const places = byKey(passages.map(({ key, at }) => [key, at]));
  const translations = byKey(passages.map(({ key, translation }) => [key, translation]));
  return { ...(quotes && { quotes }), ...(places && { places }), ...(translations && { translations }) };
}
