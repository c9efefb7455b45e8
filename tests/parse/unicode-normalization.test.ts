/** Texts and names that look the same are the same, whether their letters are composed (NFC) or decomposed (NFD). */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { writeContent } from '../support/content-folder.ts';
import { root as project } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-nfc-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const [composed, decomposed] = ['NFC', 'NFD'].map((form) => 'Café Ệ 한글 が'.normalize(form)) as [string, string];

function load(files: Record<string, string>) {
  writeContent(root, files);
  const content = loadContent({
    contentDir: join(root, 'content'),
    root,
    cacheDir: join(root, 'cache'),
    basePath: '/',
    publicDir: join(root, 'public'),
  });
  const diagnostics = content.diagnostics.filter(({ rule }) => rule !== 'no-archived-copy');
  const digest = content.explainers[0]?.digest ?? '';
  return {
    messages: formatDiagnostics(diagnostics, { linesOf: () => undefined }).split('\n'),
    explainer: content.loadExplainer(digest),
  };
}

it.each([
  ['a heading and the title of its section', composed, decomposed],
  ['a title and its heading', decomposed, composed],
])('%s', (_what, title, heading) => {
  const text = writeExplainerText(`## ${heading}\n\nIt met.[^a][^b][^c]`, { sections: { one: title } });
  expect(load({ 'explainers/a.mdx': text }).messages).toEqual(['']);
});

it('a link and the heading that it leads to', () => {
  const body = `[There](#${decomposed.toLowerCase().replaceAll(' ', '-')}).[^a][^b][^c]`;
  const { messages, explainer } = load({
    'explainers/a.mdx': writeExplainerText(`## One\n\n${body}\n\n### ${decomposed}\n\nIt.`),
  });
  expect(messages).toEqual(['']);
  const id = composed.toLowerCase().replaceAll(' ', '-');
  expect(explainer?.ids).toContain(id);
  expect(explainer?.sections[0]?.html).toContain(`href="#${encodeURIComponent(id)}"`);
});

it('the names of two series in the data of a chart', () => {
  const body = '## One\n\n<Chart data="count" title="T" unit="u">\n\nText.[^b][^c]\n\n</Chart>';
  const { explainer } = load({
    'explainers/a.mdx': writeExplainerText(body),
    'data/count.csv': `Who,When,Count,Source\n${composed},2026-01-01,1,a\n${decomposed},2026-01-02,2,a\n`,
  });
  // The drawing names each series once.
  expect(explainer?.sections[0]?.html.match(/<bdi[^>]*>Café/g)).toHaveLength(1);
});

it('names of images are not changed, because addresses are not: the file has to be renamed', () => {
  mkdirSync(join(root, 'public'));
  writeFileSync(join(root, `public/${'é'.normalize('NFD')}.svg`), readFileSync(join(project, 'public/favicon.svg')));
  const body = `## One\n\nIt met.[^a][^b][^c]\n\n![A sign](/${'é'.normalize('NFC')}.svg)`;
  expect(load({ 'explainers/a.mdx': writeExplainerText(body) }).messages).toEqual([
    'content/explainers/a.mdx:23:1 error The file public/é.svg has letters that look the same, but are encoded otherwise.',
    '    Rename the file, best to letters from a to z, digits and hyphens. (image-without-size)',
  ]);
});

it('quotes and addresses of sources stay as they are written', () => {
  const url = `https://example.org/${'é'.normalize('NFD')}`;
  const sources = `  - { id: d, publisher: P, title: T, url: "${url}", kind: news, quotes: { q: "${decomposed}" } }`;
  const { explainer } = load({
    'explainers/a.mdx': writeExplainerText('## One\n\nIt met.[^a][^b][^c][^d:q]', { sources }),
  });
  expect(explainer?.sources.at(-1)?.source).toMatchObject({ url, quotes: { q: decomposed } });
});
