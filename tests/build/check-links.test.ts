/** The checks of built files: addresses and fragments in pages, feeds, sitemaps and Markdown. */
import { it } from 'vitest';
import { expectFound, feed, one, page, type Wrong } from '../support/sound-site.ts';

const mistakes: Wrong[] = [
  ['a duplicate id', 'id-twice', one('<p ID=a>')],
  ['a link to a missing page', 'dead-link', one('<a href="/base/gone/">')],
  ['a relative link to a missing page', 'dead-link', one('<a href="gone/">')],
  [
    'an absolute link within the site to a missing page',
    'dead-link',
    one('<a href="https://news.example/base/gone/">'),
  ],
  ['a link outside the base path', 'dead-link', one('<a href="/one/">')],
  ['a link without its last slash', 'dead-link', one('<a href="/base/one">')],
  ['a link with a stray percent sign', 'dead-link', one('<a href="/base/%zz/">')],
  ['a dead link with character references', 'dead-link', one('<a href="/base/&#x67;one/">')],
  ['a form that is sent to a missing page', 'dead-link', one('<form action="/base/gone/">')],
  ['a missing image', 'dead-link', one('<img src="/base/gone.png">')],
  ['a missing image in a srcset', 'dead-link', one('<img srcset="/base/icon.svg 1x, /base/gone.png 2x">')],
  ['a missing search script', 'dead-link', one('<a data-search="/base/gone.js">')],
  ['a missing image in a style sheet', 'dead-link', one('', '<style>p{background:url("/base/gone.png")}</style>')],
  ['a redirect to a missing page', 'dead-link', one('', '<meta http-equiv="refresh" content="0; url=/base/gone/">')],
  [
    'a feed that links to a missing page',
    'dead-link',
    { 'feed.xml': '<link rel="x" href="https://news.example/base/gone/"/>' },
  ],
  [
    'a sitemap that lists a missing page',
    'dead-link',
    { 'map.xml': '<url><loc>https://news.example/base/gone/</loc></url>' },
  ],
  [
    'a Markdown file that links to a missing page',
    'dead-link',
    { 'one.md': 'A [page](https://news.example/base/gone/).' },
  ],
  [
    'a Markdown file with an autolink to a missing page',
    'dead-link',
    { 'one.md': 'At <https://news.example/base/gone/>.' },
  ],
  [
    'a Markdown file that links to a missing id',
    'dead-fragment',
    { 'one.md': '[b](https://news.example/base/one/#b)' },
  ],
  ['a missing Markdown file in llms.txt', 'dead-link', { 'llms.txt': '[Two](https://news.example/base/two.md)' }],
  ['a missing sitemap in robots.txt', 'dead-link', { 'robots.txt': 'Sitemap: https://news.example/base/m.xml' }],
  [
    'a feed item of a missing page',
    'dead-link',
    feed('"url":"https://news.example/base/one/', '"url":"https://news.example/base/gone/'),
  ],
  ['a feed item whose author has no page', 'dead-link', feed('{"url":"https://news.example/base/', '$&gone/')],
  [
    'a feed item that links to a missing page',
    'dead-link',
    feed('https://other.example/', 'https://news.example/base/gone/'),
  ],
  ['a citation that leads out of its feed item', 'dead-fragment', feed('#one.a', '#a')],
  ['a duplicate id in a feed item', 'id-twice', feed('id=\\"one.b\\"', 'id=\\"one.a\\"')],
  ['a relative link in a feed', 'feed-address', feed('https://other.example/', '/base/one/')],
  ['a link to a missing id of its page', 'dead-fragment', one('<a href="#b">')],
  [
    'a link to a missing id of another page',
    'dead-fragment',
    { 'two/index.html': page('one/', '<a href="/base/one/#b">') },
  ],
  [
    'a feed that links to a missing id',
    'dead-fragment',
    { 'feed.xml': '<link href="https://news.example/base/one/#b"/>' },
  ],
];

it.each(mistakes)('the checks of built files report %s', (_what, rule, changes) => expectFound(rule, changes));
