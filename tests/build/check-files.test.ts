/** The checks of built files: weights, cards, and the files of the search. */
import { expect, it } from 'vitest';
import { article, isFound, one, page, picture, problemsOf, section, type Wrong } from '../support/sound-site.ts';

const wrong: Wrong[] = [
  ['a page that is too heavy', 'too-heavy', one('x'.repeat(3000))],
  ['a file that is too heavy', 'too-heavy', { 'data.json': 'x'.repeat(4001) }],
  ['an explainer without its card', 'card-missing', { 'og/why.png': undefined }],
  [
    'a section without its card',
    'card-missing',
    { 'why/index.html': page('why/', article(section('then') + section('now'))) },
  ],
  [
    'a page of a section without its card',
    'card-missing',
    { 'why/now/index.html': page('why/', '<article class="explainer"><h1>Now</h1></article>') },
  ],
  ['a card that is too small', 'card-form', { 'og/why.png': picture(600, 315) }],
  ['a card that is no picture', 'card-form', { 'og/why/then.png': 'x' }],
  ['a file that was not written', 'empty-file', { 'data.json': '' }],
  ['a compressed file that is no copy', 'empty-file', { 'data.gz': '' }],
  ['no search index', 'search-incomplete', { 'pagefind/en.pf_entry': undefined }],
  ['half a search index', 'search-incomplete', { 'pagefind/en.pf_entry': '{"parts' }],
  ['a search index without a record', 'search-incomplete', { 'pagefind/p1/fragment/0.pf_fragment': undefined }],
  ['a search index without its words', 'search-incomplete', { 'pagefind/p1/index/0.pf_index': undefined }],
  ['a search index without a part', 'search-incomplete', { 'pagefind/p1/list': undefined }],
];

it.each(wrong)('the checks of built files find %s', (_what, rule, changes) => isFound(rule, changes));

it('the checks of built files find a card that weighs more than some services show', () => {
  const heavy = problemsOf({ 'og/why.png': picture(1200, 630, 300_001) }, { page: 3000, file: 400_000 });
  expect(heavy).toMatchObject([{ rule: 'card-form', message: expect.stringContaining('300001 bytes') }]);
});
