import type { FileRule } from '../rule.ts';

/** A quote that nothing points to says nothing to a reader: it was forgotten, or its citation was lost. */
export const rule: FileRule = {
  name: 'quote-without-citation',
  scope: 'explainer',
  severity: 'warning',
  summary: 'A quote of a source is never pointed to.',
  hint: 'Cite it where it bears something out, or delete it.',
  check({ partial, citations, yaml }, report) {
    const used = new Set(citations.map(({ citation: { id, key } }) => `${id}:${key}`));
    partial.sources.forEach(({ id, quotes = {} }, index) => {
      for (const key of Object.keys(quotes)) {
        if (used.has(`${id}:${key}`)) continue;
        report(yaml.keyPositionOf(['sources', index, 'quotes', key]), `The quote “${key}” of “${id}” is never cited.`, {
          hint: `Cite it with [^${id}:${key}] where it bears something out, or delete it.`,
        });
      }
    });
  },
};
