import { nearest } from '../../diagnostics/closest-match.ts';
import { publishedPages } from '../published-record.ts';
import type { LibraryRule } from '../rule.ts';

export const rule: LibraryRule = {
  name: 'lost-source',
  looksAt: 'library',
  severity: 'error',
  says: 'A source id that was published is gone, and no entry of “updates” says what became of it.',
  hint: 'Put it back, or name it under “updates” with a link: [its name](#source-old-id).',
  check({ readings, redirects, published }, tell) {
    if (!published || !redirects) return;
    const pages = publishedPages(published, redirects);
    for (const { slug, file, facts, outline } of readings) {
      const record = pages.get(slug)?.sources;
      if (!record || !outline) continue;
      const listed = [...outline.sources.map(({ source }) => source), ...outline.listed].map(({ id }) => id);
      const known = new Set([...listed, ...outline.formerSources]);
      const fresh = facts.sources.filter(({ id }) => !record.has(id));
      for (const [id, { day, from }] of record) {
        if (known.has(id)) continue;
        const near = nearest(
          id,
          fresh.map((source) => source.id),
        );
        const heir = fresh.find((source) => source.id === near) ?? (fresh.length === 1 ? fresh[0] : undefined);
        const name = from === slug ? `“${id}”` : `“${id}” of /${from}/`;
        const restsNoMore = `If nothing rests on it any more, say so under “updates” and name it there: [its name](#source-${id}).`;
        tell(file, heir?.at ?? facts.sourcesAt, `The source ${name}, which was published on ${day}, is gone.`, {
          hint: heir
            ? `If it is called “${heir.id}” now, give it its id back. ${restsNoMore}`
            : `Put it back. ${restsNoMore}`,
        });
      }
    }
  },
};
