/**
 * Explainers as Markdown. Each file in `tests/fixtures/markdown/` has an author’s text and, under a line of `=`,
 * its Markdown with footnotes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import { renderMarkdownAlternates } from '../../src/exports/markdown/alternate.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { root } from '../support/run.ts';
import { parseSmallExplainer, writeExplainerText } from '../support/small-explainer.ts';

const folder = join(root, 'tests/fixtures/markdown');
const authors = [{ id: 'desk', name: 'The desk', line: 'Nobody you know.' }];

/** More frontmatter of some fixtures, by their names. */
const fields: Record<string, string> = {
  'key-points': 'keyPoints: [{ text: "The council *met*.[^a]", section: one }, { text: Nobody voted. }]',
  claim:
    'claims: [{ id: sat, text: "The council sat.", by: A clerk, on: 2026-01, status: partly-confirmed, assessment: "It met.[^b]", sources: [a] }]',
  timeline:
    'timeline: [{ date: 2025-05, text: "The town was *founded*.[^a]" }, { date: 2026-01-11, text: It met., sources: [b] }]',
  opening: `updated: 2026-01-14
withdrawn: { date: 2026-01-15, reason: "The town does <not> exist." }
since: "It met *again*.[^b]"
updates:
  - { date: 2026-01-13, kind: clarification, text: "“Met” means: sat." }
  - { date: 2026-01-14, kind: correction, text: "A *name* was wrong.[^c]", section: one }`,
};
const sources: Record<string, string> = {
  listed: '  - { id: e, publisher: Paper E, title: Nowhere, located: other-title, see: a, kind: news }',
  quotes: `  - id: d
    publisher: Paper D
    title: Title d
    titleStatus: described
    via: A reader
    url: 'https://example.org/d?a=1&b=2'
    kind: data
    authors: [A. Writer, B. Writer]
    published: 2026-01
    accessed: 2026-01-12
    archived: https://archive.example/20260112093000/https://example.org/d
    quotes: { first: "The council *sat*.", second: "Nobody [voted].", third: "Not cited." }`,
  places: `  - id: d
    publisher: Stadt D
    title: Bericht
    url: https://example.org/d.pdf
    kind: report
    lang: de
    quotes: { said: { words: "Er *tagte*.", at: S. 12, translation: { text: "It *sat*.", by: A. Clerk } } }
    places: { page: p. 33, next: pp. 34–36, unused: p. 40 }
  - { id: e, publisher: E, title: Book, isbn: 978-0-306-40615-7, kind: book, published: 2019, places: { ch: "ch. *2*" } }`,
};
const quorum = {
  term: 'quorum',
  definition: 'How many *must* be there.',
  sources: [
    { id: 'f', publisher: 'Paper F', title: 'Title f', url: 'https://example.com/f', kind: 'reference' as const },
  ],
};

/** Parses an explainer whose section “One” has this text. @param name of the fixture */
function explainerWith(text: string, name = ''): Explainer {
  const options = { fields: fields[name] ?? '', sources: sources[name] ?? '', lang: name === 'persian' ? 'fa' : 'en' };
  const { explainer, diagnostics } = parseExplainer({
    slug: 'council',
    file: 'council.mdx',
    text: writeExplainerText(`## One\n\n${text}`, options),
    basePath: '/',
    glossary: { quorum },
    images: new Map([['/hall.png', { width: 640, height: 480 }]]),
    dataFile: () => 'Who,When,Votes,Of them,Source\nClerk,2025,>=12,members,a\nUsher,2026,1400,,b\n',
  });
  const errors = diagnostics.filter(({ severity, rule }) => severity === 'error' && rule !== 'source-without-citation');
  if (!explainer || errors.length > 0) throw new Error(JSON.stringify(errors));
  return explainer;
}

const renderExplainer = (explainer: Explainer) => renderMarkdownAlternates(explainer, { authors }).explainer;
const renderSection = (explainer: Explainer, id = 'one') =>
  renderMarkdownAlternates(explainer, { authors }).sections[id] ?? '';

