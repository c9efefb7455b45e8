/** The lists under the text: sources with backlinks to their citations, and sources that are listed but not cited. */

import { toString as wordsOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { renderNoteList, renderSourceList, renderUnlocatedList } from '../../src/site-data/reference-lists.ts';
import {
  joinPageHtml,
  parseSmallExplainer,
  selectAttributes,
  selectElements,
  selectTexts,
} from '../support/small-explainer.ts';

const detailedSource = `  - id: rich
    publisher: HRANA
    title: Council meets
    via: A reader
    url: https://example.org/rich
    kind: ngo
    authors: [A. Writer, B. Writer]
    published: 2026-01-12
    accessed: 2026-01-13
    archived: https://example.org/archive
    lang: fr`;

/** Renders the list with a source. */
function renderItem(sources: string, id: string): string {
  return renderSourceList(parseSmallExplainer(`## One\n\nIt met.[^${id}]`, { sources }));
}

describe('the list of sources', () => {
  it('says publisher, title, kind, date, via whom and where an archived copy is, then authors and when it was read', () => {
    const html = renderItem(detailedSource, 'rich');
    expect(selectTexts(html, 'li:first-child > p:first-child')).toEqual([
      'HRANA “Council meets” Rights group or NGO · 12 January 2026 · via A reader · archived copy · A. Writer and B. Writer · read 13 January 2026',
    ]);
    expect(selectTexts(html, '#source-rich .more')).toEqual(['· A. Writer and B. Writer · read 13 January 2026']);
    expect(selectAttributes(html, '#source-rich cite a', 'href')).toEqual(['https://example.org/rich']);
    expect(selectAttributes(html, '#source-rich .meta a', 'href')).toEqual(['https://example.org/archive']);
  });

  it('says what a work is part of, what identifies it, and what readers need to open it', () => {
    const html = renderItem(
      `  - id: paper
    publisher: Press
    title: Poids
    translatedTitle: { text: Load, by: Jane Roe }
    container: Revue in
    number: 12(3)
    doi: 10.1000/<1>
    isbn: 0-306-40615-2
    url: https://example.org/paper
    access: paywall
    kind: journal
    lang: fr`,
      'paper',
    );
    expect(selectTexts(html, '#source-paper > p:first-child')).toEqual([
      'Press “Poids” [translated by Jane Roe: “Load”] Journal article · subscription needed · in Revue in 12(3) · ' +
        'DOI 10.1000/<1> · ISBN 0-306-40615-2',
    ]);
    expect(selectAttributes(html, '#source-paper .meta a', 'href')).toEqual(['https://doi.org/10.1000/%3C1%3E']);
    expect(selectTexts(html, '#source-paper [lang=fr]')).toEqual(['“Poids”', 'Revue in']);
  });

  it('links a title to its DOI if there is no address, and to nothing if there is neither', () => {
    const paper = '{ id: paper, publisher: Press, title: A, doi: 10.1000/182, kind: journal }';
    const book = '{ id: book, publisher: Press, title: B, isbn: 0306406152, translatedTitle: C, kind: book }';
    const free = '{ id: free, publisher: Press, title: D, number: Case 26-1, access: free, kind: court }';
    const html = renderSourceList(
      parseSmallExplainer('## One\n\nIt met.[^paper][^book][^free]', {
        sources: [paper, book, free].map((each) => `  - ${each}`).join('\n'),
      }),
    );
    expect(selectTexts(html, 'li > p:first-child').slice(0, 3)).toEqual([
      'Press “A” Journal article · DOI 10.1000/182',
      'Press “B” [translated: “C”] Book · ISBN 0306406152',
      'Press “D” Court document · Case 26-1',
    ]);
    const list = ['paper', 'book', 'free'].map((id) => selectAttributes(html, `#source-${id} p:first-child a`, 'href'));
    expect(list).toEqual([['https://doi.org/10.1000/182'], [], []]);
  });

  it('says what a source rests on, with a link to it in the list, or else to the work', () => {
    const rests = `  - { id: echo, publisher: Echo, title: E, number: "1", kind: report, restsOn: [a, wire] }
  - { id: wire, publisher: Wire, title: W, url: "https://example.org/w", kind: wire, published: 2026-01-05 }`;
    const html = renderSourceList(parseSmallExplainer('## One\n\nIt met.[^a][^echo]', { sources: rests }));
    expect(selectTexts(html, '#source-echo .meta')[0]).toBe(
      'Report · rests on Paper A · rests on Wire, 5 January 2026 · No. 1',
    );
    expect(selectAttributes(html, '#source-echo .meta a', 'href')).toEqual([
      '/council/#source-a',
      '/council/#source-wire',
    ]);
  });

  it('says why there is no archived copy, unless there is one', () => {
    const reason = detailedSource.replace('    lang', '    unarchivable: blocked by the publisher\n    lang');
    const meta = '#source-rich .meta';
    expect(selectTexts(renderItem(reason, 'rich'), meta)[0]).not.toContain('blocked');
    expect(selectTexts(renderItem(reason.replace(/ {4}archived.*\n/, ''), 'rich'), meta)).toEqual([
      expect.stringMatching(/ · read 13 January 2026 · no archived copy: blocked by the publisher$/),
    ]);
  });

  it('marks the language of a title that differs from that of the text', () => {
    const html = renderItem(detailedSource, 'rich');
    expect(selectAttributes(html, '#source-rich cite a', 'lang')).toEqual(['fr']);
    expect(selectAttributes(html, '#source-rich cite a', 'dir')).toEqual(['auto']);
  });

  it.each(['from-address', 'described'])(
    'puts a title with the status %s in brackets instead of quotation marks',
    (status) => {
      const html = renderItem(detailedSource.replace('    via', `    titleStatus: ${status}\n    via`), 'rich');
      expect(selectTexts(html, '#source-rich cite')).toEqual(['[Council meets]']);
    },
  );

  it.each([
    ['2026-01', 'January 2026'],
    ['2026', '2026'],
  ])('shows the date %s as %s', (published, shown) => {
    const source = `  - { id: d, publisher: D, title: T, url: "https://example.org/d", kind: data, published: ${published} }`;
    expect(selectTexts(renderItem(source, 'd'), '#source-d .meta')).toEqual([`Data · ${shown}`]);
  });

  it('is an ordered list in the order of citation', () => {
    const html = renderSourceList(parseSmallExplainer('## One\n\nx[^b][^c] y[^a][^b]'));
    expect(selectAttributes(html, 'ol > li', 'id')).toEqual(['source-b', 'source-c', 'source-a']);
  });

  it('does not say “Cited in” under a source without a citation in the text', () => {
    const explainer = parseSmallExplainer('## One\n\nx[^a][^b]', {
      fields: 'timeline: [{ date: 2026, text: It met., sources: [c] }]',
    });
    expect(selectElements(renderSourceList(explainer), '#source-c')).toHaveLength(1);
    expect(selectTexts(renderSourceList(explainer), '#source-c .back')).toEqual([]);
  });
});

describe('quotes and places in the list of sources', () => {
  const sources = `  - id: rapport
    publisher: Ville
    title: Rapport
    url: https://example.org/rapport.pdf
    kind: report
    lang: fr
    quotes:
      ferme: { words: Il est fermé., at: p. 12, translation: { text: "It is closed.", by: Jane Roe } }
      ouvert: { words: Il est ouvert., translation: "It is open." }
      court: Il est.
    places: { s33: p. 33, ch: ch. 2 }
  - { id: book, publisher: B, title: Book, isbn: 978-0-306-40615-7, kind: book, published: 2019, quotes: { load: A load. }, places: { end: p. 99 } }
  - { id: paper, publisher: P, title: Paper, doi: 10.1000/182, kind: journal, quotes: { load: A load. } }`;
  const cited = '[^rapport:ferme][^rapport:ouvert][^rapport:court][^rapport:s33][^rapport:ch]';
  const html = renderSourceList(
    parseSmallExplainer(`## One\n\nIt is.${cited}[^book:load][^book:end][^paper:load]`, { sources }),
  );

  it('have words, place, and translation with translator', () => {
    expect(selectTexts(html, '#source-rapport .quote')).toEqual([
      'Il est fermé. p. 12Translation by Jane Roe: It is closed.',
      'Il est ouvert.Translation: It is open.',
      'Il est.',
      'p. 33',
      'ch. 2',
    ]);
  });

  it('have the language of the source for the words, and that of the page for the translation', () => {
    expect(selectAttributes(html, '#source-rapport a q', 'lang')).toEqual(['fr', 'fr', 'fr']);
    expect(selectAttributes(html, '#source-rapport a q', 'dir')).toEqual(['auto', 'auto', 'auto']);
    expect(selectTexts(html, '#source-rapport q:not([lang])')).toEqual(['It is closed.', 'It is open.']);
  });

  it('link to the passage where an address can point at it', () => {
    const address = 'https://example.org/rapport.pdf';
    expect(selectAttributes(html, '#source-rapport .quote a', 'href')).toEqual([
      `${address}#page=12`,
      `${address}#:~:text=Il%20est%20ouvert.`,
      `${address}#:~:text=Il%20est.`,
      `${address}#page=33`,
    ]);
    expect(selectAttributes(html, '#source-paper .quote a', 'href')).toEqual([
      'https://doi.org/10.1000/182#:~:text=A%20load.',
    ]);
  });

  it('are shown for a work without an address too', () => {
    expect(selectTexts(html, '#source-book .quote')).toEqual(['A load.', 'p. 99']);
    expect(selectElements(html, '#source-book a:not([role])')).toEqual([]);
  });

  it('are one number in the text, and marks and backlinks name the place', () => {
    const explainer = parseSmallExplainer(
      'Intro.[^rapport:s33]\n\n## One\n\nx[^rapport:ferme] y[^rapport:court] z[^rapport:s33][^rapport]\n\n## Two\n\nx[^rapport:ch]',
      { sources, sections: { one: 'One', two: 'Two' } },
    );
    const page = joinPageHtml(explainer);
    expect(selectAttributes(page, '[href="#source-rapport"][role="doc-noteref"]', 'ariaLabel')).toEqual([
      'Source 1: Ville, p. 33',
      'Source 1: Ville, p. 12',
      'Source 1: Ville',
      'Source 1: Ville, p. 33',
      'Source 1: Ville',
      'Source 1: Ville, ch. 2',
    ]);
    expect(selectTexts(page, '#source-rapport .back')).toEqual([
      'Cited in the introduction, p. 33 · One, p. 12 · 2 · p. 33 · 4 · Two, ch. 2',
    ]);
    const names = selectElements(page, '#source-rapport [role="doc-backlink"]').map(
      (link) => link.properties['ariaLabel'] ?? wordsOf(link),
    );
    expect(names).toEqual([
      'Cited in the introduction, p. 33',
      'One, p. 12',
      'Cited in One, 2',
      'Cited in One, 3, p. 33',
      'Cited in One, 4',
      'Two, ch. 2',
    ]);
  });
});

describe('backlinks', () => {
  const explainer = parseSmallExplainer(
    'Intro.[^a]\n\n## One: and more\n\nx[^a][^n] y[^b]\n\n- z[^a]\n\n## Two\n\n| x[^a] |\n| --- |\n| y[^a] |\n\n[^n]: Note.[^a]',
    { fields: 'since: More came.[^a]', sections: { one: 'One: and more', two: 'Two' } },
  );
  const page = joinPageHtml(explainer);

  it('are one for each citation, in reading order', () => {
    const toA = selectAttributes(page, '[href="#source-a"][role="doc-noteref"]', 'id');
    expect(selectAttributes(page, '#source-a [role="doc-backlink"]', 'href')).toEqual(toA.map((id) => `#${id}`));
    expect(toA).toHaveLength(7);
  });

  it('link to every citation on the page and to nothing else', () => {
    const targets = selectAttributes(page, '[role="doc-backlink"]', 'href').sort();
    const ids = selectAttributes(page, '[role="doc-noteref"]', 'id').map((id) => `#${id}`);
    expect(targets).toEqual(ids.sort());
  });

  it('are named by the part of the page, and numbered if it has several', () => {
    expect(
      selectElements(page, '#source-a [role="doc-backlink"]').map(
        (link) => link.properties['ariaLabel'] ?? wordsOf(link),
      ),
    ).toEqual([
      'Cited in the notice at the top',
      'the introduction',
      'One',
      'Cited in One, 2',
      'Two',
      'Cited in Two, 2',
      'Notes',
    ]);
    expect(selectTexts(page, '#source-a .back')).toEqual([
      'Cited in the notice at the top · the introduction · One 2 · Two 2 · Notes',
    ]);
  });

  it('exist for notes too', () => {
    expect(selectAttributes(page, '#note-n [role="doc-backlink"]', 'href')).toEqual(['#cite-note-n-1']);
  });
});

describe('sources that are listed but not cited', () => {
  const explainer = parseSmallExplainer('## One\n\nx[^a][^b][^c]', {
    sources: `  - { id: lost, publisher: L, title: Lost, located: not-found, kind: news }
  - { id: other, publisher: O, title: Other, located: other-title, see: b, kind: news }`,
  });

  it('are in a separate list without numbers and backlinks', () => {
    expect(selectAttributes(renderUnlocatedList(explainer), 'ul > li', 'id')).toEqual(['source-lost', 'source-other']);
    expect(selectElements(renderUnlocatedList(explainer), '[role="doc-backlink"], ol')).toEqual([]);
    expect(renderSourceList(explainer)).not.toContain('source-lost');
  });

  it('say whether they were found, with a link to the source that one turned out to be', () => {
    expect(selectTexts(renderUnlocatedList(explainer), '.meta')).toEqual([
      'Not found under this title.',
      'Found under another title: source 2.',
    ]);
    expect(selectAttributes(renderUnlocatedList(explainer), 'a', 'href')).toEqual(['#source-b']);
  });

  it('have no list if there are none', () => {
    const minimal = parseSmallExplainer('## One\n\nx[^a]');
    expect([renderUnlocatedList(minimal), renderNoteList(minimal)]).toEqual(['', '']);
  });
});
