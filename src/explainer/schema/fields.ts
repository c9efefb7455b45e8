import { z } from 'zod';
import type { ParseRule } from '../../diagnostics/parse-rules.ts';
import { isDay, isPlainDate } from '../../i18n/dates.ts';
import { idPattern, idRule, maxIdLength } from '../ids.ts';
import { isIsbn } from '../isbn.ts';

/** What to report when a value fails its test. Zod carries it, and `validate` turns it into a diagnostic. */
export interface CustomIssue {
  rule: ParseRule;
  message: (value: string) => string;
  /** @param proposal for a malformed id: one that can replace it */
  hint: (value: string, proposal?: string) => string;
}

/**
 * The same test in JSON Schema, for editors, as far as it can express it. It never forbids a value that passes
 * the test.
 */
export interface InJsonSchema {
  type?: readonly string[];
  pattern?: string;
  maxLength?: number;
  /** The message of editors for a value that does not match the pattern. */
  patternErrorMessage?: string;
}

/**
 * Returns a schema for text that passes a test. All scalars are text: frontmatter is parsed with YAML’s
 * failsafe schema.
 */
export function textWith(test: (value: string) => boolean, issue: CustomIssue, json: InJsonSchema = {}) {
  return z
    .string()
    .refine(test, { params: issue })
    .meta({ ...json });
}

/** Text that is not empty, in JSON Schema. Editors parse YAML with types: for them the title 1984 is a number. */
export const anyText = { type: ['string', 'number', 'boolean'], pattern: '\\S' } satisfies InJsonSchema;

/** Text that is not empty. */
export const textField = textWith(
  (value) => value.trim() !== '',
  {
    rule: 'empty-value',
    message: () => 'This value is empty.',
    hint: () => 'Write it, or delete the key.',
  },
  { ...anyText, patternErrorMessage: 'This value is empty.' },
);

/** An id: `[a-z][a-z0-9-]*`. */
export const id = textWith(
  (value) => idPattern.test(value),
  {
    rule: 'malformed-id',
    message: (value) => `“${value}” is not an id: ids are ${idRule}.`,
    hint: (_value, proposal) => (proposal ? `Write “${proposal}”.` : 'Choose an id such as “first-talks”.'),
  },
  { pattern: idPattern.source, maxLength: maxIdLength, patternErrorMessage: `Ids are ${idRule}.` },
).refine((value) => value.length <= maxIdLength, {
  params: {
    rule: 'malformed-id',
    message: (value) => `This id has ${value.length} characters; the maximum is ${maxIdLength}.`,
    hint: () => 'Shorten it: ids become parts of addresses and names of files.',
  } satisfies CustomIssue,
});

const badDate = (test: (value: string) => boolean, form: string, json: InJsonSchema, otherwise = '') =>
  textWith(
    test,
    {
      rule: 'bad-date',
      message: (value) => `“${value}” is not a date.`,
      hint: (value) => {
        const proposal = proposeDate(value);
        if (proposal && test(proposal)) return `Write “${proposal}”.`;
        if (noDate.test(value)) return otherwise ? 'Leave it out.' : `Write ${form}.`;
        const year = /(?<!\d)\d{4}(?!\d)/.exec(value)?.[0] ?? '';
        if (vagueDate.test(value) && test(year))
          return `Write “${year}” if that is exact enough${otherwise}: dates cannot be uncertain.`;
        return `Write ${form}, and make sure that the day exists.`;
      },
    },
    { ...json, patternErrorMessage: `Write ${form}.` },
  );

/** Matches “c. 1998”, “1998?”, “1990s”, “[1998]” and “1998–1999”. */
const vagueDate =
  /^\D*(?:c\.?|ca\.?|circa|about|around|before|after|early|late|um|vers|env\.|hacia|~)\s*\d|[?[\]]|\d{4}\s*(?:s|er|[-–—/]\s*\d{2,4})$/i;

/** Matches what bibliographies write for a missing date, such as “n.d.”. */
const noDate = /^(?:n\.?\s?d\.?|s\.?\s?[ad]\.?|o\.?\s?J\.?|undated|unknown|no date)$/i;

/** Returns the date that a value means in other digits: `2026-1-5`, `2026/01/05`, `2026-01-05T10:00Z`. */
function proposeDate(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/.exec(value.trim()) ?? [];
  if (!year || !month) return undefined;
  return [year, month, ...(day ? [day] : [])].map((part) => part.padStart(2, '0')).join('-');
}

const month = '(0[1-9]|1[0-2])';
const dayOfMonth = '(0[1-9]|[12]\\d|3[01])';

/** A day: `2026-01-12` (ISO 8601). */
export const day = badDate(isDay, 'year-month-day, such as 2026-01-12', {
  pattern: `^\\d{4}-${month}-${dayOfMonth}$`,
});

const dateForm = '2026-01-12, or 2026-01 or 2026 where the day is not known';
const datePattern: InJsonSchema = {
  type: ['string', 'integer'],
  pattern: `^\\d{4}(-${month}(-${dayOfMonth})?)?$`,
};

/** A day, or a month or year where the day is not known: `2026-01-12`, `2026-01`, `2026` (ISO 8601). */
export const date = badDate(isPlainDate, dateForm, datePattern);

/** The date of a work, which can be left out. */
export const dateOfWork = badDate(isPlainDate, dateForm, datePattern, ', or leave it out');

/** Says whether a source can have this address: absolute, `http:` or `https:`, without credentials. */
export function isWebAddress(value: string): boolean {
  const url = /^https?:\/\//i.test(value) && !/[\s\p{Cc}]/u.test(value) ? URL.parse(value) : null;
  return url !== null && url.hostname !== '' && url.username === '' && url.password === '';
}

/** Names the field for what is not an address but a DOI or an ISBN. */
function proposeField(value: string): string | undefined {
  const [, doi] = /^(?:doi:\s*|(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(value) ?? [];
  if (doi) return `That is a DOI: write “doi: ${doi}” instead.`;
  const isbn = value.replace(/^(?:urn:)?isbn(?:-1[03])?[:\s]*/i, '');
  return isIsbn(isbn) ? `That is an ISBN: write “isbn: ${isbn}” instead.` : undefined;
}

/** An absolute address, `https:` or `http:`. */
export const url = textWith(
  isWebAddress,
  {
    rule: 'bad-address',
    message: (value) => `“${value}” is not a web address.`,
    hint: (value) =>
      proposeField(value) ?? 'Write the full address, starting with https:// (or http:// where there is nothing else).',
  },
  { pattern: '^[Hh][Tt][Tt][Pp][Ss]?://\\S+$', patternErrorMessage: 'Write the full address, starting with https://.' },
);

/** A language tag of BCP 47, such as `en`, `fa` or `pt-BR`. */
export const lang = textWith(
  isLanguageTag,
  {
    rule: 'bad-language',
    message: (value) => `“${value}” is not a language tag.`,
    hint: () => 'Write a tag of BCP 47, such as en, fa or pt-BR.',
  },
  {
    pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
    patternErrorMessage: 'Write a tag of BCP 47, such as en, fa or pt-BR.',
  },
);

function isLanguageTag(value: string): boolean {
  // RFC 5646 (4.4.1) expects tags of up to 35 characters, but sets no limit.
  if (value.length > 100) return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** `true` or `false`. */
export const flag = z
  .literal(['true', 'false'])
  .transform((value) => value === 'true')
  .meta({ type: 'boolean', enum: [true, false] });
