/** Sources of an explainer: one with an address and a quote, two that are unlocated, one with an address. */
import type { Source } from '../../src/explainer/schema/source.ts';

export const listed: Source[] = [
  {
    id: 'gazette',
    publisher: 'Gazette',
    title: 'A',
    url: 'https://example.org/a',
    kind: 'news',
    quotes: { open: 'o' },
  },
  { id: 'ledger', publisher: 'Council', title: 'B', located: 'not-found', kind: 'official' },
  { id: 'book', publisher: 'Council', title: 'B', located: 'other-title', see: 'minutes', kind: 'official' },
  { id: 'minutes', publisher: 'Council', title: 'C', url: 'https://example.org/c', kind: 'official' },
];
