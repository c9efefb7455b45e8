/** How to cite an explainer: the sentence, the BibTeX entry, and the meta tags for reference managers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import { emptyFacts } from '../../src/parse/cross-file-facts.ts';
import { site } from '../../src/site.ts';
import { createCitationMeta, formatCitationBibtex, renderCitation } from '../../src/site-data/how-to-cite.ts';
import { type ListItem, toListItem } from '../../src/site-data/list-item.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

const authors = {
  desk: { name: 'The desk' },
  ann: { name: 'Ann van der Example', family: 'van der Example' },
  bea: { name: 'Bea Example', family: 'Example' },
  taro: { name: '山田 太郎', family: '山田' },
  mono: { name: 'Mono', family: 'Mono' },
};

/** Returns an explainer by these authors, with more lines of frontmatter, and its list item. */
function createExplainer(by: (keyof typeof authors)[] = ['desk'], { fields = '', lang = 'en', title = '' } = {}) {
  const explainer = { ...parseSmallExplainer('## One\n\nIt met.[^a][^b][^c]', { fields, lang }), authors: by };
  if (title) explainer.title = { html: `<em>${title}</em>`, text: title, markdown: `# *${title}*` };
  const parsed = {
    slug: 'council',
    file: 'council.mdx',
    digest: '1',
    diagnostics: [],
    facts: emptyFacts(),
    metadata: explainer,
  };
  const item = toListItem(parsed, { topics: {}, authors }, false) as ListItem;
  return { explainer, item };
}

const withExplainer =
  <Result>(cite: (explainer: Explainer, item: ListItem) => Result) =>
  (...args: Parameters<typeof createExplainer>) => {
    const { explainer, item } = createExplainer(...args);
    return cite(explainer, item);
  };
const sentence = withExplainer(renderCitation);
const entry = withExplainer(formatCitationBibtex);
const meta = withExplainer(createCitationMeta);

const { name, owner } = site;
beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://news.example.org');
  Object.assign(site, { name: 'Example News', owner: '' });
});
afterEach(() => {
  vi.unstubAllEnvs();
  Object.assign(site, { name, owner });
});

describe('the sentence that cites an explainer, as HTML', () => {
  it('names authors, title, site, day, the day up to which it describes the world, and address', () => {
    expect(sentence()).toBe(
      'The desk, “A town council met”, Example News, 12 January 2026 (as of 12 January 2026), https://news.example.org/council/',
    );
  });

  it('names both days if the explainer was updated', () => {
    expect(sentence(['desk'], { fields: 'updated: 2026-01-14' })).toContain(
      ', 12 January 2026, updated 14 January 2026 (as of 12 January 2026), ',
    );
  });

  it('lists several authors', () => {
    expect(sentence(['ann', 'bea', 'desk'])).toMatch(/^Ann van der Example, Bea Example and The desk, “/);
  });

  it('writes days in the language of the explainer', () => {
    expect(sentence(['desk'], { lang: 'de' })).toContain(', 12. Januar 2026 (as of 12. Januar 2026), ');
  });

  it('has the title without its markup', () => {
    expect(sentence(['desk'], { title: 'A & B' })).toContain(', “A &#x26; B”, ');
  });
});

describe('the BibTeX entry of an explainer', () => {
  it('has the same data', () => {
    expect(entry()).toBe(`@misc{council,
  author = {{The desk}},
  title = {{A town council met}},
  publisher = {Example News},
  year = {2026},
  date = {2026-01-12},
  url = {https://news.example.org/council/},
  note = {This explainer covers events up to 12 January 2026.},
  language = {en},
  month = jan,
}
`);
  });

  it('has the day of the last update', () => {
    expect(entry(['desk'], { fields: 'updated: 2026-02-14' })).toMatch(
      / {2}date = {2026-02-14},\n(?:.*\n)* {2}month = feb,\n/,
    );
  });

  it.each([
    ['a person by family name, with its particle', ['ann'], 'van der Example, Ann'],
    [
      'persons and a desk in their order',
      ['bea', 'desk', 'ann'],
      'Example, Bea and {The desk} and van der Example, Ann',
    ],
    ['a person whose family name is written first', ['taro'], '{山田 太郎}'],
    ['a person with a single name', ['mono'], '{Mono}'],
  ] as const)('names %s', (_who, by, names) => {
    expect(entry([...by])).toContain(`  author = {${names}},\n`);
  });

  it('names the owner of the site as publisher if there is one, and the site', () => {
    site.owner = 'Example & Sons';
    expect(entry()).toContain('  publisher = {Example \\& Sons},\n  howpublished = {Example News},\n');
  });

  it('escapes what TeX would read as a command', () => {
    expect(entry(['desk'], { title: '100% \\of_it' })).toContain('  title = {{100\\% \\textbackslash{}of\\_it}},\n');
  });
});

describe('the meta tags of an explainer', () => {
  it('name the authors for reader modes, and give reference managers each author and a date with slashes', () => {
    expect(meta(['ann', 'desk'], { fields: 'updated: 2026-01-14' })).toEqual([
      ['author', 'Ann van der Example and The desk'],
      ['citation_title', 'A town council met'],
      ['citation_author', 'Ann van der Example'],
      ['citation_author', 'The desk'],
      ['citation_publication_date', '2026/01/12'],
      ['citation_publisher', 'Example News'],
      ['citation_language', 'en'],
      ['citation_fulltext_html_url', 'https://news.example.org/council/'],
    ]);
  });

  it('name the owner of the site as publisher if there is one', () => {
    site.owner = 'Example & Sons';
    expect(meta()).toContainEqual(['citation_publisher', 'Example & Sons']);
  });
});
