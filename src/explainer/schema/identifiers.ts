/** Schemas of what identifies a work or a copy of it: DOI, ISBN, digest. */
import { textWith } from './fields.ts';

/** A Digital Object Identifier, without the address of a resolver. */
export const doi = textWith(
  (value) => /^10\.\d{4,9}\/\S+$/.test(value),
  {
    rule: 'bad-identifier',
    message: (value) => `“${value}” is not a DOI.`,
    hint: (value) => {
      const [found] = /10\.\d{4,9}\/\S+/.exec(value) ?? [];
      return found ? `Write “${found}”.` : 'Write it as 10.1000/182, without https://doi.org/.';
    },
  },
  { pattern: '^10\\.\\d{4,9}/\\S+$', patternErrorMessage: 'Write it as 10.1000/182, without https://doi.org/.' },
);

/** An International Standard Book Number of 10 or 13 digits, with or without hyphens. */
export const isbn = textWith(
  isIsbn,
  {
    rule: 'bad-identifier',
    message: (value) => `“${value}” is not an ISBN: its digits are wrong or their number is.`,
    hint: () => 'Copy the 13 digits (or 10 before 2007) from the book; hyphens are optional.',
  },
  { type: ['string', 'integer'] },
);

/** Checks the last digit of an ISBN (ISO 2108). */
function isIsbn(value: string): boolean {
  const digits = value.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{13}$/.test(digits))
    return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - index),
    0,
  );
  return sum % 11 === 0;
}

/** A SHA-256 digest in hexadecimal digits. */
export const sha256 = textWith(
  (value) => /^[0-9a-f]{64}$/.test(value),
  {
    rule: 'bad-identifier',
    message: () => 'This is not a SHA-256 digest.',
    hint: () => 'Leave this field to “npm run source -- archive --evidence”, which writes 64 hexadecimal digits.',
  },
  { pattern: '^[0-9a-f]{64}$' },
);
