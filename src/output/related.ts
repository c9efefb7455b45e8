/** Explainers that go with another, and why. */
import type { Explainer } from '../explainer/model.ts';

/** Another explainer with what the two have in common. */
export interface Related {
  slug: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  sources: number;
  /** Ids of topics. */
  topics: string[];
}

/** The explainers that share most with one: sources count for more than topics. At most `limit`, the nearest first. */
export function relatedTo(explainer: Explainer, all: readonly Explainer[], limit = 3): Related[] {
  const urls = new Set(explainer.sources.map(({ source }) => source.url));
  return all
    .filter(({ slug }) => slug !== explainer.slug)
    .map(({ slug, lang, title, sources, topics }) => ({
      slug,
      lang,
      title: title.html,
      sources: sources.filter(({ source }) => urls.has(source.url)).length,
      topics: topics.filter((topic) => explainer.topics.includes(topic)),
    }))
    .filter(({ sources, topics }) => sources > 0 || topics.length > 0)
    .sort((a, b) => b.sources - a.sources || b.topics.length - a.topics.length || a.slug.localeCompare(b.slug))
    .slice(0, limit);
}

/** Minutes that an explainer takes to read, at 230 words a minute (Brysbaert 2019: 238 for non-fiction). */
export function minutesToRead({ lang, introduction, sections }: Explainer): number {
  const text = [introduction, ...sections].map((part) => part.text).join(' ');
  const words = Array.from(new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  );
  return Math.max(1, Math.round(words.length / 230));
}
