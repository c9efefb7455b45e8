/** The two files beside the explainers: `content/topics.yml` and `content/authors.yml`, each a mapping from ids. */
import { z } from 'zod';
import { id, words } from './fields.ts';

/** What a topic is called and about. A topic without an entry is called by its id. */
export const topics = z.record(id, z.strictObject({ name: words, introduction: words.optional() }));

/**
 * Who or what an author is. `line` is the sentence under the byline. `family` is the part of a person’s name that
 * reference lists sort by; a desk or another body has none.
 */
export const authors = z.record(id, z.strictObject({ name: words, line: words.optional(), family: words.optional() }));

export type Topics = z.infer<typeof topics>;
export type Authors = z.infer<typeof authors>;
