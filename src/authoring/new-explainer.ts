import { proposeId } from '../explainer/ids.ts';

/** What a new explainer starts from. */
export interface Start {
  title: string;
  /** The day it is begun, `2026-11-22`. */
  today: string;
  lang: string;
  /** Ids, at least one of each. */
  topics: readonly string[];
  authors: readonly string[];
}

/** The name of the file for a title: its ASCII words, at most 60 characters; empty when there are none. */
export function slugFor(title: string): string {
  return proposeId(title).slice(0, 60).replace(/-+$/, '');
}

/** A draft that passes `check` as it stands, with what to fill in said beside it. It names no source: there is none yet. */
export function newExplainer({ title, today, lang, topics, authors }: Start): string {
  return `---
# docs/writing.md shows all that can stand here; “npm run check” says what is wrong.
title: ${JSON.stringify(title)}
summary: Two sentences that answer the headline.
topics: [${topics.join(', ')}]
authors: [${authors.join(', ')}]
lang: ${lang}
draft: true # seen in the preview only; delete this line to publish
published: ${today} # the day readers first see it
asOf: ${today} # the day up to which it describes the world
sections: # one for each “## ” below, in its order; an id never changes once published
  - { id: first-section, title: First section }
sources: [] # delete the “[]” when the first stands here; cite it with [^city-notice] at the end of a sentence
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
