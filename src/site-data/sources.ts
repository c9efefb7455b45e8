/** Every source on the site, with all that rests on it. */
import { hash } from 'node:crypto';
import {
  changesAnchor,
  explainerPath,
  glossaryPath,
  notesAnchor,
  proposeId,
  sectionPath,
  termPath,
} from '../explainer/ids.ts';
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import type { Source } from '../explainer/schema/source.ts';
import { getStrings } from '../i18n/strings.ts';

/** An explainer, or the glossary, that rests on a source, with its parts that do. Paths are without the base path. */
export interface SourceUse {
  path: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  parts: { name: string; path: string }[];
}

/** A work, whatever rests on it. */
export interface SiteSource {
  source: Source;
  /** What its publisher is called in addresses. */
  publisher: string;
  uses: SourceUse[];
}

/** The sources of explainers and of terms: by publisher, then the newest first. The same address is the same work. */
export function collectSources(
  explainers: Iterable<ExplainerMetadata>,
  glossary: Glossary,
  lang: string,
): SiteSource[] {
  const found = new Map<string, SiteSource>();
  const usesOf = (source: Source, ownLang: string) => {
    const url = source.url ?? '';
    const entry = found.get(url) ?? {
      // Its own language, where that of the text stood for it.
      source: { ...source, lang: source.lang ?? ownLang },
      publisher: publisherId(source.publisher),
      uses: [],
    };
    found.set(url, entry);
    return entry.uses;
  };
  for (const explainer of explainers) {
    const { slug, lang, title, sources } = explainer;
    for (const { source, marks } of sources) {
      const parts = [...new Set(marks.map(({ part }) => part))];
      usesOf(source, lang).push({
        path: explainerPath(slug),
        lang,
        title: title.html,
        parts: parts.map(partOf(explainer)),
      });
    }
  }
  for (const [id, { term, sources }] of Object.entries(glossary)) {
    for (const source of sources) {
      const uses = usesOf(source, lang);
      const part = { name: term, path: termPath(id) };
      const entry = uses.find(({ path }) => path === glossaryPath);
      if (entry) entry.parts.push(part);
      else uses.push({ path: glossaryPath, lang, title: getStrings(lang).glossary, parts: [part] });
    }
  }
  const { compare } = new Intl.Collator(lang);
  return [...found.values()].sort(
    ({ source: a }, { source: b }) =>
      compare(a.publisher, b.publisher) ||
      (b.published ?? '').localeCompare(a.published ?? '') ||
      compare(a.title, b.title),
  );
}

/** Name and address of a part of an explainer. */
function partOf({ slug, lang, sections }: ExplainerMetadata): (part: string) => SourceUse['parts'][number] {
  const words = getStrings(lang);
  return (part) => {
    const section = sections.find(({ id }) => id === part);
    if (section) return { name: section.shortTitle, path: sectionPath(slug, part) };
    if (part === 'notes') return { name: words.notes, path: sectionPath(slug, notesAnchor) };
    if (part === 'changes') return { name: words.changes, path: sectionPath(slug, changesAnchor) };
    const name = { since: words.since, 'key-points': words.keyPoints }[part] ?? words.introduction;
    return { name, path: explainerPath(slug) };
  };
}

/** A publisher’s name in an address. Names without a Latin letter get a digest of themselves. */
function publisherId(name: string): string {
  return proposeId(name) || `p-${hash('sha256', name).slice(0, 8)}`;
}
