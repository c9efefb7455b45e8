import { findClosest } from '../../diagnostics/closest-match.ts';
import { listPublishedPages } from '../published-record.ts';
import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'lost-source',
  scope: 'content',
  severity: 'error',
  summary: 'A published source id is missing, and no entry of “updates” mentions it.',
  hint: 'Restore it, or mention it under “updates” with a link: [its name](#source-old-id).',
  check({ explainers, redirects, published }, report) {
    if (!published || !redirects) return;
    const pages = listPublishedPages(published, redirects);
    for (const { slug, file, facts, metadata } of explainers) {
      const record = pages.get(slug)?.sources;
      if (!record || !metadata) continue;
      const listed = [...metadata.sources.map(({ source }) => source), ...metadata.listed].map(({ id }) => id);
      const known = new Set([...listed, ...metadata.formerSources]);
      const newSources = [...facts.sources, ...facts.sharedSources].filter(({ id }) => !record.has(id));
      for (const [id, { day, from }] of record) {
        if (known.has(id)) continue;
        const closest = findClosest(
          id,
          newSources.map((source) => source.id),
        );
        const successor =
          newSources.find((source) => source.id === closest) ?? (newSources.length === 1 ? newSources[0] : undefined);
        const name = from === slug ? `“${id}”` : `“${id}” of /${from}/`;
        const restore = successor ? `If it is now called “${successor.id}”, restore its old id.` : 'Restore it.';
        const link = `[its name](#source-${id})`;
        report({
          file,
          position: successor?.at ?? facts.sourcesPosition,
          message: `The source ${name}, published on ${day}, is missing.`,
          hint: `${restore} If it is no longer used, mention it under “updates” with a link: ${link}.`,
        });
      }
    }
  },
};
