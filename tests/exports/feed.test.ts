/** The content of explainers in feeds, and the feeds themselves. */
import { parseFeed } from '@rowanmanning/feed-parser';
import { describe, expect, it } from 'vitest';
import { findOriginalSlug } from '../../src/explainer/former-slugs.ts';
import { renderFeedContent } from '../../src/exports/feed-content.ts';
import { toFeedItem, writeAtomFeed, writeJsonFeed } from '../../src/exports/feeds.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import {
  parseSmallExplainer,
  selectAttributes,
  selectElements,
  selectTexts,
  writeExplainerText,
} from '../support/small-explainer.ts';

const explainer = parseSmallExplainer(
  `First.[^a][^n1]

## One

It met.[^b] See [here](#one), [there](/other/) and [what is gone](#gone). Then \`]]>\` and \`]]>\`.[^n1]

<Callout title="Aside">

![The hall](/hall.png)

</Callout>

[^n1]: A note.[^c]`,
  { fields: 'updates: [{ date: 2026-01-20, kind: correction, text: "A name was wrong.", section: one }]' },
);
const content = renderFeedContent(explainer);
const listItem = {
  authors: [
    { id: 'desk', name: 'The “desk” & Co' },
    { id: 'second', name: 'A second desk' },
  ],
  topics: [{ id: 'council', name: 'Councils' }],
};
const item = toFeedItem(explainer, listItem as never, 'assembly');

