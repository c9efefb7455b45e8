/** What identifies a work, and which sources are the same work. */
import { describe, expect, it } from 'vitest';
import { isIsbn, normalizeIsbn } from '../../src/explainer/isbn.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { findSameWork, getSourceUrl, listWorkKeys } from '../../src/explainer/source-identity.ts';

const source = (fields: Partial<Source>): Source => ({
  ...{ id: 'a', publisher: 'Press', title: 'Bridges', kind: 'book' },
  ...fields,
});

describe('the address of a source', () => {
  it.each<[Partial<Source>, string | RegExp | undefined]>([
    [{ url: 'https://example.org/', doi: '10.1000/182' }, 'https://example.org/'],
    [{ doi: '10.1000/182' }, 'https://doi.org/10.1000/182'],
    // From the DOI Handbook and from Wiley: signs that an address cannot have as they are.
    [{ doi: '10.1002/(SICI)1097-4571(1999)50:11<996::AID-ASI9>3.0.CO;2-#' }, /CO;2-%23$/],
    [{ doi: '10.1000/a?b%c' }, 'https://doi.org/10.1000/a%3Fb%25c'],
    [{ isbn: '9780306406157' }, undefined],
  ])('of %o is %s', (fields, address) => {
    if (address instanceof RegExp) expect(getSourceUrl(fields)).toMatch(address);
    else expect(getSourceUrl(fields)).toBe(address);
  });
});

describe('an ISBN', () => {
  it.each([
    ['0-306-40615-2', '9780306406157'],
    ['978-0-306-40615-7', '9780306406157'],
    ['978 0 306 40615 7', '9780306406157'],
    ['978‑0‑306‑40615‑7', '9780306406157'],
    ['0-8044-2957-x', '9780804429573'],
    ['979-10-90636-07-1', '9791090636071'],
  ])('%s is the same as %s', (isbn, digits) => {
    expect([isIsbn(isbn), isIsbn(digits), normalizeIsbn(isbn)]).toEqual([true, true, digits]);
  });

  it.each(['0-306-40615-3', '978-0-306-40615-8', '306406152', '97803064061577', 'X306406152', ''])(
    '%s is none',
    (isbn) => {
      expect(isIsbn(isbn)).toBe(false);
    },
  );
});

describe('two sources', () => {
  const isSame = (a: Partial<Source>, b: Partial<Source>) =>
    findSameWork(source(a), [source({ id: 'b', ...b })]) !== undefined;

  it.each<[string, Partial<Source>, Partial<Source>]>([
    ['an address', { url: 'https://example.org/', title: 'A' }, { url: 'https://example.org/', doi: '10.1000/1' }],
    ['a DOI in any case', { doi: '10.1000/ABC' }, { doi: '10.1000/abc', url: 'https://example.org/' }],
    ['a DOI that one has as its address', { url: 'https://dx.doi.org/10.1000/a%3Cb' }, { doi: '10.1000/A<B' }],
    ['an ISBN and a title', { isbn: '0-306-40615-2' }, { isbn: '9780306406157', title: 'BRIDGES.' }],
    ['nothing but the id', { id: 'b' }, { title: 'Otherwise' }],
  ])('with %s in common are one work', (_what, a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each<[string, Partial<Source>, Partial<Source>]>([
    ['chapters of one book', { isbn: '0306406152', title: 'One' }, { isbn: '0306406152', title: 'Two' }],
    ['works of one title', { number: '12' }, { number: '12' }],
    ['works of one id, one with an ISBN', { id: 'b', isbn: '0306406152' }, {}],
    ['DOIs', { doi: '10.1000/1' }, { doi: '10.1000/12' }],
    ['addresses with a % that encodes nothing', { url: 'https://doi.org/10.1000/%' }, { doi: '10.1000/2' }],
  ])('that are %s are two works', (_what, a, b) => {
    expect(isSame(a, b)).toBe(false);
  });

  it('have keys of everything that identifies them', () => {
    expect(listWorkKeys(source({ url: 'https://example.org/', doi: '10.1000/A', isbn: '0306406152' }))).toEqual([
      'address https://example.org/',
      'DOI 10.1000/a',
      'ISBN 9780306406157 bridges',
    ]);
  });
});
