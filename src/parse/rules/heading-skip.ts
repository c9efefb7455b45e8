import { visit } from 'unist-util-visit';
import { placeOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'heading-skip',
  looksAt: 'explainer',
  severity: 'error',
  says: 'A heading skips a level, and readers who go from heading to heading miss one that is not there.',
  hint: 'Use one “#” more than the heading that it belongs under has.',
  check({ root }, tell) {
    let last = 1;
    visit(root, 'heading', (heading) => {
      if (heading.depth > last + 1)
        tell(placeOf(heading), `A heading of level ${heading.depth} follows one of level ${last}.`, {
          hint: `Start it with “${'#'.repeat(last + 1)} ”.`,
        });
      last = heading.depth;
    });
  },
};
