/** Ids, anchors, plain dates, addresses of sources, and “Did you mean”. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { didYouMean, findClosest } from '../../src/diagnostics/closest-match.ts';
import {
  idPattern,
  isReservedAnchor,
  isReservedSlug,
  noteAnchor,
  noteMarkAnchor,
  proposeId,
  sourceAnchor,
  sourceMarkAnchor,
} from '../../src/explainer/ids.ts';
import { isWebAddress } from '../../src/explainer/schema/fields.ts';
import { formatDate, isDay, isPlainDate } from '../../src/i18n/dates.ts';
import { root } from '../support/run.ts';

describe('an id', () => {
  it.each(['a', 'protest-crisis', 'hrana-d15', 'a-1-2', 'a--b'])('may be “%s”', (id) => {
    expect(id).toMatch(idPattern);
  });

  it.each(['', 'A', '1a', '-a', 'a b', 'a_b', 'é', 'а', 'a\n', 'a.b', 'a:b'])('may not be “%s”', (id) => {
    expect(id).not.toMatch(idPattern);
  });

  it.each([
    ['First Talks!', 'first-talks'],
    ['  --a--  ', 'a'],
    ['Élysée', 'elysee'],
    ['2026', ''],
    ['گفتگو', ''],
  ])('is proposed for “%s”: “%s”', (text, proposal) => {
    expect(proposeId(text)).toBe(proposal);
  });
});

describe('anchors', () => {
  it('of sources, notes and their marks are never equal', () => {
    const anchors = [
      sourceAnchor('a'),
      noteAnchor('a'),
      sourceMarkAnchor('a', 1),
      noteMarkAnchor('a', 1),
      sourceMarkAnchor('a-1', 2),
      sourceMarkAnchor('a', 12),
    ];
    expect(anchors).toEqual(['source-a', 'note-a', 'cite-a-1', 'cite-note-a-1', 'cite-a-1-2', 'cite-a-12']);
  });

  it.each(['sources', 'notes', 'contents', 'main', 'source-a', 'note-a', 'cite-a-1'])(
    '“%s” is reserved for the site',
    (id) => {
      expect(isReservedAnchor(id)).toBe(true);
    },
  );

  it.each(['source', 'note', 'cite', 'sourcestuff', 'notebook', 'history'])('“%s” is free for a section', (id) => {
    expect(isReservedAnchor(id)).toBe(false);
  });

  it('are separate from the slugs that the site reserves for its pages', () => {
    expect(
      ['about', 'search', 'topics', 'feed', 'og', 'assets', 'pagefind', '404'].filter(isReservedSlug),
    ).toHaveLength(8);
    expect(isReservedSlug('a-town-council-met')).toBe(false);
  });

  it('cannot take the address of a page of the site', () => {
    const names = readdirSync(join(root, 'src/pages')).filter((name) => !/^\[|^index\.|\.ts$/.test(name));
    expect(names.map((name) => name.split('.')[0] ?? '').filter((name) => !isReservedSlug(name))).toEqual([]);
  });
});

describe('a plain date', () => {
  it.each(['2026-01-12', '2024-02-29', '2026-01', '2026', '1953-08-19'])('may be %s', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-2',
    '12 January 2026',
    '2026-01-12T10:00:00Z',
    '2026-',
    '26',
    '',
    '2026-01-12\n',
  ])('may not be %j', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  it('has a day only if it is complete', () => {
    expect(['2026-01-12', '2026-01', '2026'].map(isDay)).toEqual([true, false, false]);
  });

  it.each([
    ['2026-01-12', 'en', '12 January 2026'],
    ['2026-01', 'en', 'January 2026'],
    ['2026', 'en', '2026'],
    ['2026-01-12', 'en-GB', '12 January 2026'],
    ['2026-01-12', 'de', '12. Januar 2026'],
  ])('%s is formatted in %s as “%s”', (date, lang, shown) => {
    expect(formatDate(date, lang)).toBe(shown);
  });

  it('is formatted in the Gregorian calendar in every language', () => {
    expect(formatDate('2026-01-12', 'fa')).toContain('۲۰۲۶');
  });
});

describe('the address of a source', () => {
  it.each(['https://example.org/', 'http://example.org', 'HTTPS://example.org/a?b=c#d'])('may be %s', (address) => {
    expect(isWebAddress(address)).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.org/',
    'example.org',
    '//example.org/',
    '/a/',
    'https://',
    'https:example.org',
    'https://user:word@example.org/',
    'https://example.org/a b',
    'data:text/html,x',
    '',
  ])('may not be “%s”', (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});

describe('“Did you mean”', () => {
  it('suggests the closest match', () => {
    expect(findClosest('gazete', ['minutes', 'gazette'])).toBe('gazette');
  });

  it('ignores case', () => {
    expect(findClosest('ASOF', ['asOf', 'since'])).toBe('asOf');
  });

  it('gives other help if nothing is close', () => {
    expect(didYouMean('weather', ['title', 'lang'], 'The keys are …')).toBe('The keys are …');
    expect(didYouMean('weather', [], 'The keys are …')).toBe('The keys are …');
  });
});