describe('an explainer in a feed', () => {
  it('has marks, backlinks and lists that link to each other within the feed', () => {
    const links = selectAttributes(content, 'a', 'href').filter((href) => href.startsWith('#'));
    const ids = selectAttributes(content, '[id]', 'id');
    expect(links).toContain('#council.source-a');
    expect(links).toContain('#council.cite-note-n1-2');
    expect(links).toContain('#council.one');
    expect(links.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
    expect(ids.filter((id) => !id.startsWith('council.'))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has absolute addresses in all other links', () => {
    expect(selectAttributes(content, 'a', 'href')).toContain('https://example.org/other/');
    expect(selectAttributes(content, 'a', 'href')).toContain('https://example.org/council/#gone');
    expect(selectAttributes(content, 'img', 'src')).toEqual(['https://example.org/hall.png']);
  });

  it('contains nothing that needs this site’s styles or scripts', () => {
    expect(selectElements(content, '[class], [role], [hidden], [style], button, script, svg, details')).toEqual([]);
    expect(content).not.toMatch(/ (?:data|aria)-/);
    expect(selectTexts(content, 'blockquote > p > b')).toEqual(['Aside']);
  });

  it('shows each component as plain elements', () => {
    const fields = `keyPoints: [{ text: It met., section: one }]
timeline: [{ date: 2025-05, text: It was *founded*., sources: [b] }]
claims: [{ id: sat, text: It sat., by: A clerk, on: 2026-01, status: confirmed, assessment: It did., sources: [a] }]`;
    const body = `## One

<KeyPoints />

<Timeline />

<Claim id="sat" />

<Chart data="votes" title="Votes" unit="votes">

Two counted.

</Chart>`;
    const dataFile = () => 'Who,When,Votes,Source\nClerk,2025,12,a\n';
    const html = renderFeedContent(parseSmallExplainer(body, { fields, dataFile }));
    expect(selectTexts(html, 'div > p > b').slice(1)).toEqual(['Key points', 'Votes']);
    expect(selectTexts(html, 'div > ul > li')).toEqual(['It met. One', 'May 2025: It was founded.1']);
    expect(selectAttributes(html, 'ul, blockquote', 'id')).toEqual([
      '',
      'council.record:timeline',
      'council.claim:sat',
    ]);
    expect(selectTexts(html, 'blockquote > p')).toEqual([
      'Claim: A clerk, January 2026',
      'It sat.',
      'Confirmed. It did.2',
    ]);
    expect(selectTexts(html, 'td')).toEqual(['Clerk', '2025', '12', '2']);
    expect(selectElements(html, '[class], svg, summary, section, aside, figure')).toEqual([]);
  });

  it('leaves out definitions of terms, which are hidden on the page', () => {
    const { explainer: defining } = parseExplainer({
      slug: 'council',
      file: 'council.mdx',
      text: writeExplainerText('## One\n\nA <Term id="quorum" /> was there.[^a]'),
      basePath: '/',
      glossary: { quorum: { term: 'quorum', definition: 'How many must be there.', sources: [] } },
    });
    const html = defining ? renderFeedContent(defining) : '';
    expect(selectTexts(html, 'h2 + p')[0]).toBe('A quorum was there.1');
    expect(selectAttributes(html, 'h2 + p > a', 'href')).toEqual(['https://example.org/glossary/#quorum']);
  });

  it('starts with its summary, the date up to which it covers events, and its corrections', () => {
    expect(selectTexts(content, 'p').slice(0, 3)).toEqual([
      'The council of an invented town met.',
      'This explainer covers events up to 12 January 2026.',
      'Correction, 20 January 2026: A name was wrong.',
    ]);
  });

  it('has the direction of its language', () => {
    expect(
      selectAttributes(renderFeedContent(parseSmallExplainer('## One\n\nشورا.[^a]', { lang: 'fa' })), 'div', 'dir'),
    ).toEqual(['rtl']);
  });
});

describe('the feeds', () => {
  it('have the same content when other programs parse them', () => {
    const atom = parseFeed(writeAtomFeed([item]));
    const json = JSON.parse(writeJsonFeed([item]));
    expect(atom.items).toHaveLength(1);
    const [entry] = atom.items;
    // This parser resolves character references even in HTML.
    expect(entry?.content).toBe(content.replaceAll('&gt;', '>'));
    expect(json.items[0].content_html).toBe(content);
    expect(entry?.title).toBe('A town council met');
    expect(entry?.url).toBe('https://example.org/council/');
    expect(json.items[0].url).toBe('https://example.org/council/');
    expect(entry?.description).toBe('The council of an invented town met.');
    expect(entry?.authors.map(({ name }) => name)).toEqual(['The “desk” & Co', 'A second desk']);
    expect(json.items[0].authors.map(({ name }: { name: string }) => name)).toEqual([
      'The “desk” & Co',
      'A second desk',
    ]);
    expect(entry?.categories.map(({ term }) => term)).toEqual(['Councils']);
    expect(json.items[0].tags).toEqual(['Councils']);
    expect(json.version).toBe('https://jsonfeed.org/version/1.1');
  });

  it('have the dates of publication and of last changes, and not the time of the build', () => {
    const atom = parseFeed(writeAtomFeed([item]));
    expect(atom.items[0]?.published).toEqual(new Date('2026-01-12T00:00:00Z'));
    expect(atom.items[0]?.updated).toEqual(new Date('2026-01-20T00:00:00Z'));
    expect(atom.updated).toEqual(new Date('2026-01-20T00:00:00Z'));
    expect(JSON.parse(writeJsonFeed([item])).items[0]).toMatchObject({
      date_published: '2026-01-12T00:00:00.000Z',
      date_modified: '2026-01-20T00:00:00.000Z',
    });
    expect(writeAtomFeed([])).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });

  it('identify an explainer by its first address', () => {
    expect(parseFeed(writeAtomFeed([item])).items[0]?.id).toBe('https://example.org/assembly/');
    expect(JSON.parse(writeJsonFeed([item])).items[0].id).toBe('https://example.org/assembly/');
    expect(findOriginalSlug('c', { a: 'b', b: 'c', x: 'y' })).toBe('a');
    expect(findOriginalSlug('d', { a: 'b' })).toBe('d');
    expect(findOriginalSlug('a', { a: 'b', b: 'a' })).toBe('b');
  });
});
