/** The glossary as its page shows it. */
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import type { Source } from '../explainer/schema/source.ts';
import { renderInline } from '../parse/render/render.ts';

/** A term with the explainers that define it in place. */
export interface GlossaryEntry {
  id: string;
  term: string;
  also: string[];
  /** Inline HTML. */
  definition: string;
  sources: Source[];
  usedIn: { slug: string; lang: string; title: string }[];
}

/** All terms in the order of the alphabet of a language. */
export function listGlossaryEntries(
  glossary: Glossary,
  explainers: readonly ExplainerMetadata[],
  lang: string,
): GlossaryEntry[] {
  const { compare } = new Intl.Collator(lang);
  return Object.entries(glossary)
    .map(([id, { term, also = [], definition, sources }]) => ({
      id,
      term,
      also,
      definition: renderInline(definition).html,
      sources,
      usedIn: explainers
        .filter(({ terms }) => terms.includes(id))
        .map(({ slug, lang, title }) => ({ slug, lang, title: title.html })),
    }))
    .sort((a, b) => compare(a.term, b.term));
}
