import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/nodes.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'image-without-alt',
  scope: 'file',
  severity: 'error',
  summary: 'An image has no alternative text.',
  hint: 'Describe what it shows between the brackets, ![A bridge under water](/bridge.jpg), or in “alt”.',
  check({ root }, report) {
    visit(root, 'image', (node) => {
      if (!node.alt?.trim()) report({ position: positionOf(node), message: 'This image has no alternative text.' });
    });
  },
};
