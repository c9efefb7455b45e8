/** Schemas of the lists in frontmatter: sections, key points, claims, timeline, changes. */
import { z } from 'zod';
import { date, dateOfEvent, day } from './date-fields.ts';
import { id, textField } from './fields.ts';

/** The verdicts on claims. */
export const claimStatuses = ['confirmed', 'partly-confirmed', 'unconfirmed', 'disputed', 'wrong'] as const;

/** Kinds of change: a correction fixes an error, an update adds new events, a clarification improves the wording. */
export const updateKinds = ['correction', 'update', 'clarification'] as const;

/** An h2 of the body and everything up to the next. */
export const section = z.strictObject({
  id: id.describe('Its anchor. Do not change it once it is published.'),
  title: textField.describe('The text of its `## ` heading.'),
  summary: textField.optional().describe('One sentence for readers who see the section on its own page.'),
  was: z.array(id).optional().describe('Its former ids. Links to them still lead here.'),
});

/** A point that a reader in a hurry should know. */
export const keyPoint = z.strictObject({
  text: textField.describe('The point. Inline Markdown; may cite.'),
  section: id.optional().describe('Id of the section with more on it.'),
});

/** A statement that somebody made, with a verdict. */
export const claim = z.strictObject({
  id: id.describe('Its id in `<Claim id="…" />`, and its anchor.'),
  text: textField.describe('The statement.'),
  by: textField.describe('Who made it.'),
  on: date.describe('When it was made.'),
  status: z.literal(claimStatuses).describe('The verdict.'),
  assessment: textField.describe('The reasons for the verdict. Inline Markdown; may cite.'),
  sources: z.array(id).describe('Ids of the sources that the assessment relies on.'),
  section: id.optional().describe('Id of the section that discusses it.'),
});

/** Something that happened on a date. */
export const event = z.strictObject({
  date: dateOfEvent.describe('When it happened, as far as it is known.'),
  text: textField.describe('What happened. Inline Markdown; may cite.'),
  sources: z
    .array(id)
    .optional()
    .describe('Ids of its sources. Those that the text does not cite are cited at its end.'),
});

/** An entry in the record of changes. */
export const update = z.strictObject({
  date: day.describe('The day of the change.'),
  kind: z.literal(updateKinds).describe('What kind of change it is.'),
  text: textField.describe('What was changed; for a correction, also what was wrong. Inline Markdown; may cite.'),
  section: id.optional().describe('Id of the section that it affects.'),
});

export type Claim = z.infer<typeof claim>;
