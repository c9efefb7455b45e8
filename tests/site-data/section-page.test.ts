/** The page of a section: its sources and notes, and links to other parts of the explainer. */
import { describe, expect, it } from 'vitest';
import { renderNoteList, renderSourceList } from '../../src/site-data/reference-lists.ts';
import { renderStandaloneSection } from '../../src/site-data/section-page.ts';
import { parseSmallExplainer, selectAttributes, selectTexts } from '../support/small-explainer.ts';

const sections = { one: 'One', two: 'Two' };

describe('the sources on the page of a section', () => {
  const explainer = parseSmallExplainer(
    'Intro.[^c]\n\n## One\n\nIt met.[^q:x] It sat.[^a][^n1]\n\n## Two\n\nIt left.[^a][^b]\n\n[^n1]: A note.[^b]',
    {
      sections,
      sources: '  - { id: q, publisher: Q, title: T, url: "https://example.org/q", kind: news, quotes: { x: It met } }',
    },
  );
  const { sourcesHtml: html } = renderStandaloneSection(explainer, 0);

  it('are those that the section and its notes cite, with the numbers that they have in the explainer', () => {
    expect(selectAttributes(html, 'li', 'id')).toEqual(['source-q', 'source-a', 'source-b']);
    expect(selectAttributes(html, 'li', 'value')).toEqual(['2', '3', '4']);
  });

  it('read as in the explainer, with backlinks to the section only', () => {
    const fullList = renderSourceList(explainer);
    for (const id of ['q', 'a', 'b']) {
      const getText = (list: string) => selectTexts(list, `#source-${id} > p:not(.back)`);
      expect(getText(html)).toEqual(getText(fullList));
      expect(getText(html)).toHaveLength(id === 'q' ? 2 : 1);
    }
    expect(selectAttributes(fullList, '#source-a .back a', 'href')).toEqual(['#cite-a-1', '#cite-a-2']);
    expect(selectAttributes(html, '#source-a .back a', 'href')).toEqual(['#cite-a-1']);
    expect(selectTexts(html, '#source-b .back')).toEqual(['Cited in Notes']);
    // The name of the only section would be repeated at every source.
    expect(selectTexts(html, '#source-a .back')).toEqual(['Cited in this section']);
  });
});

describe('the notes on the page of a section', () => {
  const explainer = parseSmallExplainer(
    'Intro.[^n0]\n\n## One\n\nIt met.[^n1]\n\n## Two\n\nIt sat.[^n1]\n\n[^n0]: Zero.\n[^n1]: See [two](#two) and this.[^n2]\n[^n2]: More.[^a]',
    { sections },
  );
  const page = renderStandaloneSection(explainer, 0);

  it('are those that the section cites and that these cite, with the letters that they have in the explainer', () => {
    expect(selectAttributes(page.notesHtml, 'li', 'id')).toEqual(['note-n1', 'note-n2']);
    expect(selectAttributes(page.notesHtml, 'li', 'dataNumber')).toEqual(['b', 'c']);
    expect(selectAttributes(page.sourcesHtml, 'li', 'id')).toEqual(['source-a']);
  });

  it('have backlinks to the section only', () => {
    expect(selectAttributes(page.notesHtml, '#note-n1 .back a', 'href')).toEqual(['#cite-note-n1-1']);
    expect(selectAttributes(renderNoteList(explainer), '#note-n1 .back a', 'href')).toEqual([
      '#cite-note-n1-1',
      '#cite-note-n1-2',
    ]);
  });

  it('link to other sections in the explainer, and cite sources and notes of the page', () => {
    expect(selectAttributes(page.notesHtml, '#note-n1 > p:first-child a', 'href')).toEqual([
      '/council/#two',
      '#note-n2',
    ]);
    expect(selectAttributes(renderNoteList(explainer), '#note-n1 > p:first-child a', 'href')).toEqual([
      '#two',
      '#note-n2',
    ]);
  });
});

describe('links on the page of a section', () => {
  const explainer = parseSmallExplainer(
    '## One [and](#two)\n\nSee [above](#one), [below](#an-hour-later), [two](#two) and [b](#source-b).[^a]\n\n### An hour later\n\n## Two\n\nIt sat.[^b]',
    { sections: { one: 'One and', two: 'Two' }, basePath: '/news/' },
  );

  it('stay on the page if it has their target, and lead to the explainer otherwise', () => {
    const { html, titleHtml } = renderStandaloneSection(explainer, 0);
    expect(selectAttributes(html, 'p > a', 'href')).toEqual([
      '#one',
      '#an-hour-later',
      '/news/council/#two',
      '/news/council/#source-b',
    ]);
    expect(selectAttributes(titleHtml, 'a', 'href')).toEqual(['/news/council/#two']);
  });

  it('are resolved however they are encoded', () => {
    const body = '## One\n\n[a](#%6Fne) [b](#%zz) [c](#später)\n\n### Später\n\nIt met.';
    const { html } = renderStandaloneSection(parseSmallExplainer(body), 0);
    expect(selectAttributes(html, 'p > a', 'href')).toEqual(['#%6Fne', '/council/#%zz', '#sp%C3%A4ter']);
  });

  it('stay on the page of the explainer', () => {
    const [section] = explainer.sections;
    expect(selectAttributes(section?.html ?? '', 'p > a', 'href')).toEqual([
      '#one',
      '#an-hour-later',
      '#two',
      '#source-b',
    ]);
    expect(selectAttributes(section?.title.html ?? '', 'a', 'href')).toEqual(['#two']);
  });
});
