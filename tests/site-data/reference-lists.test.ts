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
  it('says publisher, date, title, kind, authors, via whom, when it was read, and where an archived copy is', () => {
    const html = renderItem(detailedSource, 'rich');
    expect(selectTexts(html, 'li:first-child > p:first-child')).toEqual([
      'HRANA 12 January 2026 “Council meets” Rights group or NGO · A. Writer and B. Writer · via A reader · read 13 January 2026 · archived copy',
    ]);
    expect(selectAttributes(html, '#source-rich cite a', 'href')).toEqual(['https://example.org/rich']);
    expect(selectAttributes(html, '#source-rich .meta a', 'href')).toEqual(['https://example.org/archive']);
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
    expect(selectTexts(renderItem(source, 'd'), '#source-d p > span:first-of-type')).toEqual([shown]);
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
