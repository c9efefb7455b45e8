import { visit } from 'unist-util-visit';
import { placeOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'plain-http',
  looksAt: 'explainer',
  severity: 'warning',
  says: 'An address starts with http:, which anybody on the way can read and change.',
  hint: 'Write https: if the page is there too; leave it where it is not.',
  check({ loose, root, yaml }, tell) {
    const isPlain = (address: string | undefined) => /^http:/i.test(address ?? '');
    loose.sources.forEach((source, index) => {
      for (const key of ['url', 'archived'] as const)
        if (isPlain(source[key])) tell(yaml.placeOf(['sources', index, key]), `${source[key]} is not secure.`);
    });
    visit(root, ['link', 'image', 'definition'], (node) => {
      if ('url' in node && isPlain(node.url)) tell(placeOf(node), `${node.url} is not secure.`);
    });
  },
};
