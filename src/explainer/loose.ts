import type { Source } from '../schema/source.ts';
import type { GivenSection } from './sections.ts';

/** What the rules about the body need of a frontmatter that may have mistakes. */
export interface Loose {
  sections: GivenSection[];
  sources: Source[];
}

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : [];

/** Takes what is usable, so that a mistake in the frontmatter does not hide those in the body. */
export function looseFrontmatter(data: unknown): Loose {
  const { sections, sources } = (data ?? {}) as Record<string, unknown>;
  return {
    sections: records(sections).map(({ id, title }) => ({ id: String(id ?? ''), title: String(title ?? '') })),
    sources: records(sources).map((source) => ({ ...source, id: String(source['id'] ?? '') }) as Source),
  };
}
