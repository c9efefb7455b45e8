import { listPassages } from '../../citations/passages.ts';
import type { FileRule } from '../rule.ts';

/** A quote or a place that is never cited was forgotten, or its citation was lost. */
export const rule: FileRule = {
  name: 'quote-without-citation',
  scope: 'file',
  severity: 'warning',
  summary: 'A quote or a place of a source is never cited.',
  hint: 'Cite it, or delete it.',
  check({ partial, citations, yaml }, report) {
    const cited = new Set(citations.map(({ citation: { id, key } }) => `${id}:${key}`));
    partial.sources.forEach((source, index) => {
      for (const { key, words } of listPassages(source)) {
        const { id } = source;
        if (cited.has(`${id}:${key}`)) continue;
        const isQuote = words !== undefined;
        report({
          position: yaml.keyPositionOf(['sources', index, isQuote ? 'quotes' : 'places', key]),
          message: `The ${isQuote ? 'quote' : 'place'} “${key}” of “${id}” is never cited.`,
          hint: `Cite it with [^${id}:${key}] where it supports the text, or delete it.`,
        });
      }
    });
  },
};
