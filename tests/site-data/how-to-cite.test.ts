/** How others cite an explainer: the sentence, the entry of BibTeX, and what reference managers read from the page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import { emptyFacts } from '../../src/parse/parse-explainer.ts';
import { site } from '../../src/site.ts';
import { createCitationMeta, formatCitation, formatCitationBibtex } from '../../src/site-data/how-to-cite.ts';
import { type ListItem, toListItem } from '../../src/site-data/list-item.ts';
import { explainerOf } from '../support/small-explainer.ts';

const authors = {
  desk: { name: 'The desk' },
  ann: { name: 'Ann van der Example', family: 'van der Example' },
  bea: { name: 'Bea Example', family: 'Example' },
  taro: { name: '山田 太郎', family: '山田' },
  mono: { name: 'Mono', family: 'Mono' },
};

/** An explainer by these authors, with the lines of YAML given, as pages get it. */
function explained(by: (keyof typeof authors)[] = ['desk'], { fields = '', lang = 'en', title = '' } = {}) {
  const explainer = { ...explainerOf('## One\n\nIt met.[^a][^b][^c]', { fields, lang }), authors: by };
  if (title) explainer.title = { html: `<em>${title}</em>`, text: title, markdown: `# *${title}*` };
  const reading = {
    slug: 'council',
    file: 'council.mdx',
    digest: '1',
    diagnostics: [],
    facts: emptyFacts(),
    metadata: explainer,
  };
  const item = toListItem(
    reading,
    {
      explainers: [reading],
      loadExplainer: () => explainer,
      topics: {},
      glossary: {},
      authors,
      published: {},
      diagnostics: [],
    },
    false,
  ) as ListItem;
  return { explainer, item };
}

const ofExplained =
  <Cited>(cite: (explainer: Explainer, item: ListItem) => Cited) =>
  (...given: Parameters<typeof explained>) => {
    const { explainer, item } = explained(...given);
    return cite(explainer, item);
  };
const sentence = ofExplained(formatCitation);
const entry = ofExplained(formatCitationBibtex);
const meta = ofExplained(createCitationMeta);

const { name, owner } = site;
beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://news.example.org');
  Object.assign(site, { name: 'Example News', owner: '' });
});
afterEach(() => {
  vi.unstubAllEnvs();
  Object.assign(site, { name, owner });
});

describe('the sentence that cites an explainer', () => {
  it('names authors, title, site, day, the day that it holds for, and its address', () => {
    expect(sentence()).toBe(
      'The desk, “A town council met”, Example News, 12 January 2026 (as of 12 January 2026), https://news.example.org/council/',
    );
  });

  it('names both days where the explainer was updated', () => {
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

  it('holds the words of a title without its markup', () => {
    expect(sentence(['desk'], { title: 'A & B' })).toContain(', “A & B”, ');
  });
});

describe('the entry of BibTeX for an explainer', () => {
  it('says the same', () => {
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

  it('has the day of the last change, as the text may be another than the first', () => {
    expect(entry(['desk'], { fields: 'updated: 2026-02-14' })).toMatch(
      / {2}date = {2026-02-14},\n(?:.*\n)* {2}month = feb,\n/,
    );
  });

  it.each([
    ['a person by the family’s name, with its particle', ['ann'], 'van der Example, Ann'],
    [
      'persons and a desk in their order',
      ['bea', 'desk', 'ann'],
      'Example, Bea and {The desk} and van der Example, Ann',
    ],
    ['a person whose family’s name comes first as the name is written', ['taro'], '{山田 太郎}'],
    ['a person of one name', ['mono'], '{Mono}'],
  ] as const)('names %s', (_who, by, names) => {
    expect(entry([...by])).toContain(`  author = {${names}},\n`);
  });

  it('names the owner of the site as publisher, and then the site as well', () => {
    site.owner = 'Example & Sons';
    expect(entry()).toContain('  publisher = {Example \\& Sons},\n  howpublished = {Example News},\n');
  });

  it('holds nothing of a title that TeX takes for a command', () => {
    expect(entry(['desk'], { title: '100% \\of_it' })).toContain('  title = {{100\\% \\textbackslash{}of\\_it}},\n');
  });
});

describe('the meta tags of an explainer', () => {
  it('name the authors for reader modes, and say what reference managers ask for, with slashes in the date and a tag for each author', () => {
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

  it('name the owner of the site as publisher, where there is one', () => {
    site.owner = 'Example & Sons';
    expect(meta()).toContainEqual(['citation_publisher', 'Example & Sons']);
  });
});
