/** Reads BibTeX and biblatex files as CSL-JSON, with citation-js. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { ForeignItem } from './csl-text.ts';

/** An entry before its fields are converted. */
interface BibtexEntry {
  label: string;
  properties: Record<string, unknown>;
}

/** Commands that citation-js leaves as they are. */
const commands: Record<string, string> = {
  ...{ aa: 'å', AA: 'Å', TeX: 'TeX', LaTeX: 'LaTeX', BibTeX: 'BibTeX', ldots: '…', dots: '…', textellipsis: '…' },
  ...{ textquotedblleft: '“', textquotedblright: '”', textquoteleft: '‘', textquoteright: '’', slash: '/' },
};

/** Replaces commands that citation-js does not know, or reads wrongly: an accent belongs on an i with a dot. */
function replaceCommands(text: string): string {
  return text
    .replace(/(\\['`^"=~])(?:\{\\([ij])\}|\\([ij])(?![A-Za-z]))/g, '$1{$2$3}')
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
  const byLabel = new Map(entries.map(({ label, properties }) => [label, properties]));
  return items.map((item) => ({ ...item, ...readVerbatim(byLabel.get(String(item['id'])) ?? {}) }));
}

/** Reads the fields that citation-js changes: it keeps the backslashes of addresses, and takes 199X for 1990. */
function readVerbatim({ url, howpublished, date, year, month }: Record<string, unknown>): ForeignItem {
  const address = [url, howpublished].map(toAddress).find(Boolean);
  const published = date ?? (month === undefined ? year : undefined);
  return {
    ...(address ? { URL: address } : {}),
    ...(typeof published === 'string' && !/^\d{4}$/.test(published) ? { issued: { raw: published } } : {}),
  };
}

function toAddress(field: unknown): string | undefined {
  if (typeof field !== 'string') return undefined;
  const [, inside] = /^\{?\\url\{(.*?)\}\}?$/.exec(field.trim()) ?? [];
  const address = (inside ?? field.trim()).replace(/\\([&%$#_{}~])(?:\{\})?/g, '$1');
  return /^https?:\/\/\S+$/i.test(address) ? address : undefined;
}
