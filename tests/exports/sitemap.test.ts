import { describe, expect, it } from 'vitest';
import { createSitemapLookup } from '../../src/exports/sitemap.ts';
import { explainerOf } from '../support/small-explainer.ts';

const body = '## One\n\nIt met.[^a]';
const given = (slug: string, fields: string) => ({ ...explainerOf(body, { fields }), slug });
const entryOf = createSitemapLookup(
  [
    given('old', 'updated: 2026-01-14'),
    { ...given('new', 'updates: [{ date: 2026-01-16, kind: correction, text: A name. }]'), topics: ['other'] },
    given('gone', 'withdrawn: { date: 2026-01-18, reason: It is not so. }'),
    { ...given('draft', 'updated: 2026-01-30'), draft: true },
  ],
  { former: 'old' },
);

describe('the map of the site', () => {
  it('dates an explainer by its last change', () => {
    expect(entryOf('old/')).toEqual({ changed: '2026-01-14' });
    expect(entryOf('new/')).toEqual({ changed: '2026-01-16' });
  });

  it('dates a list and its further pages by the newest explainer in it', () => {
    expect(entryOf('')).toEqual({ changed: '2026-01-16' });
    expect(entryOf('topics/council/')).toEqual({ changed: '2026-01-14' });
    expect(entryOf('topics/council/2/')).toEqual({ changed: '2026-01-14' });
    expect(entryOf('authors/desk/')).toEqual({ changed: '2026-01-16' });
    expect(entryOf('sources/kind/news/')).toEqual({ changed: '2026-01-16' });
  });

  it('dates the record of corrections by its newest entry, a withdrawal included', () => {
    expect(entryOf('corrections/')).toEqual({ changed: '2026-01-18' });
  });

  it('gives no date to a page that nobody dates', () => {
    for (const path of ['about/', 'search/']) expect(entryOf(path)).toEqual({});
  });

  it('leaves out sections by themselves, and what was withdrawn or renamed', () => {
    for (const path of ['old/one/', 'gone/', 'former/']) expect(entryOf(path)).toBeUndefined();
  });
});
