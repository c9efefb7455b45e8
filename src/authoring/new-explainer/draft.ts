import { proposeId } from '../../explainer/ids.ts';

/** What a new explainer starts from. */
export interface DraftOptions {
  title: string;
  /** Today, as in `2026-11-22`. */
  today: string;
  lang: string;
  /** Ids, at least one of each. */
  topics: readonly string[];
  authors: readonly string[];
}

/** Returns the slug for a title: its ASCII words, at most 60 characters; empty when it has none. */
export function slugFor(title: string): string {
  return proposeId(title).slice(0, 60).replace(/-+$/, '');
}

/** Returns the MDX of a draft that passes `check`, with comments on what to fill in. It lists no sources yet. */
export function createDraft({ title, today, lang, topics, authors }: DraftOptions): string {
  return `---
# docs/writing.md explains every field; “npm run check” reports mistakes.
title: ${JSON.stringify(title)}
summary: Two sentences that answer the headline.
topics: [${topics.join(', ')}]
authors: [${authors.join(', ')}]
lang: ${lang}
draft: true # shown in the preview only; delete this line to publish
published: ${today} # the day readers first see it
asOf: ${today} # the day up to which it describes the world
sections: # one for each “## ” below, in the same order; an id never changes once published
  - { id: first-section, title: First section }
sources: [] # delete “[]” when you add the first source; cite it with [^city-notice] at the end of a sentence
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
