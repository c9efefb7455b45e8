/** Schemas of what a citation can point at within a source: quotes and places. */
import { z } from 'zod';
import { anyText, textField, textWith } from './fields.ts';

const quotedWords = textWith(
  (value) => value.trim() !== '' && value.length <= 300,
  {
    rule: 'quote-length',
    message: (value) => `A quote has 1 to 300 characters; this one has ${value.length}.`,
    hint: () => 'Keep only the words that support the claim.',
  },
  { ...anyText, maxLength: 300 },
);

/** A translation, with the translator. */
export const translation = z.union([
  textField,
  z.strictObject({
    text: textField.describe('The translation.'),
    by: textField.optional().describe('Who translated it, if not the author of the explainer.'),
  }),
]);

/** A place in a work, such as a page or a time. */
export const placeInWork = textWith(
  (value) => value.trim() !== '' && value.length <= 100,
  {
    rule: 'place-length',
    message: (value) => `A place in a work has 1 to 100 characters; this one has ${value.length}.`,
    hint: () => 'Write a page, a paragraph or a time, such as p. 12, para. 33 or 12:40.',
  },
  { ...anyText, maxLength: 100 },
);

/** A quote: its words, or these with their place in the work and a translation. */
export const quote = z.union([
  quotedWords,
  z.strictObject({
    words: quotedWords.describe('The words, verbatim.'),
    at: placeInWork.optional().describe('Where in the work they are, such as `p. 12` or `12:40`.'),
    translation: translation
      .optional()
      .describe('Their translation: text, or `{ text, by }` with the translator. Shown as a translation.'),
  }),
]);

export type Translation = z.infer<typeof translation>;
