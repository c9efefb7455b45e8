/** The glossary page. */
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { getStrings, listFormatter } from '../i18n/strings.ts';
import { parseDefinition } from '../parse/markdown/parse-definition.ts';
import { renderReference } from '../parse/render/reference-list.ts';
import { renderInline, toHtml } from '../parse/render/render.ts';
import { settings, site } from '../site.ts';
import { getGlossary, getListedMetadata } from './content-queries.ts';

/** A term on the glossary page. */
interface GlossaryEntry {
  id: string;
  term: string;
  /** Its other names as a sentence’s list; empty where it has none. */
  otherNames: string;
  /** Inline HTML. */
  definition: string;
  sourcesHtml: string[];
  /** The publishers of its sources, joined as in a sentence. */
  publishers: string;
  /** The explainers that define it in place. */
  usedIn: { slug: string; lang: string; title: string }[];
}

/** Returns all terms of the site, sorted alphabetically in the language of the site. */
export function getGlossaryEntries(): GlossaryEntry[] {
  const { lang } = site;
  const context = { lang, strings: getStrings(lang) };
  const explainers = getListedMetadata();
  return sortTerms(getGlossary(), lang).map(([id, { term, also = [], definition, sources }]) => ({
    id,
    term,
    otherNames: also.length > 0 ? listFormatter(lang)(also) : '',
    definition: renderInline(parseDefinition(definition), settings.basePath).html,
    sourcesHtml: sources.map((source) => toHtml(renderReference(source, context))),
    publishers: listFormatter(lang)([...new Set(sources.map(({ publisher }) => publisher))]),
    usedIn: listUses(id, explainers),
  }));
}

function sortTerms(glossary: Glossary, lang: string): [string, Glossary[string]][] {
  const { compare } = new Intl.Collator(lang);
  return Object.entries(glossary).sort(([, a], [, b]) => compare(a.term, b.term));
}

function listUses(term: string, explainers: readonly ExplainerMetadata[]): GlossaryEntry['usedIn'] {
  return explainers
    .filter(({ terms }) => terms.includes(term))
    .map(({ slug, lang, title }) => ({ slug, lang, title: title.html }));
}
