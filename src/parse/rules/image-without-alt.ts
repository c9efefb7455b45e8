import { visit } from 'unist-util-visit';
import { placeOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'image-without-alt',
  looksAt: 'explainer',
  severity: 'error',
  says: 'An image says nothing to those who cannot see it.',
  hint: 'Say between the brackets what it shows: ![A bridge under water](/bridge.jpg).',
  check({ root }, tell) {
    visit(root, ['image', 'imageReference'], (node) => {
      if ('alt' in node && !node.alt?.trim()) tell(placeOf(node), 'This image has no alternative text.');
    });
  },
};
