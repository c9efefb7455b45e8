import type { FileRule } from '../rule.ts';

/** A quote that is never cited was forgotten, or its citation was lost. */
export const rule: FileRule = {
  name: 'quote-without-citation',
  scope: 'file',
  severity: 'warning',
  summary: 'A quote of a source is never cited.',
  hint: 'Cite it, or delete it.',
  check({ partial, citations, yaml }, report) {
    const cited = new Set(citations.map(({ citation: { id, key } }) => `${id}:${key}`));
    partial.sources.forEach(({ id, quotes = {} }, index) => {
      for (const key of Object.keys(quotes)) {
        if (cited.has(`${id}:${key}`)) continue;
        report({
          position: yaml.keyPositionOf(['sources', index, 'quotes', key]),
          message: `The quote “${key}” of “${id}” is never cited.`,
          hint: `Cite it with [^${id}:${key}] where it supports the text, or delete it.`,
        });
      }
    });
  },
};
