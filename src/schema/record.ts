/** The parts of an explainer that are data: sections, key points, claims, timeline, changes. */
import { z } from 'zod';
import { date, day, id, words } from './fields.ts';

/** How well a claim stands. */
export const claimStatuses = ['confirmed', 'partly-confirmed', 'unconfirmed', 'disputed', 'wrong'] as const;

/** Kinds of change: a correction mends a mistake, an update adds what happened, a clarification says it better. */
export const updateKinds = ['correction', 'update', 'clarification'] as const;

/** An h2 of the body and all up to the next. */
export const section = z.strictObject({
  /** The anchor; never changes once published. */
  id,
  /** The text of its `## ` heading. */
  title: words,
  /** One sentence, for those who meet the section by itself. */
  summary: words.optional(),
  /** Ids that it had before; links to them still lead here. */
  was: z.array(id).optional(),
});

/** A point that a reader in a hurry should know. */
export const keyPoint = z.strictObject({
  /** Inline Markdown; may cite. */
  text: words,
  /** The section that says more. */
  section: id.optional(),
});

/** A statement that somebody made, and how it stands. */
export const claim = z.strictObject({
  id,
  /** The statement. */
  text: words,
  /** Who made it. */
  by: words,
  /** When it was made. */
  on: date,
  status: z.literal(claimStatuses),
  /** Why it has that status. Inline Markdown; may cite. */
  assessment: words,
  /** Ids of the sources that the assessment rests on. */
  sources: z.array(id),
  /** The section that deals with it. */
  section: id.optional(),
});

/** Something that happened on a date. */
export const event = z.strictObject({
  date,
  /** Inline Markdown; may cite. */
  text: words,
  /** Ids of its sources. */
  sources: z.array(id).optional(),
});

/** An entry in the record of changes. */
export const update = z.strictObject({
  date: day,
  kind: z.literal(updateKinds),
  /** What was changed, and for a correction what was wrong. Inline Markdown; may cite. */
  text: words,
  /** The section it touches. */
  section: id.optional(),
});

export type Claim = z.infer<typeof claim>;
