/** The files beside the explainers: `topics.yml`, `authors.yml`, `glossary.yml` and `redirects.yml`, each a mapping from ids. */
import { z } from 'zod';
import { id, textField } from './fields.ts';
import { source } from './source.ts';

/** What a topic is called and about. A topic without an entry is called by its id. */
const topic = z.strictObject({
  name: textField.describe('What it is called.'),
  introduction: textField.optional().describe('What it is about, above its list of explainers.'),
});

/** Who or what an author is. */
const author = z.strictObject({
  name: textField.describe('The name in the byline.'),
  line: textField.optional().describe('Who or what this is, in a sentence under the byline.'),
  family: textField
    .optional()
    .describe('The part of a person’s name that reference lists sort by; a desk or another body has none.'),
});

/** Topics by id. */
export const topics = z.record(id, topic);

/** Authors by id. */
export const authors = z.record(id, author);

/** A term of the glossary. */
const term = z.strictObject({
  term: textField.describe('The term as it is written in a sentence.'),
  also: z
    .array(textField)
    .optional()
    .describe('Other names for it. Who searches for one finds the sections that use another.'),
  definition: textField.describe('One or two sentences that say what it is. Inline Markdown.'),
  sources: z.array(source).min(1).describe('The works that bear the definition out.'),
});

/** What terms mean, by id: explainers define them in place with `<Term id="…">`. */
export const glossary = z.record(id, term);

/** Where readers of an address that was given up are led: `old-name: new-name`, both names of explainers. */
export const redirects = z.record(id, id);

export type Redirects = z.infer<typeof redirects>;
export type Glossary = z.infer<typeof glossary>;
export type Topics = z.infer<typeof topics>;
export type Authors = z.infer<typeof authors>;
