import { restsOnItself } from '../../citations/rests-on.ts';
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { SourcesContext } from './frontmatter-rules.ts';

/** Checks that the sources on which others rest exist, and that none rests on itself. */
export function checkRestsOn({ partial, references, allSources, yaml, report }: SourcesContext): void {
  partial.sources.forEach(({ id, restsOn = [] }, index) => {
    if (references.has(index)) return;
    const path = ['sources', index, 'restsOn'];
    restsOn.forEach((other, nth) => {
      if (other === '' || allSources.has(other)) return;
      report({
        rule: 'unknown-source',
        position: yaml.positionOf([...path, nth]),
        message: `There is no source “${other}”.`,
        hint: didYouMean(other, allSources.keys()),
      });
    });
    if (restsOnItself(id, (other) => allSources.get(other)))
      report({
        rule: 'rests-on-itself',
        position: yaml.positionOf(path),
        message: `The source “${id}” rests on itself.`,
      });
  });
}
