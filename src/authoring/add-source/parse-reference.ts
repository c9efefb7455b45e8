/** Recognizes what an author gives to `source -- add`: an address, a DOI, an ISBN or a file. */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { isWebAddress } from '../../explainer/schema/fields.ts';
import { doi as doiField, isbn as isbnField } from '../../explainer/schema/identifiers.ts';

/** A reference to one work, or to a file with many. */
export interface Reference {
  kind: 'address' | 'doi' | 'isbn' | 'file';
  value: string;
}

const fileTypes = ['.bib', '.ris', '.json'];

/** Returns the DOI that a text is: bare, after “doi:”, or the address of a resolver. */
export function toDoi(text: string): string | undefined {
  const [, name] = /^(?:https?:\/\/(?:www\.|dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  const isAddress = /^https?:/i.test(text.trim());
  const doi = isAddress ? decode(name.replace(/[?#].*$/, '')) : name;
  return doiField.safeParse(doi).success ? doi : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the ISBN that a text is, as it is written, or undefined. */
export function toIsbn(text: string): string | undefined {
  const isbn = text
    .trim()
    .replace(/^isbn(?:-1[03])?:?\s*/i, '')
    .replace(/[‐‑–]/g, '-');
  return /^[\dXx -]+$/.test(isbn) && isbnField.safeParse(isbn).success ? isbn : undefined;
}

/** Recognizes a reference. @throws Error that says what can be given instead */
export function parseReference(text: string): Reference {
  const value = text.trim();
  const doi = toDoi(value);
  if (doi !== undefined) return { kind: 'doi', value: doi };
  if (isWebAddress(value)) return { kind: 'address', value };
  const isbn = toIsbn(value);
  if (isbn !== undefined) return { kind: 'isbn', value: isbn };
  if (fileTypes.includes(extname(value).toLowerCase())) {
    if (existsSync(value)) return { kind: 'file', value };
    throw new Error(`There is no file ${value}.`);
  }
  throw new Error(explain(value));
}

function explain(value: string): string {
  if (/^(?:isbn[\s:-]*)?[\d -]{9,16}[\dx]$/i.test(value))
    return `“${value}” is not an ISBN: its digits are wrong or their number is. Copy it again from the book.`;
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]|$)/i.test(value) && !existsSync(value))
    return `“${value}” is not a full address. Write https:// in front of it.`;
  return `“${value}” is not an address, DOI or ISBN, nor a file that ends in .bib, .ris or .json.`;
}
