import type { FileRule } from '../rule.ts';

/** Reports once for each file, so that this reminder does not hide other diagnostics. */
export const rule: FileRule = {
  name: 'no-archived-copy',
  scope: 'file',
  checksSources: true,
  severity: 'notice',
  summary: 'Sources have no archived copy, and may be lost when their pages disappear.',
  hint: 'Run “npm run source -- archive”, or add “archived:” with the address of a copy that you have seen.',
  check({ partial, references, yaml }, report) {
    const sources = partial.sources.filter(({ url }, index) => url && !references.has(index));
    const missing = sources.filter(({ archived, unarchivable }) => !archived && !unarchivable).length;
    if (missing > 0)
      report({
        position: yaml.keyPositionOf(['sources']),
        message: `${count(missing, sources.length)} no archived copy.`,
      });
  },
};

/** Writes “The source has”, “1 of 3 sources has”. */
function count(missing: number, all: number): string {
  if (all === 1) return 'The source has';
  return `${missing} of ${all} sources ${missing === 1 ? 'has' : 'have'}`;
}
