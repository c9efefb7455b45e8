/** Reads BibTeX and biblatex files as CSL-JSON, with citation-js. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { ForeignItem } from './csl-text.ts';

/** An entry before its fields are converted. */
interface BibtexEntry {
  type: string;
  label: string;
  properties: Record<string, unknown>;
}

/** Commands that citation-js leaves as they are. */
const commands: Record<string, string> = {
  ...{ aa: 'å', AA: 'Å', TeX: 'TeX', LaTeX: 'LaTeX', BibTeX: 'BibTeX', ldots: '…', dots: '…', textellipsis: '…' },
  ...{ textquotedblleft: '“', textquotedblright: '”', textquoteleft: '‘', textquoteright: '’', slash: '/' },
};

/** Combining characters by the accents of TeX. */
const accents: Record<string, string> = {
  ...{ "'": '\u0301', '`': '\u0300', '^': '\u0302', '"': '\u0308', '~': '\u0303', '=': '\u0304', '.': '\u0307' },
  ...{ c: '\u0327', v: '\u030C', u: '\u0306', H: '\u030B', k: '\u0328', r: '\u030A' },
};

/** Matches fields that are not text, or an accented letter: {\'E}, \'{E}, \'\i, \c c. */
const accentedLetter = new RegExp(
  [
    /(\b(?:url|doi|howpublished|file)\s*=[^\n]*)/,
    /|(\{?)\\(?:(['`^"~=.])\s*|([cvuHkr])(?:\s+|(?=\{)))(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))(\}?)/,
  ]
    .map(({ source }) => source)
    .join(''),
  'g',
);

/**
 * Replaces commands that citation-js does not know, and accents: it takes a name that begins with one for a particle.
 */
function replaceCommands(text: string): string {
  return text
    .replace(accentedLetter, (match, field, open = '', sign, word, inBraces, bare, close = '') => {
      if (field !== undefined) return match;
      const letter = `${inBraces ?? bare}${accents[sign ?? word]}`.normalize('NFC');
      return open && close ? letter : open + letter + close;
    })
    .replaceAll('\\~{}', '\\textasciitilde{}')
    .replaceAll('\\^{}', '\\textasciicircum{}')
    .replace(/\\[,;:](?=\S)/g, ' ')
    .replace(/\\([A-Za-z]+)(?:\{\}|(?![A-Za-z]) ?)/g, (command, name: string) => commands[name] ?? command);
}

/** Reads the entries of a file, in its order. @throws Error that says in which line the file cannot be parsed */
export function readBibtex(text: string): ForeignItem[] {
  const source = replaceCommands(text);
  let entries: BibtexEntry[];
  try {
    entries = plugins.input.data(source, '@biblatex/text') as BibtexEntry[];
  } catch (error) {
    const [, line, column] = /at line (\d+) col (\d+)/.exec((error as Error).message) ?? [];
    throw new Error(line ? `it cannot be parsed at line ${line}, column ${column}` : (error as Error).message);
  }
  const items = plugins.input.data(entries, '@biblatex/entries+list') as ForeignItem[];
  const byLabel = new Map(entries.map((entry) => [entry.label, entry]));
  return items.map((item) => {
    const { type = '', properties = {} } = byLabel.get(String(item['id'])) ?? {};
    return {
      ...{ ...item, ...joinPublishers(item), ...readVerbatim(properties), ...joinParticles(item, properties) },
      ...readTypeFields(item, type, properties),
    };
  });
}

/** Types of biblatex that citation-js does not know. */
const types: Record<string, string> = { audio: 'broadcast', video: 'motion_picture', movie: 'motion_picture' };

/** Reads what citation-js leaves out: that an article is of a newspaper, the director of a film, and some numbers. */
function readTypeFields(item: ForeignItem, type: string, properties: Record<string, unknown>): ForeignItem {
  const { entrysubtype, editortype, number } = properties;
  const isOfPress = type === 'article' && (entrysubtype === 'newspaper' || entrysubtype === 'magazine');
  const cslType = isOfPress ? `article-${entrysubtype}` : types[type];
  const hasNumber = ['number', 'issue', 'collection-number'].some((key) => item[key] !== undefined);
  return {
    ...(cslType ? { type: cslType } : {}),
    ...(editortype === 'director' ? { director: item['editor'] } : {}),
    ...(hasNumber || number === undefined ? {} : { number }),
  };
}

/** Joins the names that citation-js splits at “and”, which is in the name of many a publisher. */
const joinPublishers = ({ publisher }: ForeignItem): ForeignItem =>
  Array.isArray(publisher) ? { publisher: publisher.join(' and ') } : {};

/** Reads the fields that citation-js changes: it keeps the backslashes of addresses, and takes 199X for 1990. */
function readVerbatim({ url, howpublished, addendum, date, year, month }: Record<string, unknown>): ForeignItem {
  const address = [url, howpublished].map(toAddress).find(Boolean);
  // This site’s own exports have it there.
  const archived = toAddress(String(addendum).replace(/^Archived copy: /, ''));
  const published = date ?? (month === undefined ? year : undefined);
  return {
    ...(address ? { URL: address } : {}),
    ...(archived ? { archive_location: archived } : {}),
    ...(typeof published === 'string' && !/^\d{4}$/.test(published) ? { issued: { raw: published } } : {}),
  };
}

function toAddress(field: unknown): string | undefined {
  if (typeof field !== 'string') return undefined;
  const [, inside] = /^\{?\\url\{(.*?)\}\}?$/.exec(field.trim()) ?? [];
  const address = (inside ?? field.trim()).replace(/\\([&%$#_{}~])(?:\{\})?/g, '$1');
  return /^https?:\/\/\S+$/i.test(address) ? address : undefined;
}

/** Joins “al” and “Said” again, which citation-js splits at the hyphen. */
function joinParticles({ author }: ForeignItem, properties: Record<string, unknown>): ForeignItem {
  if (!Array.isArray(author)) return {};
  const written = String(properties['author']);
  return {
    author: (author as Record<string, string>[]).map(({ 'non-dropping-particle': particle, ...name }) => {
      const family = `${particle}-${name['family']}`;
      if (particle === undefined) return name;
      return written.includes(family) ? { ...name, family } : { ...name, 'non-dropping-particle': particle };
    }),
  };
}
