import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulesPage } from '../../src/authoring/rules-page.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';

it('docs/rules.md says what the catalogue says; “npm run docs” writes it anew', () => {
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage(catalogue));
});

it('no two rules have one name, and each says what is wrong and what to do in a sentence', () => {
  const names = catalogue.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, says, hint } of catalogue) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(says, name).toMatch(/^\p{Lu}.*\.$/u);
    expect(hint, name).toMatch(/^\p{Lu}.*[.…]$/u);
  }
});
