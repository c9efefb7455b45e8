/**
 * Writes sources as BibTeX, in UTF-8. Their types are those that every style knows, most often `@misc`, and their
 * fields those of both dialects: `year` and `month` for BibTeX, `date` and `urldate` for biblatex (manual:
 * https://ctan.org/pkg/biblatex).
 */
import { getStrings } from '../../i18n/strings.ts';
import type { CslName } from '../names.ts';
import type { CslItem } from './csl.ts';
import { formatInWords, toBiblatexDate, toIsoDate } from './csl-date.ts';
import type { CslType } from './csl-type.ts';

/** Writes a BibTeX file. The key of each entry is the id of its source. */
export function toBibtex(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\n');
}

type Field = [name: string, value: string | undefined];

/** How works are written that are not `@misc`: the entry type, and the fields that have other names there. */
interface EntryType {
  type: string;
  publisher?: string;
  container?: string;
  hasNumber?: true;
}

const article: EntryType = { type: 'article', container: 'journal', hasNumber: true };

const entryTypes: Partial<Record<CslType, EntryType>> = {
  book: { type: 'book' },
  chapter: { type: 'incollection', container: 'booktitle' },
  'article-journal': article,
  'article-newspaper': article,
  report: { type: 'techreport', publisher: 'institution', hasNumber: true },
};

function writeEntry(item: CslItem): string {
  const entryType = entryTypes[item.type] ?? { type: 'misc' };
  const { issued, accessed, custom } = item;
  const [year, month] = issued?.['date-parts']?.[0] ?? [];
  const number = item.number ?? item.issue;
  const fields: Field[] = [
    ['author', item.author && writeNames(item)],
    // A second pair of braces keeps styles from changing capitals.
    ['title', `{${escapeTex(item.title)}}`],
    [entryType.publisher ?? 'publisher', escapeOrganization(item.publisher)],
    ...writeContainer(item, entryType),
    // biblatex has one type for articles of journals and of newspapers.
    ['entrysubtype', item.type === 'article-newspaper' ? 'newspaper' : undefined],
    ['number', entryType.hasNumber && number ? escapeTex(number) : undefined],
    ['year', custom?.edtf ? escapeTex(formatInWords(custom.edtf)) : year?.toString()],
    ['date', custom?.edtf ? toBiblatexDate(custom.edtf) : issued && toIsoDate(issued)],
    ['isbn', item.ISBN],
    ['doi', item.DOI && escapeUrl(item.DOI)],
    ['url', item.URL && escapeUrl(item.URL)],
    ['urldate', accessed && toIsoDate(accessed)],
    ['note', writeNote(item, entryType)],
    ['addendum', item.archive_location && `Archived copy: \\url{${escapeUrl(item.archive_location)}}`],
    ['language', item.language],
  ];
  const lines = fields.flatMap(([field, value]) => (value === undefined ? [] : [`  ${field} = {${value}},\n`]));
  // Months have no braces: they are macros that each style defines.
  if (month !== undefined && !custom?.edtf) lines.push(`  month = ${months[month - 1]},\n`);
  return `@${entryType.type}{${item.id},\n${lines.join('')}}\n`;
}

/** Writes the container, and where else the work was read: in `howpublished`, where the type has no field for it. */
function writeContainer(item: CslItem, { container: name }: EntryType): Field[] {
  const container = item['container-title'] === item.publisher && !name ? undefined : item['container-title'];
  const carriers = [...(container && !name ? [container] : []), ...(item.source ? [item.source] : [])];
  return [
    ...(name ? [[name, container && escapeTex(container)] satisfies Field] : []),
    ['howpublished', carriers.length > 0 ? escapeOrganization(carriers.join(', ')) : undefined],
  ];
}

/** Writes the note, after a number that the type has no field for. */
function writeNote({ number, note, language }: CslItem, entryType: EntryType): string | undefined {
  const parts = [
    ...(number && !entryType.hasNumber ? [getStrings(language).workNumber(number)] : []),
    ...(note ? [note] : []),
  ];
  return parts.length > 0 ? escapeTex(parts.join('. ')) : undefined;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Joins names with “and”. BibTeX writes “and others” where not all authors are named. */
function writeNames({ author = [], custom }: CslItem): string {
  return [...author.map(writeName), ...(custom?.moreAuthors ? ['others'] : [])].join(' and ');
}

function writeName(author: CslName): string {
  if ('literal' in author) return `{${escapeTex(author.literal)}}`;
  const { family, given, suffix } = author;
  // BibTeX takes “al-Example” for two words, because it starts with a lower-case letter. Braces keep it together.
  const familyField = /(?:^|\s)\p{Ll}\S*-/u.test(family) ? `{${escapeTex(family)}}` : escapeTex(family);
  return [familyField, ...(suffix ? [suffix] : []), escapeTex(given)].join(', ');
}

const texCommands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces, even after a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Escapes characters that are commands of TeX, and pairs that TeX would join into another character. */
function escapeTex(text: string): string {
  return text
    .replace(/[\\~^{}$&#%_]/g, (sign) => texCommands[sign] ?? `\\${sign}`)
    .replace(/-(?=-)|[`?!](?=`)|'(?=')/g, (sign) => `${sign}{}`);
}

/** Escapes the name of an organization, in which “and” does not separate two names. */
function escapeOrganization(text: string): string {
  return / and /i.test(text) ? `{${escapeTex(text)}}` : escapeTex(text);
}

/** Percent-encodes the characters of an address that would end or break the field. */
function escapeUrl(url: string): string {
  return url.replace(/[\\{}\s]/g, encodeURIComponent);
}
