/**
 * Converts an item of CSL-JSON to a source, the inverse of `src/citations/formats/csl.ts`. Notes and abstracts are not
 * facts about the work, and are left out.
 * Names of fields: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
import { isWebAddress } from '../../explainer/schema/fields.ts';
import { sourceKinds } from '../../explainer/schema/source-kinds.ts';
import { isInPeriodical, toKind } from './csl-kinds.ts';
import { type ForeignItem, readNames, readText } from './csl-text.ts';
import { type ForeignDate, fromCslDate } from './dates.ts';
import { type FoundEntry, type FoundFields, toFoundEntry } from './found-entry.ts';
import { toLanguageTag } from './languages.ts';
import { toDoi, toIsbn } from './parse-reference.ts';

/** Returns a value of an item, and the name of the variable that has it. */
type Reading = [value: unknown, variable: string];

/** Returns the first of some variables that has a text. */
function readFirst(item: ForeignItem, variables: readonly string[]): Reading | undefined {
  for (const variable of variables) {
    const text = readText(item[variable]);
    if (text !== undefined) return [text, variable];
  }
  return undefined;
}

const readTitle = (item: ForeignItem): Reading | undefined => {
  const title = readText(item['title']);
  const subtitle = readText(item['subtitle']);
  if (title === undefined) return undefined;
  return [subtitle && !title.includes(subtitle) ? `${title}: ${subtitle}` : title, 'title'];
};

/** What is published under the name of its container: a page of a site, an article of a newspaper or a journal. */
const readPublisher = (item: ForeignItem): Reading | undefined =>
  readFirst(item, ['publisher', 'authority', 'container-title']);

const readContainer = (item: ForeignItem): Reading | undefined => {
  const isSeries = toKind(readText(item['type']) ?? '') === 'broadcast';
  const container = readFirst(item, ['container-title', ...(isSeries ? ['collection-title'] : [])]);
  return container?.[0] === readPublisher(item)?.[0] ? undefined : container;
};

const readAuthors = (item: ForeignItem): Reading | undefined => {
  const variable = ['author', 'reporter', 'interviewer', 'director', 'composer'].find((name) => readNames(item[name]));
  if (variable === undefined) return undefined;
  const authors = readNames(item[variable]) ?? [];
  const hasMore = getCustom(item)['moreAuthors'] === true && !authors.includes('et al.');
  return [hasMore ? [...authors, 'et al.'] : authors, variable];
};

const readDate =
  (...variables: string[]) =>
  (item: ForeignItem): Reading | undefined => {
    for (const variable of variables) {
      const date = fromCslDate(item[variable] as ForeignDate | undefined);
      if (date !== undefined) return [date, variable];
    }
    return undefined;
  };

const readKind = (item: ForeignItem): Reading | undefined => {
  const own = getCustom(item)['kind'];
  if (sourceKinds.some((kind) => kind === own)) return [own, 'custom.kind'];
  const type = readText(item['type']) ?? '';
  const kind = toKind(type);
  return kind && [kind, `type ${type}`];
};

const readNumber = (item: ForeignItem): Reading | undefined => {
  if (isOwn(item)) return readFirst(item, ['number', 'issue']);
  const type = readText(item['type']) ?? '';
  if (isInPeriodical(type) || toKind(type) === 'book') return undefined;
  // An archive finds a letter or a file by its shelfmark.
  const isArchived = ['document', 'interview'].includes(toKind(type) ?? '') && !readArchived(item);
  return readFirst(item, ['number', ...(isArchived ? ['archive_location', 'call-number'] : [])]);
};

const readLanguage = (item: ForeignItem): Reading | undefined => {
  const language = readText(item['language']);
  return language === undefined ? undefined : [toLanguageTag(language) ?? language, 'language'];
};

const readDoi = (item: ForeignItem): Reading | undefined => {
  // Some DOIs have signs of markup in them.
  const doi = typeof item['DOI'] === 'string' ? item['DOI'].trim() : '';
  return doi === '' ? undefined : [toDoi(doi) ?? doi, 'DOI'];
};

