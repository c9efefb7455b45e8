import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/nodes.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'heading-skip',
  scope: 'file',
  severity: 'error',
  summary: 'A heading skips a level, which misleads readers who navigate by headings.',
  hint: 'Use one “#” more than the heading above it.',
  check({ root }, report) {
    let lastDepth = 1;
    visit(root, 'heading', (heading) => {
      if (heading.depth > lastDepth + 1)
        report({
          position: positionOf(heading),
          message: `A level ${heading.depth} heading follows a level ${lastDepth} heading.`,
          hint: `Start it with “${'#'.repeat(lastDepth + 1)} ”.`,
        });
      lastDepth = heading.depth;
    });
  },
};
