/**
 * Writes sources as BibTeX, in UTF-8. Entries are `@misc`, which every style knows, with the fields of both
 * dialects: `year` and `month` for BibTeX, `date` and `urldate` for biblatex (manual:
 * https://ctan.org/pkg/biblatex).
 */
import type { CslName } from '../names.ts';
import type { CslItem } from './csl.ts';
import { formatInWords, toBiblatexDate, toIsoDate } from './csl-date.ts';

/** Writes a BibTeX file. The key of each entry is the id of its source. */
export function toBibtex(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\n');
}

function writeEntry(item: CslItem): string {
  const { issued, accessed, custom } = item;
  const [year, month] = issued?.['date-parts']?.[0] ?? [];
  const fields: [name: string, value: string | undefined][] = [
    ['author', item.author && writeNames(item)],
    // A second pair of braces keeps styles from changing capitals.
    ['title', `{${escapeTex(item.title)}}`],
    ['publisher', escapeOrganization(item.publisher)],
    [
      'howpublished',
      item['container-title'] === item.publisher ? undefined : escapeOrganization(item['container-title']),
    ],
    ['year', custom?.edtf ? escapeTex(formatInWords(custom.edtf)) : year?.toString()],
    ['date', custom?.edtf ? toBiblatexDate(custom.edtf) : issued && toIsoDate(issued)],
    ['url', escapeUrl(item.URL)],
    ['urldate', accessed && toIsoDate(accessed)],
    ['note', item.note && escapeTex(item.note)],
    ['addendum', item.archive_location && `Archived copy: \\url{${escapeUrl(item.archive_location)}}`],
    ['language', item.language],
  ];
  const lines = fields.flatMap(([field, value]) => (value === undefined ? [] : [`  ${field} = {${value}},\n`]));
  // Months have no braces: they are macros that each style defines.
  if (month !== undefined && !custom?.edtf) lines.push(`  month = ${months[month - 1]},\n`);
  return `@misc{${item.id},\n${lines.join('')}}\n`;
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
