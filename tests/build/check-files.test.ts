/** The checks of built files: sizes, share cards and search files. */
import { expect, it } from 'vitest';
import {
  article,
  expectFound,
  findDiagnostics,
  one,
  page,
  picture,
  section,
  type Wrong,
} from '../support/sound-site.ts';

const mistakes: Wrong[] = [
  ['a page that is too large', 'too-heavy', one('x'.repeat(3000))],
  ['a file that is too large', 'too-heavy', { 'data.json': 'x'.repeat(4001) }],
  ['an explainer without its card', 'card-missing', { 'og/why.png': undefined }],
  [
    'a section without its card',
    'card-missing',
    { 'why/index.html': page('why/', article(section('then') + section('now'))) },
  ],
  [
    'a section page without its card',
    'card-missing',
    { 'why/now/index.html': page('why/', '<article class="explainer"><h1>Now</h1></article>') },
  ],
  ['a card that is too small', 'card-form', { 'og/why.png': picture(600, 315) }],
  ['a card that is no picture', 'card-form', { 'og/why/then.png': 'x' }],
  ['an empty file', 'empty-file', { 'data.json': '' }],
  ['a compressed file without its original', 'empty-file', { 'data.gz': '' }],
  ['a missing search index', 'search-incomplete', { 'pagefind/en.pf_entry': undefined }],
  ['a truncated search index', 'search-incomplete', { 'pagefind/en.pf_entry': '{"parts' }],
  ['a search index without a record', 'search-incomplete', { 'pagefind/p1/fragment/0.pf_fragment': undefined }],
  ['a search index without its posting lists', 'search-incomplete', { 'pagefind/p1/index/0.pf_index': undefined }],
  ['a search index without a shard manifest', 'search-incomplete', { 'pagefind/p1/list': undefined }],
];

it.each(mistakes)('the checks of built files report %s', (_what, rule, changes) => expectFound(rule, changes));

it('the checks of built files report a card that is too large for some services', () => {
  const diagnostics = findDiagnostics({ 'og/why.png': picture(1200, 630, 300_001) }, { page: 3000, file: 400_000 });
  expect(diagnostics).toMatchObject([{ rule: 'card-form', message: expect.stringContaining('300001 bytes') }]);
});
