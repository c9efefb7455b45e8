/** From the text of an author to the HTML for readers: citations, numbers, headings, links. */
import { describe, expect, it } from 'vitest';
import { selectCited } from '../../src/citations/cited-in.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { renderNoteList, renderSourceList } from '../../src/site-data/reference-lists.ts';
import {
  joinPageHtml,
  parseExplainerWithBody,
  parseSmallExplainer,
  selectAttributes,
  selectElements,
  selectTexts,
  writeExplainerText,
} from '../support/small-explainer.ts';

const marks = '[role="doc-noteref"]';

/** Returns the HTML of the section “One” with this text. */
const section = (text: string, options = {}) =>
  parseSmallExplainer(`## One\n\n${text}`, options).sections[0]?.html ?? '';

describe('a citation', () => {
  it('is a link in superscript that names the number and the publisher of its source', () => {
    const html = section('It met.[^a]');
    expect(html).toBe(
      '<p>It met.<sup class="cite"><a id="cite-a-1" href="#source-a" role="doc-noteref" aria-label="Source 1: Paper A">1</a></sup></p>',
    );
  });

  it('next to others forms a group with them', () => {
    const html = section('It met.[^a][^b][^n]\n\n[^n]: A note.');
    expect(selectTexts(html, 'sup.cite')).toEqual(['1, 2, a']);
    expect(selectAttributes(html, marks, 'ariaLabel')).toEqual(['Source 1: Paper A', 'Source 2: Paper B', 'Note a']);
  });

  it('separated from others by a space forms a group with them', () => {
    expect(selectTexts(section('It met.[^a] [^b]'), 'sup.cite')).toEqual(['1, 2']);
  });

  it('separated from others by text forms another group', () => {
    expect(selectTexts(section('It met[^a] and sat.[^b]'), 'sup.cite')).toEqual(['1', '2']);
  });

  it.each([
    ['a table cell', '| Who | Where |\n| --- | --- |\n| Clerk[^a] | Hall |', 'td'],
    ['a heading', '### Later[^a]\n\nIt sat.', 'h3'],
    ['a list item', '- It met.[^a]\n- It sat.', 'li'],
    ['a nested list item', '- It met.\n  - It sat.[^a]', 'li li'],
    ['a quotation', '> It met.[^a]', 'blockquote'],
    ['a callout', '<Callout title="Aside">\n\nIt met.[^a]\n\n</Callout>', 'aside.callout'],
    ['strong words', '**It met.[^a]**', 'strong'],
    ['a link’s sentence', '[It met](https://example.org/).[^a]', 'p'],
  ])('works in %s', (_place, text, selector) => {
    expect(selectAttributes(section(text), `${selector} ${marks}`, 'id')).toEqual(['cite-a-1']);
  });

  it('in the heading of a section belongs to that section', () => {
    const { sections, sources } = parseSmallExplainer('## One[^a]\n\nIt met.');
    expect(selectAttributes(sections[0]?.title.html ?? '', marks, 'id')).toEqual(['cite-a-1']);
    expect(sections[0]?.title.text).toBe('One');
    expect(sources[0]?.marks.map(({ part }) => part)).toEqual(['one']);
  });

  it('in a note is numbered after those of the text', () => {
    const explainer = parseSmallExplainer('## One\n\nIt met.[^n][^a]\n\n[^n]: A body of people.[^b][^a]\n');
    expect(selectAttributes(renderNoteList(explainer), `li ${marks}`, 'id')).toEqual(['cite-b-1', 'cite-a-2']);
    expect(selectTexts(renderNoteList(explainer), 'sup.cite')).toEqual(['2, 1']);
    expect(selectTexts(explainer.sections[0]?.html ?? '', 'sup.cite')).toEqual(['a, 1']);
  });

  it.each(['`[^a]`', '``[^x]``', '```\n[^a]\n```', '\\[^a]', '[\\^a]'])(
    'is plain text when escaped or in code: %j',
    (text) => {
      const html = section(`It met.[^b] ${text.startsWith('```\n') ? `\n\n${text}` : text}`);
      expect(selectAttributes(html, marks, 'id')).toEqual(['cite-b-1']);
      expect(html).toMatch(/\[\^[ax]\]/);
    },
  );

  it('of a source that is not listed stays visible in the preview as written', () => {
    const { explainer, diagnostics } = parseExplainerWithBody('## One\n\nIt met.[^a] It sat.[^x]');
    expect(explainer?.sections[0]?.html).toContain('[^x]');
    expect(diagnostics.map(({ rule }) => rule)).toContain('citation-without-source');
  });
});

describe('numbers', () => {
  it('follow the order of the page: the notice at the top, introduction, sections, notes', () => {
    const explainer = parseSmallExplainer('Intro.[^b][^n]\n\n## One\n\nText.[^a]\n\n[^n]: Note.[^d]', {
      fields: 'since: More came.[^c]',
      sources: '  - { id: d, publisher: Paper D, title: Title d, url: "https://example.org/d", kind: news }',
    });
    expect(explainer.sources.map(({ source, number }) => `${number} ${source.id}`)).toEqual([
      '1 c',
      '2 b',
      '3 a',
      '4 d',
    ]);
    expect(selectTexts(joinPageHtml(explainer), 'sup.cite')).toEqual(['1', '2, a', '3', '4']);
  });

  it('of the citations of a source count through the page', () => {
    const explainer = parseSmallExplainer('Intro.[^a]\n\n## One\n\n| x |\n| --- |\n| y[^a] |\n\n- z[^a]', {
      fields: 'since: More came.[^a]',
    });
    expect(selectAttributes(joinPageHtml(explainer), marks, 'id')).toEqual([
      'cite-a-1',
      'cite-a-2',
      'cite-a-3',
      'cite-a-4',
    ]);
  });

  it('include a note that only the notice at the top cites, and the sources of that note', () => {
    const explainer = parseSmallExplainer('## One\n\nText.[^a]\n\n[^n]: Note.[^b]', {
      fields: 'since: More came.[^n]',
    });
    expect(selectTexts(joinPageHtml(explainer), 'sup.cite')).toEqual(['a', '1', '2']);
  });

  it('of notes are letters in the order of citation', () => {
    const explainer = parseSmallExplainer('[^z]: Zed.\n\n## One\n\nIt met[^m] and sat.[^z]\n\n[^m]: Em.');
    expect(selectTexts(renderNoteList(explainer), 'li > p:first-child')).toEqual(['Em.', 'Zed.']);
    expect(selectTexts(explainer.sections[0]?.html ?? '', 'sup.cite')).toEqual(['a', 'b']);
  });
});

describe('the text of a section', () => {
  it('has no citation numbers, spaces between blocks, and tables after the prose', () => {
    const { sections } = parseSmallExplainer(
      '## One\n\nIt *met*.[^a] Then\nit sat.\n\n- Yes\n- No[^b]\n\n| Who | Where |\n| --- | --- |\n| Clerk | Hall |\n\n### Later\n\nEnd.',
    );
    expect(sections[0]?.text).toBe('It met. Then it sat. Yes No Later End. Who Where Clerk Hall');
  });

  it('has a space between the title and the text of a callout', () => {
    const { sections } = parseSmallExplainer('## One\n\n<Callout title="Aside">\n\nIt met.\n\nIt sat.\n\n</Callout>');
    expect(sections[0]?.text).toBe('Aside It met. It sat.');
  });

  it('has the sources that it and its notes cite, with their citations in it', () => {
    const explainer = parseSmallExplainer(
      'Intro.[^c]\n\n## One\n\nx[^b] y[^a] z[^b] n[^n]\n\n[^n]: Note.[^c] See.[^m]\n\n[^m]: More.',
    );
    const cited = (part: string) => {
      const { sources, notes } = selectCited(part, explainer);
      return [...sources, ...notes].map((item) => item.marks.map(({ anchor }) => anchor));
    };
    expect(cited('introduction')).toEqual([['cite-c-1']]);
    expect(cited('one')).toEqual([
      ['cite-c-2'],
      ['cite-b-1', 'cite-b-2'],
      ['cite-a-1'],
      ['cite-note-n-1'],
      ['cite-note-m-1'],
    ]);
  });
});

describe('headings', () => {
  it.each([
    ['*One* and `two`', 'One and two'],
    ['One and two', '**One** and `two`'],
    ['One  and   two', 'One and two'],
    ['One “and” two', 'One “and” two'],
    ['One and two', 'One and two[^a]'],
    ['One & two', 'One &amp; two'],
    ['1. One and two', '1. One and two'],
  ])('“%s” in the frontmatter matches “## %s”', (title, heading) => {
    const { sections } = parseSmallExplainer(`## ${heading}\n\nIt met.`, { sections: { one: title } });
    expect(sections.map(({ id }) => id)).toEqual(['one']);
  });

  it('with the same text belong to their sections in order', () => {
    const { sections } = parseSmallExplainer('## Votes\n\nFirst.\n\n## Votes\n\nSecond.', {
      sections: { first: 'Votes', second: 'Votes' },
    });
    expect(sections.map(({ id, text }) => [id, text])).toEqual([
      ['first', 'First.'],
      ['second', 'Second.'],
    ]);
  });

  it('of the third level get unique ids from their text', () => {
    const { sections } = parseSmallExplainer('## One\n\n### An *hour* later\n\nx\n\n### An hour later\n\ny');
    expect(sections[0]?.subsections).toEqual([
      { id: 'an-hour-later', title: 'An hour later' },
      { id: 'an-hour-later-1', title: 'An hour later' },
    ]);
  });

  it('of the third level have no citation numbers in their id and title', () => {
    const { sections } = parseSmallExplainer('## One\n\n### Later[^a]\n\nx');
    expect(sections[0]?.subsections).toEqual([{ id: 'later', title: 'Later' }]);
  });

  it('give a short title, up to the first colon', () => {
    const { sections } = parseSmallExplainer('## The vote: nobody came\n\nx', {
      sections: { vote: 'The vote: nobody came' },
    });
    expect(sections[0]?.shortTitle).toBe('The vote');
  });
});

describe('a title', () => {
  const titled = (title: string) => {
    const text = writeExplainerText('## One\n\nIt met.[^a][^b][^c]').replace(
      /^title: .*/m,
      `title: ${JSON.stringify(title)}`,
    );
    return parseExplainer({ slug: 'council', file: 'council.mdx', text, basePath: '/' }).explainer?.title;
  };

  it.each([
    ['The *council* met', 'The <em>council</em> met', 'The council met'],
    ['2026. What the council did', '2026. What the council did', '2026. What the council did'],
    ['- and nothing more', '- and nothing more', '- and nothing more'],
  ])('“%s” is parsed as inline text', (title, html, text) => {
    expect(titled(title)).toMatchObject({ html, text });
  });
});

describe('links', () => {
  const links = (text: string, basePath: string) => selectAttributes(section(text, { basePath }), 'p > a', 'href');

  it('within the site get the base path; others stay as they are', () => {
    const text = '[a](/other/) [b](/other/#x) [c](#one) [d](https://example.org/) [e](mailto:clerk@example.org)';
    expect(links(text, '/news/')).toEqual([
      '/news/other/',
      '/news/other/#x',
      '#one',
      'https://example.org/',
      'mailto:clerk@example.org',
    ]);
    expect(links(text, '/')[0]).toBe('/other/');
  });

  it('within the site get the base path in references, in notes and in the notice at the top too', () => {
    const explainer = parseSmallExplainer('## One\n\n[x][r][^n]\n\n[r]: /ref/\n\n[^n]: [y](/note/) [z][r]', {
      basePath: '/news/',
      fields: 'since: "[w](/since/)"',
    });
    const found = selectAttributes(joinPageHtml(explainer), 'a:not([role])', 'href').filter((href) =>
      href.startsWith('/'),
    );
    expect(found).toEqual(['/news/since/', '/news/ref/', '/news/note/', '/news/ref/']);
  });

  it('to images of the site get the base path', () => {
    expect(selectAttributes(section('![Hall](/hall.png)', { basePath: '/news/' }), 'img', 'src')).toEqual([
      '/news/hall.png',
    ]);
  });
});

describe('the language of an explainer', () => {
  it.each([
    ['en', 'ltr'],
    ['fa', 'rtl'],
    ['ar', 'rtl'],
    ['pt-BR', 'ltr'],
  ])('%s is written %s', (lang, dir) => {
    expect(parseSmallExplainer('## One\n\nIt met.', { lang })).toMatchObject({ lang, dir });
  });
});

describe('a reader never gets', () => {
  it('the same id twice', () => {
    const explainer = parseSmallExplainer('Intro.[^a]\n\n## One\n\nx[^a][^n] y[^n]\n\n### Later\n\n[^n]: Note.[^a]');
    const ids = selectElements(joinPageHtml(explainer), '[id]').map(({ properties }) => properties['id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(6);
  });

  it('a comment of the author', () => {
    expect(section('It met.[^a] {/* check this */}')).not.toContain('check this');
  });

  it('frontmatter rendered as HTML', () => {
    const explainer = parseSmallExplainer('## One\n\nx[^d]', {
      sources: '  - { id: d, publisher: "<b>D", title: "<img src=x>", url: "https://example.org/d", kind: news }',
    });
    expect(selectElements(renderSourceList(explainer), 'img')).toEqual([]);
    expect(selectTexts(renderSourceList(explainer), 'li > p > b')).toContain('<b>D');
  });
});