/** Programs write several ISBNs into one text or a list, and Crossref writes addresses of them. */
const readIsbn = (item: ForeignItem): Reading | undefined => {
  const texts = [item['ISBN']].flat().flatMap((value) => (typeof value === 'string' ? value.split(/[\s,;]+/) : []));
  const isbn = texts.map((text) => toIsbn(text.replace(/^.*\//, ''))).find(Boolean);
  return isbn === undefined ? undefined : [isbn, 'ISBN'];
};

/** The address of a DOI is no address: the DOI says the same. */
const readUrl = (item: ForeignItem): Reading | undefined => {
  const url = typeof item['URL'] === 'string' ? item['URL'].trim() : '';
  const isDoi = toDoi(url)?.toLowerCase() === toDoi(String(item['DOI']))?.toLowerCase();
  return url === '' || (isDoi && toDoi(url)) ? undefined : [url, 'URL'];
};

/** Others keep shelfmarks in this variable. */
const readArchived = (item: ForeignItem): Reading | undefined => {
  const location = readText(item['archive_location']);
  return location && isWebAddress(location) ? [location, 'archive_location'] : undefined;
};

/** Exports of this site have what citations point at by key: words of quotes, places and translations. */
const readQuotes = (item: ForeignItem): Reading | undefined => {
  const { quotes, places, translations } = getCustom(item);
  if (!isRecord(quotes)) return undefined;
  const entries = Object.entries(quotes).map(([key, words]) => {
    const [at, translation] = [getValue(places, key), getValue(translations, key)];
    return [
      key,
      at === undefined && translation === undefined ? words : { words, ...omitUndefined({ at, translation }) },
    ];
  });
  return [Object.fromEntries(entries), 'custom.quotes'];
};

const readPlaces = (item: ForeignItem): Reading | undefined => {
  const { quotes, places } = getCustom(item);
  if (!isRecord(places)) return undefined;
  const entries = Object.entries(places).filter(([key]) => getValue(quotes, key) === undefined);
  return entries.length > 0 ? [Object.fromEntries(entries), 'custom.places'] : undefined;
};

const readCustom =
  (key: string) =>
  (item: ForeignItem): Reading | undefined => {
    const value = getValue(getCustom(item), key);
    return value === undefined ? undefined : [value, `custom.${key}`];
  };

/** Says whether this site wrote the item, so that its variables mean what they mean in `csl.ts`. */
const isOwn = (item: ForeignItem): boolean => getCustom(item)['kind'] !== undefined;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const getValue = (record: unknown, key: string): unknown =>
  isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined;

const omitUndefined = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function getCustom(item: ForeignItem): ForeignItem {
  const { custom } = item;
  return isRecord(custom) ? custom : {};
}

/** How each field of a source is read. */
const readers: Partial<Record<keyof FoundFields, (item: ForeignItem) => Reading | undefined>> = {
  publisher: readPublisher,
  title: readTitle,
  container: readContainer,
  number: readNumber,
  via: (item) => (isOwn(item) ? readFirst(item, ['source']) : undefined),
  url: readUrl,
  doi: readDoi,
  isbn: readIsbn,
  kind: readKind,
  authors: readAuthors,
  published: (item) =>
    readCustom('edtf')(item) ?? readDate('issued', 'published', 'published-print', 'published-online')(item),
  accessed: readDate('accessed'),
  archived: readArchived,
  lang: readLanguage,
  access: readCustom('access'),
  translatedTitle: readCustom('translatedTitle'),
  quotes: readQuotes,
  places: readPlaces,
};

/** Converts an item. @param origin where it is from: “refs.bib, roe2024” */
export function fromCsl(item: ForeignItem, origin: string): FoundEntry {
  const fields: FoundFields = {};
  for (const [key, read] of Object.entries(readers)) {
    const reading = read(item);
    if (reading) fields[key as keyof FoundFields] = { value: reading[0], from: `${origin}: ${reading[1]}` };
  }
  return toFoundEntry(fields);
}
