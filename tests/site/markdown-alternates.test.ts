/** The Markdown alternates of every explainer and section, next to the page that they are of. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FootnoteDefinition, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, inject, it } from 'vitest';
import { toText } from '../../src/parse/render/render.ts';
import { Page } from '../support/page.ts';

const folders = { site: inject('siteFolder'), record: inject('record').folder, citations: inject('citations').folder };
const alternates = Object.values(folders).flatMap((folder) =>
  globSync('**/*.md', { cwd: folder }).map((file) => ({ folder, file, name: file })),
);

/** An alternate as another parser reads it. */
function read(folder: string, file: string) {
  const tree: Root = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(readFileSync(join(folder, file), 'utf8'));
  const definitions = new Map<string, FootnoteDefinition>();
  const marked = new Set<string>();
  const links: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node);
    if (node.type === 'footnoteReference') marked.add(node.identifier);
    if (node.type === 'link' || node.type === 'image') links.push(node.url);
  });
  return { words: wordsOf(tree), definitions, marked, links };
}

const numbersOf = (labels: Iterable<string>) => [...labels].filter((label) => /^\d+$/.test(label)).map(Number);
const ascending = (numbers: number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/** The words of a tree, its blocks apart by a space. */
function wordsOf(tree: Root): string {
  let words = '';
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') words += node.value;
    if (node.type === 'paragraph' || node.type === 'break') words += ' ';
  });
  return words.replace(/\s+/g, ' ');
}

/** The page that an alternate is of; of a section, the page of its explainer. */
function pageOf(folder: string, file: string): Page | undefined {
  const [slug = ''] = file.replace(/\.md$/, '').split('/');
  const page = new Page(folder, `${slug}/index.html`);
  return page.all('article.explainer').length > 0 ? page : undefined;
}

describe.each(alternates.filter(({ folder, file }) => pageOf(folder, file)))('$name', ({ folder, file }) => {
  const page = pageOf(folder, file) as Page;
  const { words, definitions, marked, links } = read(folder, file);
  const [slug = '', section] = file.replace(/\.md$/, '').split('/');

  it('defines exactly the footnotes that it marks', () => {
    expect([...definitions.keys()].sort()).toEqual([...marked].sort());
  });

  it('has the sources that are marked in its part of the page, with their numbers and addresses', () => {
    const addresses = page.all('[role=doc-endnotes] ol:not([type]) > li').map((item) => {
      const link = /"href":"([^"#]+)"/.exec(JSON.stringify(item));
      return link?.[1];
    });
    for (const number of numbersOf(definitions.keys())) {
      const [link] = linksIn(definitions.get(String(number)));
      expect(link).toBe(addresses[number - 1]);
    }
    const scope = section ? `section.numbered:has(#${section}) ` : 'article ';
    const onPage = page.texts(`${scope}[role=doc-noteref]`);
    const inNotes = section ? numbersOf(marked).filter((number) => !onPage.includes(String(number))) : [];
    expect(ascending(numbersOf(marked))).toEqual(ascending([...numbersOf(onPage), ...inNotes]));
    // Beyond those that stand in the section there are only those of its notes.
    if (inNotes.length > 0) expect([...marked].some((label) => /^[a-z]+$/.test(label))).toBe(true);
  });

  it('has every paragraph of its part, word by word', () => {
    const scopes = section
      ? [`section.numbered:has(#${section}) > p`]
      : ['.introduction > p', 'section.numbered:not(.list) > p'];
    const paragraphs = scopes.flatMap((scope) => page.all(scope)).map((element) => toText(element));
    expect(paragraphs.length).toBeGreaterThan(0);
    expect(paragraphs.filter((paragraph) => !words.includes(paragraph))).toEqual([]);
  });

  it('leads to pages, files and ids of this site that are there, by absolute addresses', () => {
    expect(links.filter((link) => !/^(?:https?:\/\/|mailto:)/.test(link))).toEqual([]);
    if (folder !== folders.site) return; // The sources of the fixtures stand at the same host.
    for (const link of links.filter((address) => address.startsWith('https://example.org/'))) {
      const { pathname, hash } = new URL(link);
      const target = `${pathname.slice(1)}${pathname.endsWith('/') ? 'index.html' : ''}`;
      expect(existsSync(join(folder, target)), link).toBe(true);
      if (hash) expect(new Page(folder, target).ids, link).toContain(decodeURIComponent(hash.slice(1)));
    }
  });

  it('says by whom and when it was written, up to which day it holds, and where its page stands', () => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toMatch(/^By .+ · Published \d/m);
    expect(text).toMatch(/^\*\*This explainer covers events up to .*\d{4}\.\*\*$/m);
    const canonical = page.attributes('link[rel=canonical]', 'href')[0];
    const [id] = section ? page.attributes(`.heading > h2:is(#${section}, :has(#${section}))`, 'id') : [];
    if (canonical) expect(text).toContain(`<${canonical}${id ? `${id}/` : ''}>`);
    expect(id !== undefined).toBe(section !== undefined);
    if (section) expect(text).toContain(`](https://example.org/${slug}.md)`);
  });
});

describe('a Markdown alternate', () => {
  it('is there for every explainer and section, once under each name and id of the past too', () => {
    for (const folder of Object.values(folders)) {
      const wanted = globSync('*/index.html', { cwd: folder }).flatMap((file) => {
        const [slug = ''] = file.split('/');
        const sections = new Page(folder, file).attributes('section.numbered:not(.list) .heading > h2', 'id');
        return sections.length > 0 ? [`${slug}.md`, ...sections.map((id) => `${slug}/${id}.md`)] : [];
      });
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    }
    for (const name of ['nothing-shared', 'weather', 'forecast'])
      expect(readFileSync(join(folders.record, `${name}.md`), 'utf8')).toContain(
        '<https://example.org/nothing-shared/>',
      );
  });
});

function linksIn(node: FootnoteDefinition | undefined): string[] {
  const links: string[] = [];
  if (node) visit(node, 'link', ({ url }) => void links.push(url));
  return links;
}
