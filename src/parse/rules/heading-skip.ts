import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'heading-skip',
  scope: 'explainer',
  severity: 'error',
  summary: 'A heading skips a level, and readers who go from heading to heading miss one that is not there.',
  hint: 'Use one “#” more than the heading that it belongs under has.',
  check({ root }, report) {
    let last = 1;
    visit(root, 'heading', (heading) => {
      if (heading.depth > last + 1)
        report(positionOf(heading), `A heading of level ${heading.depth} follows one of level ${last}.`, {
          hint: `Start it with “${'#'.repeat(last + 1)} ”.`,
        });
      last = heading.depth;
    });
  },
};
