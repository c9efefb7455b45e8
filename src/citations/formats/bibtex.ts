/**
 * Sources as BibTeX. Entries are `@misc`, which every style knows, with the fields of both dialects: `year` and `month`
 * for BibTeX, `date` and `urldate` for biblatex (manual: https://ctan.org/pkg/biblatex). Letters stay as they are, in UTF-8.
 */
import { type CslItem, type CslName, toIsoDate } from './csl.ts';

/** A BibTeX file. The key of each entry is the id of its source. */
export function toBibtex(items: readonly CslItem[]): string {
  return items.map(entry).join('\n');
}

function entry(item: CslItem): string {
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const braced: [name: string, value: string | undefined][] = [
    ['author', item.author?.map(name).join(' and ')],
    // A second pair of braces keeps styles from changing capitals.
    ['title', `{${plain(item.title)}}`],
    ['publisher', body(item.publisher)],
    ['howpublished', item['container-title'] === item.publisher ? undefined : body(item['container-title'])],
    ['year', year === undefined ? undefined : String(year)],
    ['date', item.issued && toIsoDate(item.issued)],
    ['url', address(item.URL)],
    ['urldate', item.accessed && toIsoDate(item.accessed)],
    ['note', item.note && plain(item.note)],
    ['addendum', item.archive_location && `Archived copy: \\url{${address(item.archive_location)}}`],
    ['language', item.language],
  ];
  const lines = braced.flatMap(([field, value]) => (value === undefined ? [] : [`  ${field} = {${value}},\n`]));
  // Months are words that each style defines, so they stand without braces.
  if (month !== undefined) lines.push(`  month = ${months[month - 1]},\n`);
  return `@misc{${item.id},\n${lines.join('')}}\n`;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function name(author: CslName): string {
  if ('literal' in author) return `{${plain(author.literal)}}`;
  const { family, given, suffix } = author;
  // “al-Example” would be taken for two words, because it starts in lower case.
  const whole = /(?:^|\s)\p{Ll}\S*-/u.test(family) ? `{${plain(family)}}` : plain(family);
  return [whole, ...(suffix ? [suffix] : []), plain(given)].join(', ');
}

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces, even after a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** Text in which nothing is a command of TeX, and no two signs run together into another. */
function plain(text: string): string {
  return text
    .replace(/[\\~^{}$&#%_]/g, (sign) => special[sign] ?? `\\${sign}`)
    .replace(/-(?=-)|[`?!](?=`)|'(?=')/g, (sign) => `${sign}{}`);
}

/** The name of a body: “and” in it joins no two. */
function body(text: string): string {
  return / and /i.test(text) ? `{${plain(text)}}` : plain(text);
}

/** An address is taken as it stands, but for the signs that would end or break the field. */
function address(url: string): string {
  return url.replace(/[\\{}\s]/g, encodeURIComponent);
}
