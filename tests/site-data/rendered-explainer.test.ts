/** From the text of an author to the HTML that a reader meets: marks, numbers, headings, addresses. */
import { describe, expect, it } from 'vitest';
import { selectCited } from '../../src/citations/cited-in.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { renderNoteList, renderSourceList } from '../../src/site-data/reference-lists.ts';
import { all, attributes, explainerOf, fileWith, pageHtml, read, texts } from '../support/small-explainer.ts';

const marks = '[role="doc-noteref"]';

/** The HTML of the section “One” with this text. */
const section = (text: string, given = {}) => explainerOf(`## One\n\n${text}`, given).sections[0]?.html ?? '';

describe('a mark', () => {
  it('is a link in superscript that says which source of which publisher it is', () => {
    const html = section('It met.[^a]');
    expect(html).toBe(
      '<p>It met.<sup class="cite"><a id="cite-a-1" href="#source-a" role="doc-noteref" aria-label="Source 1: Paper A">1</a></sup></p>',
    );
  });

  it('that stands next to others makes one group with them', () => {
    const html = section('It met.[^a][^b][^n]\n\n[^n]: A note.');
    expect(texts(html, 'sup.cite')).toEqual(['1, 2, a']);
    expect(attributes(html, marks, 'ariaLabel')).toEqual(['Source 1: Paper A', 'Source 2: Paper B', 'Note a']);
  });

  it('that stands apart from others by a space only makes one group with them', () => {
    expect(texts(section('It met.[^a] [^b]'), 'sup.cite')).toEqual(['1, 2']);
  });

  it('that stands apart from others by words makes a group of its own', () => {
    expect(texts(section('It met[^a] and sat.[^b]'), 'sup.cite')).toEqual(['1', '2']);
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
  ])('stands in %s', (_place, text, selector) => {
    expect(attributes(section(text), `${selector} ${marks}`, 'id')).toEqual(['cite-a-1']);
  });

  it('stands in the heading of a section, and belongs to that section', () => {
    const { sections, sources } = explainerOf('## One[^a]\n\nIt met.');
    expect(attributes(sections[0]?.title.html ?? '', marks, 'id')).toEqual(['cite-a-1']);
    expect(sections[0]?.title.text).toBe('One');
    expect(sources[0]?.marks.map(({ part }) => part)).toEqual(['one']);
  });

  it('stands in a note, and follows the text in the count', () => {
    const explainer = explainerOf('## One\n\nIt met.[^n][^a]\n\n[^n]: A body of people.[^b][^a]\n');
    expect(attributes(renderNoteList(explainer), `li ${marks}`, 'id')).toEqual(['cite-b-1', 'cite-a-2']);
    expect(texts(renderNoteList(explainer), 'sup.cite')).toEqual(['2, 1']);
    expect(texts(explainer.sections[0]?.html ?? '', 'sup.cite')).toEqual(['a, 1']);
  });

  it.each(['`[^a]`', '``[^x]``', '```\n[^a]\n```', '\\[^a]', '[\\^a]'])('is none when written %j', (text) => {
    const html = section(`It met.[^b] ${text.startsWith('```\n') ? `\n\n${text}` : text}`);
    expect(attributes(html, marks, 'id')).toEqual(['cite-b-1']);
    expect(html).toMatch(/\[\^[ax]\]/);
  });

  it('whose source is not listed stays visible in the preview as it was written', () => {
    const { explainer, diagnostics } = read('## One\n\nIt met.[^a] It sat.[^x]');
    expect(explainer?.sections[0]?.html).toContain('[^x]');
    expect(diagnostics.map(({ rule }) => rule)).toContain('citation-without-source');
  });
});

describe('numbers', () => {
  it('follow the page: the notice at the top, the introduction, sections, notes', () => {
    const explainer = explainerOf('Intro.[^b][^n]\n\n## One\n\nText.[^a]\n\n[^n]: Note.[^d]', {
      fields: 'since: More came.[^c]',
      sources: '  - { id: d, publisher: Paper D, title: Title d, url: "https://example.org/d", kind: news }',
    });
    expect(explainer.sources.map(({ source, number }) => `${number} ${source.id}`)).toEqual([
      '1 c',
      '2 b',
      '3 a',
      '4 d',
    ]);
    expect(texts(pageHtml(explainer), 'sup.cite')).toEqual(['1', '2, a', '3', '4']);
  });

  it('count the places of a source through the whole page', () => {
    const explainer = explainerOf('Intro.[^a]\n\n## One\n\n| x |\n| --- |\n| y[^a] |\n\n- z[^a]', {
      fields: 'since: More came.[^a]',
    });
    expect(attributes(pageHtml(explainer), marks, 'id')).toEqual(['cite-a-1', 'cite-a-2', 'cite-a-3', 'cite-a-4']);
  });

  it('are given to a note that only the notice at the top leads to, and to what it cites', () => {
    const explainer = explainerOf('## One\n\nText.[^a]\n\n[^n]: Note.[^b]', { fields: 'since: More came.[^n]' });
    expect(texts(pageHtml(explainer), 'sup.cite')).toEqual(['a', '1', '2']);
  });

  it('of notes are letters in the order of the text, wherever the notes are written', () => {
    const explainer = explainerOf('[^z]: Zed.\n\n## One\n\nIt met[^m] and sat.[^z]\n\n[^m]: Em.');
    expect(texts(renderNoteList(explainer), 'li > p:first-child')).toEqual(['Em.', 'Zed.']);
    expect(texts(explainer.sections[0]?.html ?? '', 'sup.cite')).toEqual(['a', 'b']);
  });
});

describe('the text of a section', () => {
  it('holds its words without marks, and no two blocks run together', () => {
    const { sections } = explainerOf(
      '## One\n\nIt *met*.[^a] Then\nit sat.\n\n- Yes\n- No[^b]\n\n| Who | Where |\n| --- | --- |\n| Clerk | Hall |\n\n### Later\n\nEnd.',
    );
    expect(sections[0]?.text).toBe('It met. Then it sat. Yes No Who Where Clerk Hall Later End.');
  });

  it('keeps the title of a callout apart from its words', () => {
    const { sections } = explainerOf('## One\n\n<Callout title="Aside">\n\nIt met.\n\nIt sat.\n\n</Callout>');
    expect(sections[0]?.text).toBe('Aside It met. It sat.');
  });

  it('knows what it cites, and what its notes cite, with the marks that are there', () => {
    const explainer = explainerOf(
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
  ])('“%s” of the frontmatter is matched by “## %s”', (title, heading) => {
    const { sections } = explainerOf(`## ${heading}\n\nIt met.`, { sections: { one: title } });
    expect(sections.map(({ id }) => id)).toEqual(['one']);
  });

  it('of the same words go to their sections in order', () => {
    const { sections } = explainerOf('## Votes\n\nFirst.\n\n## Votes\n\nSecond.', {
      sections: { first: 'Votes', second: 'Votes' },
    });
    expect(sections.map(({ id, text }) => [id, text])).toEqual([
      ['first', 'First.'],
      ['second', 'Second.'],
    ]);
  });

  it('of the third level get an id from their words, and the same words another', () => {
    const { sections } = explainerOf('## One\n\n### An *hour* later\n\nx\n\n### An hour later\n\ny');
    expect(sections[0]?.subsections).toEqual([
      { id: 'an-hour-later', title: 'An hour later' },
      { id: 'an-hour-later-1', title: 'An hour later' },
    ]);
  });

  it('of the third level keep numbers of citations out of their id and title', () => {
    const { sections } = explainerOf('## One\n\n### Later[^a]\n\nx');
    expect(sections[0]?.subsections).toEqual([{ id: 'later', title: 'Later' }]);
  });

  it('give a short title up to the first colon', () => {
    const { sections } = explainerOf('## The vote: nobody came\n\nx', { sections: { vote: 'The vote: nobody came' } });
    expect(sections[0]?.shortTitle).toBe('The vote');
  });
});

describe('a title', () => {
  const titled = (title: string) => {
    const text = fileWith('## One\n\nIt met.[^a][^b][^c]').replace(/^title: .*/m, `title: ${JSON.stringify(title)}`);
    return parseExplainer({ slug: 'council', file: 'council.mdx', text, basePath: '/' }).explainer?.title;
  };

  it.each([
    ['The *council* met', 'The <em>council</em> met', 'The council met'],
    ['2026. What the council did', '2026. What the council did', '2026. What the council did'],
    ['- and nothing more', '- and nothing more', '- and nothing more'],
  ])('written “%s” is inline text', (title, html, text) => {
    expect(titled(title)).toMatchObject({ html, text });
  });
});

describe('addresses', () => {
  const links = (text: string, basePath: string) => attributes(section(text, { basePath }), 'p > a', 'href');

  it('of this site get the base path; others stay as they are', () => {
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

  it('of this site get the base path by reference, in notes and in the notice at the top too', () => {
    const explainer = explainerOf('## One\n\n[x][r][^n]\n\n[r]: /ref/\n\n[^n]: [y](/note/) [z][r]', {
      basePath: '/news/',
      fields: 'since: "[w](/since/)"',
    });
    const found = attributes(pageHtml(explainer), 'a:not([role])', 'href').filter((href) => href.startsWith('/'));
    expect(found).toEqual(['/news/since/', '/news/ref/', '/news/note/', '/news/ref/']);
  });

  it('of pictures of this site get the base path', () => {
    expect(attributes(section('![Hall](/hall.png)', { basePath: '/news/' }), 'img', 'src')).toEqual(['/news/hall.png']);
  });
});

describe('the language of an explainer', () => {
  it.each([
    ['en', 'ltr'],
    ['fa', 'rtl'],
    ['ar', 'rtl'],
    ['pt-BR', 'ltr'],
  ])('%s is written %s', (lang, dir) => {
    expect(explainerOf('## One\n\nIt met.', { lang })).toMatchObject({ lang, dir });
  });
});

describe('what a reader must never meet', () => {
  it('is an id twice', () => {
    const explainer = explainerOf('Intro.[^a]\n\n## One\n\nx[^a][^n] y[^n]\n\n### Later\n\n[^n]: Note.[^a]');
    const ids = all(pageHtml(explainer), '[id]').map(({ properties }) => properties['id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(6);
  });

  it('is a remark that the author made to himself', () => {
    expect(section('It met.[^a] {/* check this */}')).not.toContain('check this');
  });

  it('is text of the frontmatter taken for HTML', () => {
    const explainer = explainerOf('## One\n\nx[^d]', {
      sources: '  - { id: d, publisher: "<b>D", title: "<img src=x>", url: "https://example.org/d", kind: news }',
    });
    expect(all(renderSourceList(explainer), 'img')).toEqual([]);
    expect(texts(renderSourceList(explainer), 'li > p > b')).toContain('<b>D');
  });
});
