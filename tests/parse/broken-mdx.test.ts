/** A body with mistakes of MDX is reported in all places at once, and is not shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { root } from '../support/run.ts';

const valid = readFileSync(join(root, 'tests/parse/rules/clean-with-everything.mdx'), 'utf8');

function parse(text: string) {
  const { diagnostics, explainer } = parseExplainer({ slug: 'any', file: 'any.mdx', text, basePath: '/' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { errors: errors.map(({ rule, line }) => ({ rule, line })), isShown: explainer !== undefined };
}

const lineCount = valid.split('\n').length;
const lines = Array.from({ length: 40 }, (_, index) => `Of them, <${index} % came.`);

it('reports forty mistakes with the errors of other rules', () => {
  const { errors, isShown } = parse(`${valid}\n${lines.join('\n\n')}\n\nIt met.[^nobody-at-all]\n`);
  expect(errors).toEqual([
    ...lines.map((_, index) => ({ rule: 'broken-mdx', line: lineCount + 1 + 2 * index })),
    { rule: 'citation-without-source', line: lineCount + 1 + 2 * lines.length },
  ]);
  expect(isShown).toBe(false);
});

it('reports nothing about the text around a broken component', () => {
  const { errors } = parse(`${valid}\n<Callout title="Aside">\n\nIt met.[^nobody-at-all]\n`);
  expect(errors).toEqual([{ rule: 'broken-mdx', line: lineCount + 1 }]);
});
