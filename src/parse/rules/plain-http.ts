import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'plain-http',
  scope: 'explainer',
  severity: 'warning',
  summary: 'An address starts with http:, which anybody on the way can read and change.',
  hint: 'Write https: if the page is there too; leave it where it is not.',
  check({ partial, root, yaml }, report) {
    const isPlain = (address: string | undefined) => /^http:/i.test(address ?? '');
    partial.sources.forEach((source, index) => {
      for (const key of ['url', 'archived'] as const)
        if (isPlain(source[key])) report(yaml.positionOf(['sources', index, key]), `${source[key]} is not secure.`);
    });
    visit(root, ['link', 'image', 'definition'], (node) => {
      if ('url' in node && isPlain(node.url)) report(positionOf(node), `${node.url} is not secure.`);
    });
  },
};
