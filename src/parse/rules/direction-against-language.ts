import { visit } from 'unist-util-visit';
import { getDirection } from '../../i18n/strings.ts';
import { positionOf } from '../markdown/nodes.ts';
import type { FileRule } from '../rule.ts';

/** The Unicode characters that set each direction (UAX #9): embeddings, overrides and isolates. */
const directionCharacters = { ltr: /[\u202a\u202d\u2066]/u, rtl: /[\u202b\u202e\u2067]/u };

export const rule: FileRule = {
  name: 'direction-against-language',
  scope: 'file',
  severity: 'warning',
  summary: 'An invisible character sets the opposite of the language’s text direction.',
  hint: 'Delete it: the direction follows from “lang”, and text in another script gets its own.',
  check({ data, root, yaml }, report) {
    if (!data) return;
    const opposite = directionCharacters[getDirection(data.lang) === 'ltr' ? 'rtl' : 'ltr'];
    const findMessage = (text: string) => {
      const code = opposite.exec(text)?.[0].codePointAt(0)?.toString(16).toUpperCase();
      return code && `U+${code} sets the opposite of the text direction of “${data.lang}”.`;
    };
    for (const key of ['title', 'summary', 'since'] as const) {
      const message = findMessage(data[key] ?? '');
      if (message) report({ position: yaml.positionOf([key]), message });
    }
    visit(root, 'text', (node) => {
      const message = findMessage(node.value);
      if (message && node.position) report({ position: positionOf(node), message });
    });
  },
};
