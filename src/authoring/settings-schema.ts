/** Schemas of what publishers write in `src/site.ts`: which settings there are, and what each can be. */
import { z } from 'zod';
import { isWebAddress, lang, textWith } from '../explainer/schema/fields.ts';
import { isColour } from '../theme/contrast.ts';

const required = (name: string) =>
  textWith((value) => value.trim() !== '', {
    rule: 'setting-invalid',
    message: () => `The ${name} of the site is empty.`,
    hint: () => 'Write it between the quotation marks.',
  });

const addressOrEmpty = (test: (value: string) => boolean, hint: string) =>
  textWith((value) => value === '' || test(value), {
    rule: 'setting-invalid',
    message: (value) => `“${value}” is not an address that a link can have.`,
    hint: () => hint,
  });

export const siteSchema = z.strictObject({
  name: required('name'),
  tagline: required('tagline'),
  description: required('description'),
  lang,
  contact: addressOrEmpty(
    (value) => /^mailto:[^\s@]+@[^\s@]+$/.test(value) || isWebAddress(value),
    'Write mailto:desk@example.org or https://example.org/contact, or leave it empty.',
  ),
  owner: z.string(),
  licence: z.strictObject({
    name: z.string(),
    url: addressOrEmpty(isWebAddress, 'Write the full address, starting with https://, or leave it empty.'),
  }),
});

const colour = textWith(isColour, {
  rule: 'setting-invalid',
  message: (value) => `“${value}” is not a colour.`,
  hint: () => 'Write “#” and six digits from 0 to 9 and a to f, such as #1d4fa3.',
});

const colours = z.strictObject({ light: colour, dark: colour });

/** Numbers from 1 to 1000, as CSS Fonts 4 (2.2) has them. */
const weightPattern = /^(?:[1-9]\d{0,2}|1000)(?: (?:[1-9]\d{0,2}|1000))?$/;

const weight = textWith((value) => weightPattern.test(value), {
  rule: 'setting-invalid',
  message: (value) => `“${value}” is not a weight.`,
  hint: () => 'Write 400, 700 or 200 900.',
});

/** Names with commas between them, as in CSS. A name with a word that starts with no letter is in quotation marks. */
const familyPattern = /"[^"<>{};\\]+"|'[^'<>{};\\]+'|-?[\p{L}_][\p{L}\d_-]*(?: +-?[\p{L}_][\p{L}\d_-]*)*/u.source;
const stackPattern = new RegExp(`^(?:${familyPattern})(?:\\s*,\\s*(?:${familyPattern}))*$`, 'u');

const stack = textWith((value) => stackPattern.test(value), {
  rule: 'setting-invalid',
  message: (value) => `“${value}” is not a list of fonts.`,
  hint: () =>
    'Write names with commas between them, those of several words in quotation marks: "Iowan Old Style", serif.',
});

export const lookSchema = z.strictObject({
  logo: z.strictObject({ file: z.string(), darkFile: z.string(), hasName: z.literal([true, false]) }),
  favicon: z.string(),
  accent: colours,
  paper: colours,
  textFace: z.strictObject({
    stack,
    files: z.array(
      z.strictObject({
        file: z.string(),
        weight: weight.optional(),
        style: z.literal(['normal', 'italic']).optional(),
      }),
    ),
  }),
});
