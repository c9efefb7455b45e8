import { z } from 'zod';
import { date, day } from './date-fields.ts';
import { anyText, type CustomIssue, flag, type InJsonSchema, id, lang, textField } from './fields.ts';
import { claim, event, keyPoint, section, update } from './sections-and-claims.ts';
import { source } from './source.ts';

const tooLong: CustomIssue = {
  rule: 'title-length',
  message: (value) => `The title has ${value.length} characters; the maximum is 110.`,
  hint: () => 'Shorten it; the summary can say the rest.',
};
const title = textField
  .refine((value) => value.length <= 110, { params: tooLong })
  .meta({ ...anyText, maxLength: 110 } satisfies InJsonSchema);

const withdrawn = z.strictObject({
  date: day.describe('The day it was withdrawn.'),
  reason: textField.describe('Why it was withdrawn.'),
});

/**
 * The frontmatter of an explainer. All dates are plain ISO 8601 dates, but those of sources and events may be EDTF; all
 * ids are `[a-z][a-z0-9-]*`. The descriptions of fields, here and in the other schemas, are shown by editors and in
 * `docs/writing.md`.
 */
export const frontmatter = z.strictObject({
  title: title.describe('The headline: inline Markdown, at most 110 characters.'),
  summary: textField.describe('Two sentences that answer the headline; search engines show them too. Inline Markdown.'),
  topics: z.array(id).min(1).describe('Ids of topics. `content/topics.yml` can give each a name and an introduction.'),
  authors: z.array(id).min(1).describe('Ids of authors in `content/authors.yml`.'),
  lang: lang.describe('Language of the text, a BCP 47 tag such as `en`. It also sets the text direction.'),
  draft: flag.optional().describe('`true`: visible only in the preview, not published.'),
  withdrawn: withdrawn
    .optional()
    .describe('Marks the explainer as withdrawn. Its page stays and says so; lists, feeds and search leave it out.'),
  published: day.describe('The day it was first published.'),
  updated: day.optional().describe('The day of the last substantial change.'),
  asOf: date.describe('The date up to which it covers events.'),
  since: textField
    .optional()
    .describe('What has happened since `asOf`, in two or three sentences. Inline Markdown; may cite.'),
  keyPoints: z
    .array(keyPoint)
    .optional()
    .describe('The most important points. Shown at the top, or where you write `<KeyPoints />`.'),
  sections: z.array(section).min(1).describe('Its sections, in the order of the body.'),
  sources: z
    .array(source)
    .describe(
      'The works it relies on, in any order: each written here, or the id of one in `content/sources.yml`. They are ' +
        'numbered in the order in which they are cited.',
    ),
  claims: z
    .array(claim)
    .optional()
    .describe('Statements that somebody made, each with a status. Each is shown where you write `<Claim id="…" />`.'),
  timeline: z.array(event).optional().describe('What happened when. Shown where you write `<Timeline />`.'),
  updates: z.array(update).optional().describe('The record of changes since publication. Never remove an entry.'),
});

export type Frontmatter = z.infer<typeof frontmatter>;
