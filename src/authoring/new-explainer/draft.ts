import { proposeId } from '../../explainer/ids.ts';

/** What a new explainer starts from. */
export interface DraftOptions {
  slug: string;
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
export function createDraft({ slug, title, today, lang, topics, authors }: DraftOptions): string {
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
sources: [] # “npm run source -- add <address> --to ${slug}” writes an entry; cite it as [^id] after a sentence
---

The introduction: the news itself, in one or two paragraphs.

## First section

The text of the section.
`;
}
