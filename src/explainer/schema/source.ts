import { z } from 'zod';
import { dateOfWork, day } from './date-fields.ts';
import { type CustomIssue, id, lang, textField, url } from './fields.ts';
import { doi, isbn, sha256 } from './identifiers.ts';
import { placeInWork, quote, translation } from './passages.ts';
import { sourceKinds } from './source-kinds.ts';

const bodyOrFamily: CustomIssue = {
  rule: 'missing-key',
  message: () => 'An author has either “family” or “body”.',
  hint: () => 'Write { family: García Márquez, given: Gabriel } for a person, { body: World Bank } for a body.',
};

/** An author: a name as it is written, or its parts. */
const sourceAuthor = z.union([
  textField,
  z
    .strictObject({
      family: textField.optional().describe('The family name of a person.'),
      given: textField.optional().describe('The given names.'),
      suffix: textField.optional().describe('What follows the name, such as Jr. or PhD.'),
      body: textField.optional().describe('The name of an organization, or any other name that has no parts.'),
    })
    .refine(({ family, body }) => (family === undefined) !== (body === undefined), { params: bodyOrFamily }),
]);

export type SourceAuthor = z.infer<typeof sourceAuthor>;

/** Says that a quote and a place have one key, so that `[^id:key]` could mean either. */
const sameKey = (key: string): CustomIssue => ({
  rule: 'duplicate-id',
  message: () => `Both a quote and a place of this source have the key “${key}”.`,
  hint: () => 'Give one of them another key; or write one quote with its place, { words: …, at: p. 33 }.',
});

/** A work that an explainer relies on. */
const sourceFields = z.strictObject({
  id: id.describe('Cited as `[^id]`. The same id means the same work in every explainer.'),
  publisher: textField.describe('Who first published it.'),
  title: textField.describe('Its title as published; if you have not seen that, set `titleStatus` too.'),
  titleStatus: z
    .literal(['from-address', 'described'])
    .optional()
    .describe(
      'Where the title comes from if not from the page: the address, or your own description. Shown in brackets.',
    ),
  translatedTitle: translation
    .optional()
    .describe('Its title in the language of the explainer: text, or `{ text, by }` with the translator.'),
  container: textField.optional().describe('What it is part of: the journal, the programme, the book of a chapter.'),
  number: textField.optional().describe('The number that identifies it: of a docket, a report, a document.'),
  via: textField.optional().describe('Where the work was read, if not at its publisher’s.'),
  url: url
    .optional()
    .describe(
      'Its full address, starting with `https://`. A source without one needs `doi`, `isbn` or `number`, ' +
        'or `published` with `container` or the kind of a work that may not be on the web, or `located`.',
    ),
  doi: doi.optional().describe('Its DOI, such as `10.1000/182`. Without `url`, links lead there.'),
  isbn: isbn.optional().describe('The ISBN of the book, with or without hyphens.'),
  access: z
    .literal(['free', 'registration', 'paywall'])
    .optional()
    .describe('What readers need to open it: nothing, an account, or a payment.'),
  located: z
    .literal(['not-found', 'other-title'])
    .optional()
    .describe('Instead of `url`: the work was listed but not found, or found under another title (then set `see`).'),
  see: id.optional().describe('With `located: other-title`: the id of the source that is the same work.'),
  kind: z.literal(sourceKinds).describe('What kind of work it is.'),
  authors: z
    .array(sourceAuthor)
    .optional()
    .describe(
      'Its authors, in the order of the byline: each as written, or in parts: ' +
        '`{ family: García Márquez, given: Gabriel }`, `{ body: World Bank }`.',
    ),
  published: dateOfWork.optional().describe('When it was published, as far as it is known.'),
  accessed: day.optional().describe('When it was read for this explainer.'),
  archived: url.optional().describe('The address of an archived copy that you have seen; do not guess it from `url`.'),
  unarchivable: textField.optional().describe('Why there is no archived copy, such as `blocked by the publisher`.'),
  seen: z
    .strictObject({
      on: day.describe('The day of the copy.'),
      sha256: sha256.describe('The digest of the copy, which is not published.'),
    })
    .optional()
    .describe('A copy that the newsroom keeps. Written by `npm run source -- archive --evidence`.'),
  restsOn: z
    .array(id)
    .min(1)
    .optional()
    .describe('Ids of the sources that it repeats, for a report that adds nothing to another.'),
  lang: lang.optional().describe('Its language, if not that of the explainer.'),
  quotes: z
    .record(id, quote)
    .optional()
    .describe(
      'Short verbatim quotes that support a claim, by key, at most 300 characters each: the words, or ' +
        '`{ words, at, translation }`. Cited as `[^id:key]`.',
    ),
  places: z
    .record(id, placeInWork)
    .optional()
    .describe('Places in it that support a claim, by key, such as `p. 33` or `12:40`. Cited as `[^id:key]`.'),
});

export const source = sourceFields.superRefine(({ quotes = {}, places = {} }, context) => {
  for (const key of Object.keys(places).filter((each) => Object.hasOwn(quotes, each)))
    context.addIssue({ code: 'custom', path: ['places', key], params: sameKey(key) });
});

/** A source on which another rests, as readers see it there. */
export type RepeatedSource = Pick<z.infer<typeof source>, 'id' | 'publisher' | 'published' | 'url'>;

/** A source, with what other files say of it. */
export type Source = z.infer<typeof source> & {
  /** The days on which its quotes were found in it, by key, where `quotations.json` has them. */
  quotesChecked?: Record<string, string>;
  /** The sources that it rests on. */
  repeated?: RepeatedSource[];
};
