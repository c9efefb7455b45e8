import { z } from 'zod';
import { date, day, flag, id, lang, text, words } from './fields.ts';
import { claim, event, keyPoint, section, update } from './record.ts';
import { source } from './source.ts';

const title = text((value) => value.trim() !== '' && value.length <= 110, {
  rule: 'title-length',
  message: (value) => `A title has 1 to 110 characters; this one has ${value.length}.`,
  hint: () => 'Shorten it; the summary can say the rest.',
});

/** The frontmatter of an explainer. All dates are plain ISO 8601 dates; all ids are `[a-z][a-z0-9-]*`. */
export const frontmatter = z.strictObject({
  /** The headline: inline Markdown, at most 110 characters. */
  title,
  /** Two sentences that answer the headline; also the description for search engines. Inline Markdown. */
  summary: words,
  /** Ids of topics; `content/topics.yml` may give a name and an introduction. */
  topics: z.array(id).min(1),
  /** Ids of authors in `content/authors.yml`. */
  authors: z.array(id).min(1),
  /** Language of the text, BCP 47; the direction of writing follows from it. */
  lang,
  /** `true`: seen in dev only, in no output. */
  draft: flag.optional(),
  /** The page stays and says so; it leaves lists, feeds and search. */
  withdrawn: z.strictObject({ date: day, reason: words }).optional(),
  /** The day it was first published. */
  published: day,
  /** The day of the last change of substance. */
  updated: day.optional(),
  /** The day up to which it describes the world. */
  asOf: date,
  /** What has happened since `asOf`, in two or three sentences. Inline Markdown; may cite. */
  since: words.optional(),
  keyPoints: z.array(keyPoint).optional(),
  /** Its sections in the order of the body. */
  sections: z.array(section).min(1),
  /** The works it rests on, in any order: numbers follow the order of citation. */
  sources: z.array(source),
  claims: z.array(claim).optional(),
  timeline: z.array(event).optional(),
  updates: z.array(update).optional(),
});

export type Frontmatter = z.infer<typeof frontmatter>;
