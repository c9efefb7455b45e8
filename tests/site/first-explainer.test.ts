import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const page = new Page(inject('siteFolder'), 'trump-says-iran-wants-to-negotiate/index.html');
/** The headings of the text, without that of the record of changes. */
const headings = '.text h2:not([id^="record:"])';
const fragment = (link: string) => link.replace(/^#/, '');

describe('the first explainer', () => {
  it('has seven entries in its table of contents, each linked to its heading', () => {
    expect(page.texts('.contents a')).toEqual([
      'The Iran Protest Crisis: A Nation in Revolt',
      'Trump\'s Bold Claim: "Iran Wants to Talk"',
      'US Military Options: From Sanctions to Strikes',
      'History of Trump-Iran Negotiation Efforts',
      'What Does Tehran Really Want?',
      'Conclusion: A Perilous Crossroads for Diplomacy',
      'Sources',
    ]);
    expect(page.attributes('.contents a', 'href').map(fragment)).toEqual(page.attributes(headings, 'id'));
    expect(page.texts(headings)).toEqual(page.texts('.contents a'));
  });

  it('has a source for each citation, and a backlink to each', () => {
    const marks = page.attributes('[role=doc-noteref]', 'href').map(fragment);
    expect(marks.length).toBeGreaterThan(60);
    expect(marks.filter((id) => !page.ids.includes(id))).toEqual([]);
    const markIds = page.attributes('[role=doc-noteref]', 'id');
    const backlinks = page.attributes('[role=doc-backlink]', 'href').map(fragment);
    expect([...backlinks].sort()).toEqual([...markIds].sort());
  });

  it('has each backlink under the source that its citation cites', () => {
    for (const source of page.all('[role=doc-endnotes] ol > li')) {
      const id = String(source.properties['id']);
      const backlinks = page.attributes(`#${id} [role=doc-backlink]`, 'href').map(fragment);
      expect(backlinks.length, id).toBeGreaterThan(0);
      for (const backlink of backlinks) expect(page.attributes(`#${backlink}`, 'href'), backlink).toEqual([`#${id}`]);
    }
  });

  it('numbers sources by their first citation', () => {
    const firstSeen = [...new Set(page.attributes('[role=doc-noteref]', 'href').map(fragment))];
    expect(page.attributes('[role=doc-endnotes] ol > li', 'id')).toEqual(firstSeen);
    page.all('[role=doc-endnotes] ol > li').forEach(({ properties }, index) => {
      for (const number of page.texts(`[role=doc-noteref][href="#${properties['id']}"]`))
        expect(number).toBe(String(index + 1));
    });
  });

  it('cites at least 25 sources with URLs, and lists the five of the draft separately', () => {
    expect(page.attributes('[role=doc-endnotes] ol cite a', 'href').length).toBeGreaterThanOrEqual(25);
    expect(page.attributes('[role=doc-endnotes] ul > li', 'id').map((id) => id.slice(0, 13))).toEqual(
      Array(5).fill('source-draft-'),
    );
    expect(
      page.texts('[role=doc-endnotes] ul .meta').filter((text) => /^(Not found|Found) under/.test(text)).length,
    ).toBe(5);
    expect(page.all('[role=doc-endnotes] ul [role=doc-backlink]')).toEqual([]);
  });

  it('cites in every paragraph of its text', () => {
    const uncited = page
      .all('.introduction > p, .numbered:not(.list) > p:not(.change)')
      .filter((paragraph) => !JSON.stringify(paragraph).includes('doc-noteref'));
    expect(uncited).toEqual([]);
  });

  it('has 1,500 to 2,300 words', () => {
    const words = page
      .texts('.introduction > p, .numbered:not(.list) > p:not(.change), .callout > p')
      .join(' ')
      .split(/\s+/);
    expect(words.length).toBeGreaterThanOrEqual(1500);
    expect(words.length).toBeLessThanOrEqual(2300);
  });

  it('rates only statements that somebody made in public', () => {
    expect(page.attributes('.claim', 'id')).toEqual(['claim:hrana-2615', 'claim:ihr-3428', 'claim:iran-called']);
    expect(page.texts('.claim').join(' ')).not.toMatch(/draft/i);
  });

  it('corrects the counts of 14 January, at their section and in the record, and says so at the top', () => {
    expect(page.texts('.byline a[href="#record:changes"]')).toEqual(['2 corrections']);
    for (const part of ['.numbered:has(#protest-crisis) > .correction', '[aria-labelledby="record:changes"]']) {
      expect(page.texts(part).join(' '), part).toContain('By the end of the day it was 2,615.');
      expect(page.texts(part).join(' '), part).toContain('Its at least 734 of 13 January');
    }
  });

  it.each([
    [
      'trump-says-iran-wants-to-negotiate',
      '/who-decides-in-tehran.svg',
      /Ali Khamenei.*Supreme National Security Council.*Revolutionary Guards/,
    ],
    ['from-the-2015-deal-to-snapback', '/how-snapback-works.svg', /30 days.*veto.*27 September/],
  ])('has a drawing with its text and its sources: /%s/', (path, src, text) => {
    const drawn = new Page(inject('siteFolder'), `${path}/index.html`);
    const figure = `figure:has(img[src="${src}"])`;
    expect(drawn.attributes(`${figure} img`, 'alt')).toEqual([expect.stringMatching(text)]);
    expect(drawn.all(`${figure} figcaption .cite`).length).toBeGreaterThan(0);
  });

  it('says near the top when it was published and up to which day it describes the world', () => {
    expect(page.attributes('.byline time', 'dateTime')).toEqual(['2026-11-22', '2026-11-30']);
    expect(page.texts('.notice b')[0]).toBe('Covers events up to 14 January 2026.');
    expect(page.texts('.notice').join(' ')).toContain('28 February');
  });

  it('makes none of the statements that fact-checking found wrong', () => {
    // The remark on how the explainer was made reports them.
    expect(page.texts('.callout').join(' ')).toContain('Biden');
    const text = page.texts('.opening, .introduction > p, .numbered > :not(.callout)').join(' ');
    for (const wrong of [
      /walk(ed)? away/i,
      /\bsigned\b/i,
      /former president/i,
      /Biden/,
      /2028/,
      /Iran called us/,
      /If they don.t stop/i,
      /CIA/,
      /plays the long game/i,
    ]) {
      expect(text).not.toMatch(wrong);
    }
  });
});
