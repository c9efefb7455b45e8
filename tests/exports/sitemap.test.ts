/** Which pages are in the sitemap, and with which dates. */
import { describe, expect, it } from 'vitest';
import { createSitemapLookup } from '../../src/exports/sitemap.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

const body = '## One\n\nIt met.[^a]';
const explainer = (slug: string, fields: string) => ({ ...parseSmallExplainer(body, { fields }), slug });
const getEntry = createSitemapLookup(
  [
    explainer('old', 'updated: 2026-01-14'),
    { ...explainer('new', 'updates: [{ date: 2026-01-16, kind: correction, text: A name. }]'), topics: ['other'] },
    explainer('gone', 'withdrawn: { date: 2026-01-18, reason: It is not so. }'),
    { ...explainer('draft', 'updated: 2026-01-30'), draft: true },
  ],
  { former: 'old' },
);

describe('the sitemap', () => {
  it('dates an explainer by its last change', () => {
    expect(getEntry('old/')).toEqual({ changed: '2026-01-14' });
    expect(getEntry('new/')).toEqual({ changed: '2026-01-16' });
  });

  it('dates every page of a list by the newest explainer in the list', () => {
    expect(getEntry('')).toEqual({ changed: '2026-01-16' });
    expect(getEntry('topics/council/')).toEqual({ changed: '2026-01-14' });
    expect(getEntry('topics/council/2/')).toEqual({ changed: '2026-01-14' });
    expect(getEntry('authors/desk/')).toEqual({ changed: '2026-01-16' });
    expect(getEntry('sources/kind/news/')).toEqual({ changed: '2026-01-16' });
  });

  it('dates the record of corrections by its newest entry, a withdrawal included', () => {
    expect(getEntry('corrections/')).toEqual({ changed: '2026-01-18' });
  });

  it('has no date for pages that have none', () => {
    for (const path of ['about/', 'search/']) expect(getEntry(path)).toEqual({});
  });

  it('leaves out pages of sections, withdrawn explainers and former addresses', () => {
    for (const path of ['old/one/', 'gone/', 'former/']) expect(getEntry(path)).toBeUndefined();
  });
});
