import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { expect, inject, it } from 'vitest';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { Page } from '../support/page.ts';

it('Astro’s MDX and the pipeline of explainers render the same text, ids and links from the same prose', () => {
  const page = new Page(inject('siteFolder'), 'about/index.html');
  const prose = readFileSync(join(import.meta.dirname, '../../src/pages/about.mdx'), 'utf8').replace(
    /^---.*?\n---\n/s,
    '',
  );
  const headings = page.all('.prose h2');
  const frontmatter = [
    'title: About',
    'summary: About this site.',
    'topics: [site]',
    'authors: [desk]',
    'lang: en',
    'published: 2026-11-22',
    'asOf: 2026-11-22',
    'sections:',
    ...headings.map((heading) => `  - { id: ${heading.properties['id']}, title: "${textOf(heading)}" }`),
    'sources: []',
  ];
  const { explainer, diagnostics } = parseExplainer({
    slug: 'prose',
    file: 'prose.mdx',
    text: `---\n${frontmatter.join('\n')}\n---\n${prose}`,
    basePath: '/',
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const html = [
    explainer?.introduction.html,
    ...(explainer?.sections ?? []).map(({ id, title, html }) => `<h2 id="${id}">${title.html}</h2>${html}`),
  ];
  const tree = fromHtml(html.join('\n'), { fragment: true });
  const collapseSpace = (text: string) => text.replace(/\s+/g, ' ').trim();
  const astroBlocks = page.all('.prose > :not(h1)').map((block) => collapseSpace(textOf(block)));
  expect(tree.children.filter(({ type }) => type === 'element').map((block) => collapseSpace(textOf(block)))).toEqual(
    astroBlocks,
  );
  expect(selectAll('h2', tree).map(({ properties }) => properties['id'])).toEqual(
    headings.map(({ properties }) => properties['id']),
  );
  expect(selectAll('a', tree).map(({ properties }) => properties['href'])).toEqual(page.attributes('.prose a', 'href'));
});
