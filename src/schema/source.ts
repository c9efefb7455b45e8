import { z } from 'zod';
import { date, day, id, lang, text, url, words } from './fields.ts';

/** What sort of work a source is. */
export const sourceKinds = ['news', 'wire', 'ngo', 'think-tank', 'official', 'reference', 'data'] as const;

const quote = text((value) => value.trim() !== '' && value.length <= 300, {
  rule: 'quote-length',
  message: (value) => `A quote has 1 to 300 characters; this one has ${value.length}.`,
  hint: () => 'Keep only the words that bear the claim out.',
});

/** A work that an explainer rests on. */
export const source = z.strictObject({
  /** Cited as `[^id]`. The same id means the same address in every explainer. */
  id,
  /** Who published it first. */
  publisher: words,
  /** Its title as published; see `titleStatus` where it was not seen. */
  title: words,
  /** Where the title comes from when not from the page: its address, or a description by us. Then it stands in brackets. */
  titleStatus: z.literal(['from-address', 'described']).optional(),
  /** The carrier, when the work was read elsewhere than at its publisher’s. */
  via: words.optional(),
  /** Where it stands. Either this or `located`. */
  url: url.optional(),
  /** Instead of `url`: it was listed, but could not be found, or was found under another title (then `see`). */
  located: z.literal(['not-found', 'other-title']).optional(),
  /** With `located: other-title`: the id of the source that it turned out to be. */
  see: id.optional(),
  /** What sort of work it is. */
  kind: z.literal(sourceKinds),
  /** Its authors by name, in the order of the byline. */
  authors: z.array(words).optional(),
  /** When it was published. */
  published: date.optional(),
  /** When it was read for this explainer. */
  accessed: day.optional(),
  /** An archived copy that is known to exist; never built from the address. */
  archived: url.optional(),
  /** Its language, where that is not the explainer’s. */
  lang: lang.optional(),
  /** Words of the source that bear a claim out, verbatim, by key: cited as `[^id:key]`. */
  quotes: z.record(id, quote).optional(),
});

export type Source = z.infer<typeof source>;
