import { visit } from 'unist-util-visit';
import { positionOf } from '../markdown/nodes.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'plain-http',
  scope: 'file',
  checksSources: true,
  severity: 'notice',
  summary: 'An address starts with http:, so others can read and change the page on its way.',
  hint: 'Write https: if the page is available there; otherwise leave it.',
  check({ partial, root, yaml }, report) {
    const isPlainHttp = (address: string | undefined) => /^http:/i.test(address ?? '');
    partial.sources.forEach((source, index) => {
      for (const key of ['url', 'archived'] as const)
        if (isPlainHttp(source[key]))
          report({ position: yaml.positionOf(['sources', index, key]), message: `${source[key]} is not secure.` });
    });
    visit(root, ['link', 'image', 'definition'], (node) => {
      if ('url' in node && isPlainHttp(node.url))
        report({ position: positionOf(node), message: `${node.url} is not secure.` });
    });
  },
};
