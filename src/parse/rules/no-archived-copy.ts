import type { FileRule } from '../rule.ts';

/** One notice a file, however many sources: it reminds, and does not drown what is wrong. */
export const rule: FileRule = {
  name: 'no-archived-copy',
  scope: 'explainer',
  severity: 'notice',
  summary: 'Sources have no archived copy, and may be lost when their pages go.',
  hint: 'Add “archived:” with the address of a copy that you have seen, such as one in the Wayback Machine.',
  check({ partial, yaml }, report) {
    const found = partial.sources.filter(({ url }) => url);
    const bare = found.filter(({ archived }) => !archived).length;
    if (bare > 0) report(yaml.keyPositionOf(['sources']), `${bare} of ${found.length} sources have no archived copy.`);
  },
};
