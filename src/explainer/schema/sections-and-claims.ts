/** The parts of an explainer that are data: sections, key points, claims, timeline, changes. */
import { z } from 'zod';
import { date, day, id, textField } from './fields.ts';

/** How well a claim stands. */
export const claimStatuses = ['confirmed', 'partly-confirmed', 'unconfirmed', 'disputed', 'wrong'] as const;

/** Kinds of change: a correction mends a mistake, an update adds what happened, a clarification says it better. */
export const updateKinds = ['correction', 'update', 'clarification'] as const;

/** An h2 of the body and all up to the next. */
export const section = z.strictObject({
  id: id.describe('The anchor; never changes once published.'),
  title: textField.describe('The text of its `## ` heading.'),
  summary: textField.optional().describe('One sentence, for those who meet the section by itself.'),
  was: z.array(id).optional().describe('Ids that it had before; links to them still lead here.'),
});

/** A point that a reader in a hurry should know. */
export const keyPoint = z.strictObject({
  text: textField.describe('The point. Inline Markdown; may cite.'),
  section: id.optional().describe('Id of the section that says more.'),
});

/** A statement that somebody made, and how it stands. */
export const claim = z.strictObject({
  id: id.describe('Its name in `<Claim id="…" />`, and its anchor.'),
  text: textField.describe('The statement.'),
  by: textField.describe('Who made it.'),
  on: date.describe('When it was made.'),
  status: z.literal(claimStatuses).describe('How well it stands.'),
  assessment: textField.describe('Why it has that status. Inline Markdown; may cite.'),
  sources: z.array(id).describe('Ids of the sources that the assessment rests on.'),
  section: id.optional().describe('Id of the section that deals with it.'),
});

/** Something that happened on a date. */
export const event = z.strictObject({
  date: date.describe('When it happened.'),
  text: textField.describe('What happened. Inline Markdown; may cite.'),
  sources: z
    .array(id)
    .optional()
    .describe('Ids of its sources; those that the text does not cite are cited at its end.'),
});

/** An entry in the record of changes. */
export const update = z.strictObject({
  date: day.describe('The day of the change.'),
  kind: z.literal(updateKinds).describe('What sort of change it is.'),
  text: textField.describe('What was changed, and for a correction what was wrong. Inline Markdown; may cite.'),
  section: id.optional().describe('Id of the section that it touches.'),
});

export type Claim = z.infer<typeof claim>;
