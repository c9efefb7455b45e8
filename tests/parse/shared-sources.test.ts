/** Sources of `sources.yml`: an explainer that names one is what it would be with the source written out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileMemo } from '../../src/cache/file-memo.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { findSourceIds } from '../../src/parse/shared-sources/find-source-ids.ts';
import { writeContent } from '../support/content-folder.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-shared-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const getOptions = () => ({
  contentDir: join(root, 'content'),
  root,
  cacheDir: join(root, 'cache'),
  basePath: '/',
  today: '2026-02-01',
});
const load = (memo = new FileMemo()) => loadContent({ ...getOptions(), memo });
const loadExplainers = () => {
  const { explainers, loadExplainer } = load();
  return explainers.map(({ digest }) => loadExplainer(digest));
};

const gazette = `- id: gazette
  publisher: Gazette
  title: Council meets
  url: 'https://example.org/gazette' # the address that readers open
  kind: news
  archived: 'https://archive.example/gazette'
  quotes:
    met: the council met
    voted: the council voted
  places:
    page: p. 2
`;
const minutes = `- id: minutes
  publisher: Town
  title: Minutes
  url: https://example.org/minutes
  kind: official
`;
const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
const body = '## One\n\nIt met.[^a][^b][^c][^gazette:met]';
const write = (sources: string, text = body) => writeExplainerText(text, { sources });

describe('an explainer that names a shared source', () => {
  it('equals one that has the source with the passages that it cites', () => {
    const own = indent(gazette)
      .replace(/ +voted: .*\n/, '')
      .replace(/ +places:\n.*\n/, '');
    writeContent(root, { 'explainers/council.mdx': write(own) });
    const [written] = loadExplainers();
    writeContent(root, { 'explainers/council.mdx': write('  - gazette'), 'sources.yml': gazette });
    const [shared] = loadExplainers();
    expect(shared?.sources.at(-1)?.source).toMatchObject({ archived: 'https://archive.example/gazette' });
    expect(shared).toEqual(written);
  });

  it('shows only the passages that it cites', () => {
    writeContent(root, {
      'explainers/council.mdx': write('  - gazette'),
      'explainers/votes.mdx': write('  - gazette', '## One\n\nIt voted.[^a][^b][^c][^gazette:voted][^gazette:page]'),
      'sources.yml': gazette,
    });
    const references = loadExplainers().map((explainer) => explainer?.referencesHtml['gazette'] ?? '');
    expect(references.map((html) => [html.includes('council met'), html.includes('council voted')])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('is missing when the source has a mistake, which is reported in sources.yml alone', () => {
    writeContent(root, { 'explainers/council.mdx': write('  - gazette'), 'sources.yml': gazette.replace('news', 'x') });
    const { explainers, diagnostics } = load();
    expect(explainers[0]?.metadata).toBeUndefined();
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ file, rule }) => [file, rule])).toEqual([
      ['content/sources.yml', 'unknown-value'],
    ]);
  });
});

describe('a change of a shared source', () => {
  const files = {
    'explainers/gazette.mdx': write('  - gazette'),
    'explainers/rests.mdx': write('  - radio', body.replace('gazette:met', 'radio')),
    'explainers/other.mdx': write(indent(minutes), body.replace('gazette:met', 'minutes').replace('It', 'Gazette, it')),
    'sources.yml': `${gazette}${minutes.replaceAll('minutes', 'radio')}  restsOn: [gazette]\n${minutes.replaceAll('minutes', 'tv')}`,
  };
  const getDigests = (memo?: FileMemo) =>
    Object.fromEntries(load(memo).explainers.map(({ slug, digest }) => [slug, digest]));
  const change = (from: string, to: string) => {
    const path = join(root, 'content/sources.yml');
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replace(from, to));
  };
  const compare = (before: Record<string, string>, after: Record<string, string>) =>
    Object.keys(before).filter((slug) => before[slug] !== after[slug]);

  it('concerns exactly the explainers that name it, or a source that rests on it', () => {
    writeContent(root, files);
    const before = getDigests();
    change('Council meets', 'Council met');
    expect(compare(before, getDigests())).toEqual(['gazette', 'rests']);
    const second = getDigests();
    change('/tv', '/television');
    expect(compare(second, getDigests())).toEqual([]);
  });

  it('is seen by a preview that holds everything else in memory', () => {
    writeContent(root, files);
    const memo = new FileMemo();
    const before = getDigests(memo);
    change('Council meets', 'Council met');
    expect(compare(before, getDigests(memo))).toEqual(['gazette', 'rests']);
  });

  it('that only moves it to another line concerns none', () => {
    writeContent(root, files);
    const before = getDigests();
    change('- id: gazette', '# The paper of the town\n- id: gazette');
    expect(compare(before, getDigests())).toEqual([]);
  });
});

describe('the ids in a frontmatter', () => {
  it.each([
    ['an item', '  - hrana-544'],
    ['an item with a comment', '  -   hrana-544 # counted twice'],
    ['an item in quotation marks', '  - "hrana-544"'],
    ['an item on the next line', '  -\n    hrana-544'],
    ['a list in brackets', 'sources: [ap-1, hrana-544 ,ap-2]'],
    ['a list in brackets over lines', 'sources: [\n  hrana-544,\n]'],
    ['the id of an entry', '  - id: hrana-544'],
    ['the id of an entry in braces', '  - { id: hrana-544, title: T }'],
    ['an item in a file of Windows', '  - hrana-544\r\n  - b'],
  ])('are found in %s', (_name, yaml) => {
    expect(findSourceIds(`---\nsources:\n${yaml}\n---\n\nText.`)).toContain('hrana-544');
  });

  it('are not words of text', () => {
    const text = '---\nsummary: HRANA counted hrana dead.\nsources:\n  - id: a\n---\n\n- hrana\n\n[hrana, b]';
    expect(findSourceIds(text)).toEqual(['a']);
  });
});
