/** Every source on the site, with all that rests on it. */
import { hash } from 'node:crypto';
import type { Explainer } from '../explainer/model.ts';
import { explainerPath, notesAnchor, proposeId, sectionPath } from '../schema/ids.ts';
import type { Source } from '../schema/source.ts';
import { wordsFor } from '../words.ts';

/** An explainer that rests on a source, with its parts that do. */
export interface Use {
  slug: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  /** Paths are without the base path. */
  parts: { name: string; path: string }[];
}

/** A work, whichever explainers rest on it. */
export interface SiteSource {
  source: Source;
  /** What its publisher is called in addresses. */
  publisher: string;
  uses: Use[];
}

/** The sources of explainers: by publisher, then the newest first. The same address is the same work. */
export function sourcesOf(explainers: Iterable<Explainer>, lang: string): SiteSource[] {
  const found = new Map<string, SiteSource>();
  for (const explainer of explainers) {
    for (const { source, marks } of explainer.sources) {
      const url = source.url ?? '';
      const entry = found.get(url) ?? {
        // Its own language, where the explainer’s stood for it.
        source: { ...source, lang: source.lang ?? explainer.lang },
        publisher: publisherId(source.publisher),
        uses: [],
      };
      found.set(url, entry);
      const parts = [...new Set(marks.map(({ part }) => part))];
      const { slug, title } = explainer;
      entry.uses.push({ slug, lang: explainer.lang, title: title.html, parts: parts.map(partOf(explainer)) });
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
function partOf({ slug, lang, sections }: Explainer): (part: string) => Use['parts'][number] {
  const words = wordsFor(lang);
  return (part) => {
    const section = sections.find(({ id }) => id === part);
    if (section) return { name: section.shortTitle, path: sectionPath(slug, part) };
    if (part === 'notes') return { name: words.notes, path: sectionPath(slug, notesAnchor) };
    return { name: part === 'since' ? words.since : words.introduction, path: explainerPath(slug) };
  };
}

/** A publisher’s name in an address. Names without a Latin letter get a digest of themselves. */
function publisherId(name: string): string {
  return proposeId(name) || `p-${hash('sha256', name).slice(0, 8)}`;
}
