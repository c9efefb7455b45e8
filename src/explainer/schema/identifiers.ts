/** Schemas of what identifies a work or a copy of it: DOI, ISBN, digest. */
import { isIsbn } from '../isbn.ts';
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
  {
    type: ['string', 'integer'],
    pattern: '^\\s*(\\d[^\\dA-Za-z]*){9}((\\d[^\\dA-Za-z]*){3})?[\\dXx]\\s*$',
    patternErrorMessage: 'An ISBN has 13 digits, or 10 before 2007.',
  },
);

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