describe('an explainer as Markdown', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  it.each(files)('is as in %s', (file) => {
    const [input = '', expected] = readFileSync(join(folder, file), 'utf8').split(/^=====\n/m);
    const start = file === 'opening.txt' ? '<https://example.org/council/>\n\n' : '## One\n\n';
    const text = renderExplainer(explainerWith(input, basename(file, '.txt')));
    expect(text.split(start)[1]).toBe(expected);
    const { marked, defined } = footnotes(text);
    expect(defined).toEqual(marked);
  });
});

it('says at a quote that it was checked, after its place', () => {
  const explainer = explainerWith('It sat.[^d:said] A page.[^d:page]', 'places');
  const cited = explainer.sources.map((entry) => ({
    ...entry,
    source: { ...entry.source, quotesChecked: { said: '2026-01-12' } },
  }));
  const lines = renderExplainer({ ...explainer, sources: cited }).split('\n');
  expect(lines.filter((line) => line.includes('checked'))).toEqual([
    expect.stringMatching(/“Er .*tagte.*”, \[S\. 12\]\(\S+#page=12\) · quotation checked on 12 January 2026$/),
  ]);
});

/**
 * Finds the labels of footnotes that a text cites, and of those that it defines, with another parser.
 */
function footnotes(text: string): { marked: string[]; defined: string[] } {
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(text);
  const labels = { marked: new Set<string>(), defined: [] as string[] };
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') labels.marked.add(node.identifier);
    if (node.type === 'footnoteDefinition') labels.defined.push(node.identifier);
  });
  return { marked: [...labels.marked].sort(), defined: labels.defined.toSorted() };
}

describe('a section as Markdown', () => {
  const sections = { one: 'One *and* only', two: 'Two' };
  const body = `First.[^a][^n1]

## One *and* only

It met.[^b][^n2]

### Below

It sat.[^c:x]

## Two

It left.[^a] See [above](#one).

[^n1]: Note one.
[^n2]: Note two.[^a]`.replace('[^c:x]', '[^c]');
  const explainer = parseSmallExplainer(body, { sections });

  it('has higher headings, a link to the explainer, the notice, and its own sources with their numbers on the page', () => {
    expect(renderSection(explainer)).toBe(`# One *and* only

Section 1 of 2 in [A town council met](https://example.org/council/) ([as Markdown](https://example.org/council.md)).

By The desk · Published 12 January 2026

Nobody you know.

<https://example.org/council/one/>

**This explainer covers events up to 12 January 2026.**

It met.[^2][^b]

## Below

It sat.[^3]

## Sources and notes

[^1]: **Paper A** [“Title a”](https://example.org/a) News

[^2]: **Paper B** [“Title b”](https://example.org/b) News

[^3]: **Paper C** [“Title c”](https://example.org/c) News

[^b]: Note two.[^1]
`);
    expect(footnotes(renderSection(explainer, 'two'))).toEqual({ marked: ['1'], defined: ['1'] });
  });

  it('links to other sections in the explainer', () => {
    expect(renderSection(explainer, 'two')).toContain('See [above](https://example.org/council/#one).');
  });

  it('has its headings one level lower in the explainer', () => {
    expect(renderExplainer(explainer)).toContain('\n### Below\n');
  });
});

describe('addresses in Markdown', () => {
  it('are absolute, for any address and base path of the site', () => {
    const text = writeExplainerText('## One\n\n[Other](/other/), [here](#one).[^a]');
    const site = { basePath: '/news/', siteUrl: 'https://news.example' };
    const { explainer } = parseExplainer({ slug: 'council', file: 'council.mdx', text, ...site });
    expect(explainer?.sections[0]?.markdown).toBe(
      '[Other](https://news.example/news/other/), [here](https://news.example/news/council/#one).[^1]',
    );
  });

  it('that are unsafe are no links in the preview', () => {
    const text = writeExplainerText('## One\n\n[Run](javascript:alert) and ![this](http:x).[^a]');
    const { explainer } = parseExplainer({ slug: 'council', file: 'council.mdx', text, basePath: '/' });
    expect(explainer?.sections[0]?.markdown).toBe('Run and .[^1]');
  });
});

describe('the heading of a section', () => {
  it('keeps its marks and its emphasis', () => {
    const explainer = parseSmallExplainer('## One *and* only[^a]\n\nIt met.[^b]', {
      sections: { one: 'One *and* only' },
    });
    expect(renderExplainer(explainer)).toContain('\n## One *and* only[^1]\n');
  });
});
