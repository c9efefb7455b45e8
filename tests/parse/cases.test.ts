/**
 * Parses files that real articles and public reports are made of. Those in `explainers/` can be published: the expected
 * file next to each has their diagnostics and the HTML of their text. `check` refuses those in `refused/`: the expected
 * file has the messages. `npx vitest run --project unit tests/parse/cases.test.ts -u` writes them again.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import type { Explainer } from '../../src/explainer/model.ts';
import type { Content } from '../../src/parse/load-content.ts';
import { loadSiteContent } from '../support/load-site-content.ts';
import { root } from '../support/run.ts';

const cases = join(root, 'tests/fixtures/cases');
const siteFiles = ['authors.yml', 'glossary.yml', 'quotations.json', 'topics.yml', 'data'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-cases-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Loads a content folder that has only this explainer. */
function loadCase(path: string): Content {
  const contentDir = join(folder, 'content');
  mkdirSync(join(contentDir, 'explainers'), { recursive: true });
  for (const name of siteFiles) cpSync(join(cases, name), join(contentDir, name), { recursive: true });
  cpSync(join(cases, path), join(contentDir, 'explainers/case.mdx'));
  return loadSiteContent({
    contentDir,
    root: contentDir,
    cacheDir: join(folder, 'cache'),
    basePath: '/',
    publicDir: join(cases, 'public'),
    today: '2026-12-01',
  });
}

function describeResult({ diagnostics, loadExplainer, explainers }: Content): string {
  const reported = diagnostics.filter(({ rule }) => rule !== 'no-archived-copy');
  const explainer = explainers[0]?.digest && loadExplainer(explainers[0].digest);
  const html = explainer && !hasErrors(diagnostics) ? describeText(explainer) : '';
  return `${formatDiagnostics(reported, { linesOf: () => undefined })}\n${html}`.trim();
}

const describeText = ({ introduction, sections }: Explainer): string =>
  [introduction.html, ...sections.map(({ html }) => html)].join('\n');

describe.each([
  ['explainers', 'can be published', false],
  ['refused', 'is refused', true],
])('in %s/', (group, outcome, isRefused) => {
  const names = readdirSync(join(cases, group)).filter((name) => name.endsWith('.mdx'));
  it.each(names)(`%s ${outcome}`, async (name) => {
    const content = loadCase(join(group, name));
    expect(hasErrors(content.diagnostics)).toBe(isRefused);
    await expect(describeResult(content)).toMatchFileSnapshot(join(cases, group, name.replace('.mdx', '.txt')));
  });
});
