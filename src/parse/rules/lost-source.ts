import { findClosest } from '../../diagnostics/closest-match.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'lost-source',
  scope: 'library',
  severity: 'error',
  summary: 'A source id that was published is gone, and no entry of “updates” says what became of it.',
  hint: 'Put it back, or name it under “updates” with a link: [its name](#source-old-id).',
  check({ explainers, redirects, published }, report) {
    if (!published || !redirects) return;
    const pages = listPublishedPages(published, redirects);
    for (const { slug, file, facts, metadata } of explainers) {
      const record = pages.get(slug)?.sources;
      if (!record || !metadata) continue;
      const listed = [...metadata.sources.map(({ source }) => source), ...metadata.listed].map(({ id }) => id);
      const known = new Set([...listed, ...metadata.formerSources]);
      const fresh = facts.sources.filter(({ id }) => !record.has(id));
      for (const [id, { day, from }] of record) {
        if (known.has(id)) continue;
        const near = findClosest(
          id,
          fresh.map((source) => source.id),
        );
        const heir = fresh.find((source) => source.id === near) ?? (fresh.length === 1 ? fresh[0] : undefined);
        const name = from === slug ? `“${id}”` : `“${id}” of /${from}/`;
        const restsNoMore = `If nothing rests on it any more, say so under “updates” and name it there: [its name](#source-${id}).`;
        report(file, heir?.at ?? facts.sourcesAt, `The source ${name}, which was published on ${day}, is gone.`, {
          hint: heir
            ? `If it is called “${heir.id}” now, give it its id back. ${restsNoMore}`
            : `Put it back. ${restsNoMore}`,
        });
      }
    }
  },
};
