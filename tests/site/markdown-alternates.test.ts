/** The Markdown alternates of every explainer and section, compared with their pages. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FootnoteDefinition, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, inject, it } from 'vitest';
import { toText } from '../../src/parse/render/plain-text.ts';
import { Page } from '../support/page.ts';

const folders = { site: inject('siteFolder'), record: inject('record').folder, citations: inject('citations').folder };
const alternates = Object.values(folders).flatMap((folder) =>
  globSync('**/*.md', { cwd: folder }).map((file) => ({ folder, file, name: file })),
);

/** Parses an alternate with another parser. */
function parseAlternate(folder: string, file: string) {
  const tree: Root = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(readFileSync(join(folder, file), 'utf8'));
  const definitions = new Map<string, FootnoteDefinition>();
  const references = new Set<string>();
  const links: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node);
    if (node.type === 'footnoteReference') references.add(node.identifier);
    if (node.type === 'link' || node.type === 'image') links.push(node.url);
  });
  return { text: getText(tree), definitions, references, links };
}

const listNumbers = (labels: Iterable<string>) => [...labels].filter((label) => /^\d+$/.test(label)).map(Number);
const ascending = (numbers: number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/** Returns the text of a tree, with a space between blocks. */
function getText(tree: Root): string {
  let text = '';
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    if (node.type === 'paragraph' || node.type === 'break') text += ' ';
  });
  return text.replace(/\s+/g, ' ');
}

/** Returns the page of the explainer that an alternate belongs to. */
function findExplainerPage(folder: string, file: string): Page | undefined {
  const [slug = ''] = file.replace(/\.md$/, '').split('/');
  const page = new Page(folder, `${slug}/index.html`);
  return page.all('article.explainer').length > 0 ? page : undefined;
}

describe.each(alternates.filter(({ folder, file }) => findExplainerPage(folder, file)))('$name', ({ folder, file }) => {
  const page = findExplainerPage(folder, file) as Page;
  const { text, definitions, references, links } = parseAlternate(folder, file);
  const [slug = '', section] = file.replace(/\.md$/, '').split('/');

  it('defines exactly the footnotes that it refers to', () => {
    expect([...definitions.keys()].sort()).toEqual([...references].sort());
  });

  it('has the sources that its text cites, with their numbers and URLs', () => {
    const addresses = page.all('[role=doc-endnotes] ol:not([type]) > li').map((item) => {
      const link = /"href":"([^"#]+)"/.exec(JSON.stringify(item));
      return link?.[1];
    });
    for (const number of listNumbers(definitions.keys())) {
      const [link] = listLinks(definitions.get(String(number)));
      expect(link).toBe(addresses[number - 1]);
    }
    const scope = section ? `section.numbered:has(#${section}) ` : 'article ';
    const onPage = page.texts(`${scope}[role=doc-noteref]`);
    const inNotes = section ? listNumbers(references).filter((number) => !onPage.includes(String(number))) : [];
    expect(ascending(listNumbers(references))).toEqual(ascending([...listNumbers(onPage), ...inNotes]));
    // The notes of a section cite the others.
    if (inNotes.length > 0) expect([...references].some((label) => /^[a-z]+$/.test(label))).toBe(true);
  });

  it('has every paragraph of its text', () => {
    const scopes = section
      ? [`section.numbered:has(#${section}) > p`]
      : ['.introduction > p', 'section.numbered:not(.list) > p'];
    const paragraphs = scopes.flatMap((scope) => page.all(scope)).map((element) => toText(element));
    expect(paragraphs.length).toBeGreaterThan(0);
    expect(paragraphs.filter((paragraph) => !text.includes(paragraph))).toEqual([]);
  });

  it('has absolute links only, and none within the site is dead', () => {
    expect(links.filter((link) => !/^(?:https?:\/\/|mailto:)/.test(link))).toEqual([]);
    if (folder !== folders.site) return; // The sources of the fixtures are on the same host.
    for (const link of links.filter((address) => address.startsWith('https://example.org/'))) {
      const { pathname, hash } = new URL(link);
      const target = `${pathname.slice(1)}${pathname.endsWith('/') ? 'index.html' : ''}`;
      expect(existsSync(join(folder, target)), link).toBe(true);
      if (hash) expect(new Page(folder, target).ids, link).toContain(decodeURIComponent(hash.slice(1)));
    }
  });

  it('names authors, dates, the day up to which it describes the world, and the address of its page', () => {
    const source = readFileSync(join(folder, file), 'utf8');
    expect(source).toMatch(/^By .+ · Published \d/m);
    expect(source).toMatch(/^\*\*This explainer covers events up to .*\d{4}\.\*\*$/m);
    const canonical = page.attributes('link[rel=canonical]', 'href')[0];
    const [id] = section ? page.attributes(`.heading > h2:is(#${section}, :has(#${section}))`, 'id') : [];
    if (canonical) expect(source).toContain(`<${canonical}${id ? `${id}/` : ''}>`);
    expect(id !== undefined).toBe(section !== undefined);
    if (section) expect(source).toContain(`](https://example.org/${slug}.md)`);
  });
});

describe('a Markdown alternate', () => {
  it('exists for every explainer and section, also under each former name and id', () => {
    for (const folder of Object.values(folders)) {
      const expected = globSync('*/index.html', { cwd: folder }).flatMap((file) => {
        const [slug = ''] = file.split('/');
        const sections = new Page(folder, file).attributes('section.numbered:not(.list) .heading > h2', 'id');
        return sections.length > 0 ? [`${slug}.md`, ...sections.map((id) => `${slug}/${id}.md`)] : [];
      });
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    }
    for (const name of ['nothing-shared', 'weather', 'forecast'])
      expect(readFileSync(join(folders.record, `${name}.md`), 'utf8')).toContain(
        '<https://example.org/nothing-shared/>',
      );
  });
});

function listLinks(node: FootnoteDefinition | undefined): string[] {
  const links: string[] = [];
  if (node) visit(node, 'link', ({ url }) => void links.push(url));
  return links;
}
