/** All sources of the site, with the places that cite each. */
import { hash } from 'node:crypto';
import {
  changesAnchor,
  explainerPath,
  glossaryPath,
  maxIdLength,
  notesAnchor,
  proposeId,
  sectionPath,
  termPath,
} from '../explainer/ids.ts';
import type { ExplainerMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import type { Source } from '../explainer/schema/source.ts';
import { listWorkKeys } from '../explainer/source-identity.ts';
import { compareDates } from '../i18n/compare-dates.ts';
import { getStrings } from '../i18n/strings.ts';

/** An explainer or the glossary, with its parts that cite a source. Paths are without the base path. */
export interface SourceUse {
  path: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  parts: { name: string; path: string }[];
}

/** A source with everything that cites it. */
export interface SiteSource {
  source: Source;
  /** The id of its publisher in addresses. */
  publisher: string;
  uses: SourceUse[];
  /** The sources that rest on it. */
  repeatedBy: RepeatingSource[];
}

/** A source that rests on another, with those that rest on it in turn. */
export interface RepeatingSource {
  source: Source;
  repeatedBy: RepeatingSource[];
}

/** Returns the sources of explainers and terms by publisher, then newest first. Those of one work are one source. */
export function collectSources(
  explainers: Iterable<ExplainerMetadata>,
  glossary: Glossary,
  lang: string,
): SiteSource[] {
  const byWork = new Map<string, SiteSource>();
  const getUses = (source: Source, citingLang: string) => {
    const keys = listWorkKeys(source);
    const entry = keys.map((key) => byWork.get(key)).find((known) => known !== undefined) ?? {
      // A source without a language has that of the text that cites it.
      source: { ...source, lang: source.lang ?? citingLang },
      publisher: createPublisherId(source.publisher),
      uses: [],
      repeatedBy: [],
    };
    for (const key of keys) byWork.set(key, entry);
    return entry.uses;
  };
  for (const explainer of explainers) {
    const { slug, lang, title, sources } = explainer;
    for (const { source, marks } of sources) {
      const parts = [...new Set(marks.map(({ part }) => part))];
      getUses(source, lang).push({
        path: explainerPath(slug),
        lang,
        title: title.html,
        parts: parts.map((part) => toPartLink(part, explainer)),
      });
    }
  }
  for (const [id, { term, sources }] of Object.entries(glossary)) {
    for (const source of sources) {
      const uses = getUses(source, lang);
      const part = { name: term, path: termPath(id) };
      const entry = uses.find(({ path }) => path === glossaryPath);
      if (entry) entry.parts.push(part);
      else uses.push({ path: glossaryPath, lang, title: getStrings(lang).glossary, parts: [part] });
    }
  }
  const { compare } = new Intl.Collator(lang);
  const works = [...new Set(byWork.values())].sort(
    ({ source: a }, { source: b }) =>
      compare(a.publisher, b.publisher) || compareDates(b.published, a.published) || compare(a.title, b.title),
  );
  const repeaters = groupByRepeated(works.map(({ source }) => source));
  for (const work of works) work.repeatedBy = listRepeaters(work.source.id, repeaters);
  return works;
}

/** Groups sources by the ids of those that they rest on. */
function groupByRepeated(sources: readonly Source[]): Map<string, Source[]> {
  const groups = new Map<string, Source[]>();
  for (const source of sources)
    for (const id of source.restsOn ?? []) groups.set(id, [...(groups.get(id) ?? []), source]);
  return groups;
}

/** Lists the sources that rest on one, and those that rest on these. @param seen ids, so that each is listed once */
function listRepeaters(
  id: string,
  repeaters: ReadonlyMap<string, readonly Source[]>,
  seen: Set<string> = new Set([id]),
): RepeatingSource[] {
  const unseen = (repeaters.get(id) ?? []).filter((source) => !seen.has(source.id));
  for (const source of unseen) seen.add(source.id);
  return unseen.map((source) => ({ source, repeatedBy: listRepeaters(source.id, repeaters, seen) }));
}

/** Returns name and path of a part of an explainer. */
function toPartLink(part: string, { slug, lang, sections }: ExplainerMetadata): SourceUse['parts'][number] {
  const strings = getStrings(lang);
  const section = sections.find(({ id }) => id === part);
  if (section) return { name: section.shortTitle, path: sectionPath(slug, part) };
  if (part === 'notes') return { name: strings.notes, path: sectionPath(slug, notesAnchor) };
  if (part === 'changes') return { name: strings.changes, path: sectionPath(slug, changesAnchor) };
  const name = { since: strings.since, 'key-points': strings.keyPoints }[part] ?? strings.introduction;
  return { name, path: explainerPath(slug) };
}

/** Returns the id of a publisher. A name without Latin letters, or one that is too long, gets a hash of itself. */
function createPublisherId(name: string): string {
  const id = proposeId(name);
  if (id !== '' && id.length <= maxIdLength) return id;
  return `${id.slice(0, maxIdLength / 2) || 'p'}-${hash('sha256', name.normalize('NFC')).slice(0, 8)}`;
}
