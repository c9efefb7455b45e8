import { proposeId } from '../schema/ids.ts';

/** What a new explainer starts from. */
export interface Start {
  title: string;
  /** The day it is begun, `2026-11-22`. */
  today: string;
  lang: string;
}

/** The name of the file for a title: its ASCII words, at most 60 characters; empty when there are none. */
export function slugFor(title: string): string {
  return proposeId(title).slice(0, 60).replace(/-+$/, '');
}

/** A draft that passes `check` as it stands, with what to fill in said beside it. It names no source: there is none yet. */
export function newExplainer({ title, today, lang }: Start): string {
  return `---
title: ${JSON.stringify(title)}
summary: Two sentences that answer the headline.
topics: [unsorted]
authors: [desk]
lang: ${lang}
draft: true # seen in the preview only; delete this line to publish
published: ${today}
asOf: ${today} # the day up to which it describes the world
sections:
  - { id: first-section, title: First section }
sources: []
# Each source has an id, and is cited with [^id] at the end of the sentence that rests on it:
#  - id: city-notice
#    publisher: Who published it first
#    title: Its title as published
#    url: https://…
#    kind: official # news, wire, ngo, think-tank, official, reference or data
#    published: ${today}
#    accessed: ${today}
---

The introduction: the news itself, in one or two paragraphs.

## First section

The text of the section.
`;
}
