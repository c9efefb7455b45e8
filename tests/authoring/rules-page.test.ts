import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderRulesPage } from '../../src/authoring/rules-page.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';

it('docs/rules.md matches the catalogue (run npm run docs after a change)', () => {
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(renderRulesPage(catalogue));
});

it('every rule has a unique name, and sentences that say what is wrong and what to do', () => {
  const names = catalogue.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, summary, hint } of catalogue) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(summary, name).toMatch(/^\p{Lu}.*\.$/u);
    expect(hint, name).toMatch(/^\p{Lu}.*[.…]$/u);
  }
});
