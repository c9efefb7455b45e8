import { z } from 'zod';
import { anyText, date, day, flag, id, lang, textField, textWith } from './fields.ts';
import { claim, event, keyPoint, section, update } from './sections-and-claims.ts';
import { source } from './source.ts';

const title = textWith(
  (value) => value.trim() !== '' && value.length <= 110,
  {
    rule: 'title-length',
    message: (value) => `A title has 1 to 110 characters; this one has ${value.length}.`,
    hint: () => 'Shorten it; the summary can say the rest.',
  },
  { ...anyText, maxLength: 110 },
);

const withdrawn = z.strictObject({
  date: day.describe('The day it was withdrawn.'),
  reason: textField.describe('Why it does not stand.'),
});

/**
 * The frontmatter of an explainer. All dates are plain ISO 8601 dates; all ids are `[a-z][a-z0-9-]*`. What fields are
 * stands with them, here and in the other schemas: editors and `docs/writing.md` show the same words.
 */
export const frontmatter = z.strictObject({
  title: title.describe('The headline: inline Markdown, at most 110 characters.'),
  summary: textField.describe(
    'Two sentences that answer the headline; also the description for search engines. Inline Markdown.',
  ),
  topics: z.array(id).min(1).describe('Ids of topics; `content/topics.yml` may give a name and an introduction.'),
  authors: z.array(id).min(1).describe('Ids of authors in `content/authors.yml`.'),
  lang: lang.describe('Language of the text, BCP 47; the direction of writing follows from it.'),
  draft: flag.optional().describe('`true`: seen in the preview only, in no output.'),
  withdrawn: withdrawn.optional().describe('The page stays and says so; it leaves lists, feeds and search.'),
  published: day.describe('The day it was first published.'),
  updated: day.optional().describe('The day of the last change of substance.'),
  asOf: date.describe('The day up to which it describes the world.'),
  since: textField
    .optional()
    .describe('What has happened since `asOf`, in two or three sentences. Inline Markdown; may cite.'),
  keyPoints: z
    .array(keyPoint)
    .optional()
    .describe('What a reader in a hurry should know. Shown at the top, or where `<KeyPoints />` stands.'),
  sections: z.array(section).min(1).describe('Its sections, in the order of the body.'),
  sources: z.array(source).describe('The works it rests on, in any order: numbers follow the order of citation.'),
  claims: z
    .array(claim)
    .optional()
    .describe('Statements that somebody made, and how they stand. Each is shown where `<Claim id="…" />` stands.'),
  timeline: z.array(event).optional().describe('What happened when. Shown where `<Timeline />` stands.'),
  updates: z
    .array(update)
    .optional()
    .describe('The record of what was changed after publication. Nothing is ever taken out of it.'),
});

export type Frontmatter = z.infer<typeof frontmatter>;
