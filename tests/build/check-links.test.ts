/** The checks of built files: addresses and fragments, of pages, feeds, maps and Markdown. */
import { it } from 'vitest';
import { feed, isFound, one, page, type Wrong } from '../support/sound-site.ts';

const wrong: Wrong[] = [
  ['an id given twice', 'id-twice', one('<p ID=a>')],
  ['a link to no page', 'dead-link', one('<a href="/base/gone/">')],
  ['a relative link to no page', 'dead-link', one('<a href="gone/">')],
  ['a link of its own by its full address to no page', 'dead-link', one('<a href="https://news.example/base/gone/">')],
  ['a link past the base path', 'dead-link', one('<a href="/one/">')],
  ['a link that lacks its slash', 'dead-link', one('<a href="/base/one">')],
  ['a link with a stray percent sign', 'dead-link', one('<a href="/base/%zz/">')],
  ['a link with references in it', 'dead-link', one('<a href="/base/&#x67;one/">')],
  ['a form that is sent to no page', 'dead-link', one('<form action="/base/gone/">')],
  ['a picture that is not there', 'dead-link', one('<img src="/base/gone.png">')],
  [
    'one of several sizes of a picture that is not there',
    'dead-link',
    one('<img srcset="/base/icon.svg 1x, /base/gone.png 2x">'),
  ],
  ['the script of the search that is not there', 'dead-link', one('<a data-search="/base/gone.js">')],
  [
    'a picture of a style that is not there',
    'dead-link',
    one('', '<style>p{background:url("/base/gone.png")}</style>'),
  ],
  ['a redirection to no page', 'dead-link', one('', '<meta http-equiv="refresh" content="0; url=/base/gone/">')],
  [
    'a feed that links to no page',
    'dead-link',
    { 'feed.xml': '<link rel="x" href="https://news.example/base/gone/"/>' },
  ],
  ['a sitemap that lists no page', 'dead-link', { 'map.xml': '<url><loc>https://news.example/base/gone/</loc></url>' }],
  ['a Markdown file that links to no page', 'dead-link', { 'one.md': 'A [page](https://news.example/base/gone/).' }],
  ['a Markdown file with the address of no page', 'dead-link', { 'one.md': 'At <https://news.example/base/gone/>.' }],
  ['a Markdown file that links to no id', 'dead-fragment', { 'one.md': '[b](https://news.example/base/one/#b)' }],
  ['a list of Markdown files that lacks one', 'dead-link', { 'llms.txt': '[Two](https://news.example/base/two.md)' }],
  ['a map that is named and is not there', 'dead-link', { 'robots.txt': 'Sitemap: https://news.example/base/m.xml' }],
  [
    'a feed item of no page',
    'dead-link',
    feed('"url":"https://news.example/base/one/', '"url":"https://news.example/base/gone/'),
  ],
  ['a feed item whose author has no page', 'dead-link', feed('{"url":"https://news.example/base/', '$&gone/')],
  ['a feed item that links to no page', 'dead-link', feed('https://other.example/', 'https://news.example/base/gone/')],
  ['a mark that leads out of its feed item', 'dead-fragment', feed('#one.a', '#a')],
  ['an id that a feed item has twice', 'id-twice', feed('id=\\"one.b\\"', 'id=\\"one.a\\"')],
  ['a link of a feed that is not absolute', 'feed-address', feed('https://other.example/', '/base/one/')],
  ['a link to no id of its page', 'dead-fragment', one('<a href="#b">')],
  ['a link to no id of another page', 'dead-fragment', { 'two/index.html': page('one/', '<a href="/base/one/#b">') }],
  ['a feed that links to no id', 'dead-fragment', { 'feed.xml': '<link href="https://news.example/base/one/#b"/>' }],
];

it.each(wrong)('the checks of built files find %s', (_what, rule, changes) => isFound(rule, changes));
