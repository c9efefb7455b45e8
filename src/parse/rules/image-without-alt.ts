import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'image-without-alt',
  scope: 'explainer',
  severity: 'error',
  summary: 'An image says nothing to those who cannot see it.',
  hint: 'Say between the brackets what it shows: ![A bridge under water](/bridge.jpg).',
  check({ root }, report) {
    visit(root, ['image', 'imageReference'], (node) => {
      if ('alt' in node && !node.alt?.trim()) report(positionOf(node), 'This image has no alternative text.');
    });
  },
};
