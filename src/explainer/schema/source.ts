import { z } from 'zod';
import { anyText, type CustomIssue, dateOfWork, day, id, lang, textField, textWith, url } from './fields.ts';

/** The kinds of sources. */
export const sourceKinds = ['news', 'wire', 'ngo', 'think-tank', 'official', 'reference', 'data'] as const;

/** Other kinds that authors write, by the kind that fits best. */
const similarKinds: Partial<Record<(typeof sourceKinds)[number], string>> = {
  news: 'article broadcast column editorial interview magazine media newsletter newspaper opinion press radio tv',
  wire: 'agency news-agency newswire',
  'think-tank': 'institute research university',
  official:
    'bill court decision document filing government judgment law legal legislation parliament press-release regulation ' +
    'ruling speech statement statute treaty',
  reference:
    'academic book chapter dictionary dissertation encyclopaedia encyclopedia handbook journal manual map monograph ' +
    'paper patent preprint scholarly standard study thesis wiki wikipedia',
  data: 'database dataset figures software statistics survey table',
};

/** Says which kind of source fits one that is not known. */
export function getKindHint(kind: string): string {
  const singular = kind
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/(?<=[^s])s$/, '');
  const [closest] =
    Object.entries(similarKinds).find(([, words]) =>
      [kind, singular].some((word) => words.split(' ').includes(word)),
    ) ?? [];
  return closest
    ? `Write “${closest}”, which is the closest of these kinds.`
    : 'Choose by who published it: news for a newsroom, official for an authority, ngo for an organization that is ' +
        'neither, reference for anybody else.';
}

const quote = textWith(
  (value) => value.trim() !== '' && value.length <= 300,
  {
    rule: 'quote-length',
    message: (value) => `A quote has 1 to 300 characters; this one has ${value.length}.`,
    hint: () => 'Keep only the words that support the claim.',
  },
  { ...anyText, maxLength: 300 },
);

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

/** A work that an explainer relies on. */
export const source = z.strictObject({
  id: id.describe('Cited as `[^id]`. The same id means the same address in every explainer.'),
  publisher: textField.describe('Who first published it.'),
  title: textField.describe('Its title as published; if you have not seen that, set `titleStatus` too.'),
  titleStatus: z
    .literal(['from-address', 'described'])
    .optional()
    .describe(
      'Where the title comes from if not from the page: the address, or your own description. Shown in brackets.',
    ),
  via: textField.optional().describe('Where the work was read, if not at its publisher’s.'),
  url: url.optional().describe('Its full address, starting with `https://`. Either this or `located` is needed.'),
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
  published: dateOfWork.optional().describe('When it was published.'),
  accessed: day.optional().describe('When it was read for this explainer.'),
  archived: url.optional().describe('The address of an archived copy that you have seen; do not guess it from `url`.'),
  lang: lang.optional().describe('Its language, if not that of the explainer.'),
  quotes: z
    .record(id, quote)
    .optional()
    .describe('Short verbatim quotes that support a claim, by key, at most 300 characters each. Cited as `[^id:key]`.'),
});

export type Source = z.infer<typeof source>;
