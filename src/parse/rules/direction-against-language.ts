import { visit } from 'unist-util-visit';
import { getDirection } from '../../i18n/strings.ts';
import { positionOf } from '../markdown/body-rules.ts';
import type { FileRule } from '../rule.ts';

/** Characters of Unicode that set a direction (UAX #9): embeddings, overrides and isolates, by the direction they set. */
const explicit = { ltr: /[\u202a\u202d\u2066]/u, rtl: /[\u202b\u202e\u2067]/u };

export const rule: FileRule = {
  name: 'direction-against-language',
  scope: 'explainer',
  severity: 'warning',
  summary: 'An invisible character sets a direction of writing against that of the language.',
  hint: 'Delete it: the direction follows from “lang”, and words of another script find theirs.',
  check({ data, root, yaml }, report) {
    if (!data) return;
    const own = getDirection(data.lang);
    const against = explicit[own === 'ltr' ? 'rtl' : 'ltr'];
    const message = (text: string) => {
      const code = against.exec(text)?.[0].codePointAt(0)?.toString(16).toUpperCase();
      return code && `U+${code} sets the direction against that of “${data.lang}”.`;
    };
    for (const key of ['title', 'summary', 'since'] as const) {
      const said = message(data[key] ?? '');
      if (said) report(yaml.positionOf([key]), said);
    }
    visit(root, 'text', (node) => {
      const said = message(node.value);
      if (said && node.position) report(positionOf(node), said);
    });
  },
};
