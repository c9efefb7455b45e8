/** The files beside the explainers: `topics.yml`, `authors.yml`, `glossary.yml` and `redirects.yml`, each a mapping from ids. */
import { z } from 'zod';
import { id, words } from './fields.ts';
import { source } from './source.ts';

/** What a topic is called and about. A topic without an entry is called by its id. */
export const topics = z.record(id, z.strictObject({ name: words, introduction: words.optional() }));

/**
 * Who or what an author is. `line` is the sentence under the byline. `family` is the part of a person’s name that
 * reference lists sort by; a desk or another body has none.
 */
export const authors = z.record(id, z.strictObject({ name: words, line: words.optional(), family: words.optional() }));

/** A term of the glossary. */
export const term = z.strictObject({
  /** The term as it is written in a sentence. */
  term: words,
  /** Other names for it. */
  also: z.array(words).optional(),
  /** One or two sentences that say what it is. Inline Markdown. */
  definition: words,
  /** The works that bear the definition out. */
  sources: z.array(source).min(1),
});

/** What terms mean, by id: explainers define them in place with `<Term id="…">`. */
export const glossary = z.record(id, term);

/** Where readers of an address that was given up are led: `old-name: new-name`, both names of explainers. */
export const redirects = z.record(id, id);

export type Redirects = z.infer<typeof redirects>;
export type Glossary = z.infer<typeof glossary>;
export type Topics = z.infer<typeof topics>;
export type Authors = z.infer<typeof authors>;
