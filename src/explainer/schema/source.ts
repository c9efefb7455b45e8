import { z } from 'zod';
import { anyText, date, day, id, lang, textField, textWith, url } from './fields.ts';

/** What sort of work a source is. */
export const sourceKinds = ['news', 'wire', 'ngo', 'think-tank', 'official', 'reference', 'data'] as const;

const quote = textWith(
  (value) => value.trim() !== '' && value.length <= 300,
  {
    rule: 'quote-length',
    message: (value) => `A quote has 1 to 300 characters; this one has ${value.length}.`,
    hint: () => 'Keep only the words that bear the claim out.',
  },
  { ...anyText, maxLength: 300 },
);

/** A work that an explainer rests on. */
export const source = z.strictObject({
  id: id.describe('Cited as `[^id]`. The same id means the same address in every explainer.'),
  publisher: textField.describe('Who published it first.'),
  title: textField.describe('Its title as published; see `titleStatus` where it was not seen.'),
  titleStatus: z
    .literal(['from-address', 'described'])
    .optional()
    .describe(
      'Where the title comes from when not from the page: its address, or a description by us. Then it stands in brackets.',
    ),
  via: textField.optional().describe('The carrier, when the work was read elsewhere than at its publisher’s.'),
  url: url.optional().describe('Where it stands, from `https://` on. Either this or `located`.'),
  located: z
    .literal(['not-found', 'other-title'])
    .optional()
    .describe(
      'Instead of `url`: it was listed, but could not be found, or was found under another title (then `see`).',
    ),
  see: id.optional().describe('With `located: other-title`: the id of the source that it turned out to be.'),
  kind: z.literal(sourceKinds).describe('What sort of work it is.'),
  authors: z.array(textField).optional().describe('Its authors by name, in the order of the byline.'),
  published: date.optional().describe('When it was published.'),
  accessed: day.optional().describe('When it was read for this explainer.'),
  archived: url.optional().describe('An archived copy that is known to exist; never built from the address.'),
  lang: lang.optional().describe('Its language, where that is not the explainer’s.'),
  quotes: z
    .record(id, quote)
    .optional()
    .describe(
      'Words of the source that bear a claim out, verbatim, by key, at most 300 characters each: cited as `[^id:key]`.',
    ),
});

export type Source = z.infer<typeof source>;
