/** Schemas of the files next to the explainers: `topics.yml`, `authors.yml`, `glossary.yml` and so on. */
import { z } from 'zod';
import { id, textField } from './fields.ts';
import { source } from './source.ts';

/** A topic. One without an entry in the file has its id as its name. */
const topic = z.strictObject({
  name: textField.describe('Its name.'),
  introduction: textField.optional().describe('What it is about. Shown above its list of explainers.'),
});

/** An author: a person, a desk or another organization. */
const author = z.strictObject({
  name: textField.describe('The name in the byline.'),
  line: textField.optional().describe('Who or what this is, in one sentence. Shown under the byline.'),
  family: textField
    .optional()
    .describe('The family name, by which reference lists sort. Leave it out for a desk or another organization.'),
});

/** Topics by id. */
export const topics = z.record(id, topic);

/** Authors by id. */
export const authors = z.record(id, author);

/** A term of the glossary, with its sources in the place of the ids of shared ones. */
export const term = z.strictObject({
  term: textField.describe('The term as it is written within a sentence.'),
  also: z.array(textField).optional().describe('Other names for it. A search for one name also finds the others.'),
  definition: textField.describe('Its meaning in one or two sentences. Inline Markdown.'),
  sources: z
    .array(source)
    .min(1)
    .describe('The works that the definition relies on, each written here or the id of one in `sources.yml`.'),
});

/** Terms by id. Explainers define them with `<Term id="…">`. */
export const glossary = z.record(id, term);

/** Redirects of former slugs: `old-name: new-name`. */
export const redirects = z.record(id, id);

export type Redirects = z.infer<typeof redirects>;
export type Glossary = z.infer<typeof glossary>;
export type Topics = z.infer<typeof topics>;
export type Authors = z.infer<typeof authors>;
