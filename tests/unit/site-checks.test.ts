/** The checks of built files: a site that is sound passes, and each way to break it is found where it is. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pagefindVersion } from '../../src/output/search/engine.ts';
import { siteProblems } from '../../src/output/site-checks.ts';
import { packList } from '../../src/search/list.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-checks-'));
const kept = mkdtempSync(join(tmpdir(), 'footing-checks-kept-'));
afterAll(() => {
  for (const each of [folder, kept]) rmSync(each, { recursive: true, force: true });
});

const page = (path: string, body: string, head = '') => `<!doctype html><html lang="en"><head>
<title>A page</title><meta name="description" content="What it says">
<link rel="canonical" href="https://news.example/base/${path}">
<link rel="icon" href="/base/icon.svg"><style>p > a{background:url(/base/icon.svg)}</style>${head}</head>
<body>${body}</body></html>`;

const article = (sections: string) => `<article class="explainer"><h1>Why</h1>${sections}
<section class="numbered list"><h2 id="sources">Sources</h2></section></article>`;
const section = (id: string) => `<section class="numbered"><div><h2 id="${id}">Then</h2></div></section>`;
/** The beginning of a picture of this size. */
const picture = (width: number, height: number, bytes = 100) => {
  const file = Buffer.alloc(bytes);
  file.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
};

const sound = {
  'why/index.html': page('why/', article(section('then'))),
  'why/then/index.html': page('why/', '<article class="explainer"><h1 id="then">Then</h1></article>'),
  'og/why.png': picture(1200, 630),
  'og/why/then.png': picture(1200, 630),
  'index.html': page('', '<h1 id="top-news">News</h1> <a href="/base/one/#a">one</a> <a href="one/?q=1#%C3%A9">é</a>'),
  'one/index.html': page(
    'one/',
    `<h2 id="a">A &lt;</h2><p id=é title='a > b "c"'>1 < 2</p><!-- <a href="/gone/"> -->
<a href="#a">a</a> <a href="#a:~:text=A">words</a> <a href="../">home</a> <a href="https://other.example/x">out</a>
<a href="https://news.example/base/#top-news">own</a> <a href="mailto:a@b.example">post</a>
<script>const text = '<p id="a"><a href="/gone/">';</script><pre>&lt;a href="/gone/"&gt;</pre>`,
  ),
  '404.html': page('', '').replace(/<link rel="canonical"[^>]*>/, '<meta name="robots" content="noindex">'),
  'icon.svg': '<svg/>',
  'feed.xml':
    '<feed><link href="https://news.example/base/one/#a"/><id>https://news.example/base/not-a-link</id></feed>',
  'feed.json': JSON.stringify({
    home_page_url: 'https://news.example/base/',
    feed_url: 'https://news.example/base/feed.json',
    items: [
      {
        id: 'https://news.example/base/former/',
        url: 'https://news.example/base/one/',
        authors: [{ url: 'https://news.example/base/' }],
        content_html:
          '<p><a id="one.b" href="#one.a">1</a></p><p id="one.a"><a href="https://news.example/base/one/#a">in</a> <a href="https://other.example/">out</a></p>',
      },
    ],
  }),
  'one.md':
    'An [ö](https://news.example/base/one/#a), <https://news.example/base/> and [a copy](https://copies.example/https://news.example/base/gone/) of `https://news.example/base/gone/`.\n',
  'llms.txt': '- [One](https://news.example/base/one.md): one\n',
  'robots.txt': 'User-agent: *\n\nSitemap: https://news.example/base/feed.xml\n',
  'pagefind/en.pf_entry': gzipSync('{"parts":[{"folder":"p1","name":""}],"words":{"folder":"w1","kept":"whole"}}\n'),
  [`pagefind/wasm.en.${pagefindVersion}.pagefind`]: 'x',
  'pagefind/p1/list': gzipSync(
    packList({ version: '1', records: [{ kind: 'section', words: 7 }], firstWords: ['a'], filters: [], fields: [] }),
  ),
  'pagefind/p1/fragment/0.pf_fragment': 'x',
  'pagefind/p1/index/0.pf_index': 'x',
  'pagefind/w1/all.txt': 'x',
  'pagefind/p1/counts.json': '{}',
};
type Files = Record<string, string | Uint8Array | undefined>;

function write(files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What is wrong with the sound site after changes. It is the same where the checks remember the site as it was before them. */
function problemsOf(changes: Files, budgets = { page: 3000, file: 4000 }) {
  const options = { siteUrl: 'https://news.example', basePath: '/base/', budgets };
  write({ ...sound, ...changes });
  const { problems } = siteProblems(folder, 'shown', options);
  const remembering = { ...options, keep: join(kept, 'checks.json') };
  write(sound);
  siteProblems(folder, 'shown', remembering);
  write({ ...sound, ...changes });
  for (const _time of ['first', 'second'])
    expect(siteProblems(folder, 'shown', remembering).problems).toEqual(problems);
  return problems;
}

/** Page `one` with more in its body, or its head. */
const one = (body: string, head = '') => ({
  'one/index.html': sound['one/index.html'].replace('</body>', `${body}</body>`).replace('</head>', `${head}</head>`),
});
const without = (text: string | RegExp, by = '') => ({ 'one/index.html': sound['one/index.html'].replace(text, by) });

/** The feed with something in another’s place. */
const feed = (text: string, by: string) => ({
  'feed.json': sound['feed.json'].replace(text, by.replace('$&', text)),
});

beforeEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the checks of built files', () => {
  it('find nothing in a sound site', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('leave compressed copies alone: they hold what is checked beside them', () => {
    expect(problemsOf({ 'one.md.br': '', 'one/index.html.gz': '', 'icon.svg.zst': picture(1, 1, 5000) })).toEqual([]);
  });

  it('tell file, line and column', () => {
    expect(problemsOf(one('\n  <p id="a">'))).toMatchObject([
      { file: 'shown/one/index.html', line: 9, column: 3, severity: 'error', rule: 'id-twice' },
    ]);
  });

  const wrong: [string, string, Files][] = [
    ['an id given twice', 'id-twice', one('<p ID=a>')],
    ['a link to no page', 'dead-link', one('<a href="/base/gone/">')],
    ['a relative link to no page', 'dead-link', one('<a href="gone/">')],
    [
      'a link of its own by its full address to no page',
      'dead-link',
      one('<a href="https://news.example/base/gone/">'),
    ],
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
    [
      'a sitemap that lists no page',
      'dead-link',
      { 'map.xml': '<url><loc>https://news.example/base/gone/</loc></url>' },
    ],
    ['a twin that links to no page', 'dead-link', { 'one.md': 'A [page](https://news.example/base/gone/).' }],
    ['a twin with the address of no page', 'dead-link', { 'one.md': 'At <https://news.example/base/gone/>.' }],
    ['a twin that links to no id', 'dead-fragment', { 'one.md': '[b](https://news.example/base/one/#b)' }],
    ['a list of twins that lacks one', 'dead-link', { 'llms.txt': '[Two](https://news.example/base/two.md)' }],
    ['a map that is named and is not there', 'dead-link', { 'robots.txt': 'Sitemap: https://news.example/base/m.xml' }],
    [
      'a feed item of no page',
      'dead-link',
      feed('"url":"https://news.example/base/one/', '"url":"https://news.example/base/gone/'),
    ],
    ['a feed item whose author has no page', 'dead-link', feed('{"url":"https://news.example/base/', '$&gone/')],
    [
      'a feed item that links to no page',
      'dead-link',
      feed('https://other.example/', 'https://news.example/base/gone/'),
    ],
    ['a mark that leads out of its feed item', 'dead-fragment', feed('#one.a', '#a')],
    ['an id that a feed item has twice', 'id-twice', feed('id=\\"one.b\\"', 'id=\\"one.a\\"')],
    ['a link of a feed that is not absolute', 'feed-address', feed('https://other.example/', '/base/one/')],
    ['a link to no id of its page', 'dead-fragment', one('<a href="#b">')],
    ['a link to no id of another page', 'dead-fragment', { 'two/index.html': page('one/', '<a href="/base/one/#b">') }],
    ['a feed that links to no id', 'dead-fragment', { 'feed.xml': '<link href="https://news.example/base/one/#b"/>' }],
    ['no title', 'page-title', without('<title>A page</title>')],
    ['an empty title', 'page-title', without('A page', ' ')],
    ['two titles', 'page-title', one('', '<title>B</title>')],
    [
      'a title that is only that of a drawing',
      'page-title',
      {
        ...without('<title>A page</title>'),
        ...{
          'one/index.html': sound['one/index.html']
            .replace('<title>A page</title>', '')
            .replace('</body>', '<svg><title>A</title></svg></body>'),
        },
      },
    ],
    ['no description', 'page-description', without(/<meta name="description"[^>]*>/)],
    ['an empty description', 'page-description', without('What it says')],
    ['no language', 'page-language', without(' lang="en"')],
    ['a language that is none', 'page-language', without('lang="en"', 'lang="e"')],
    ['no canonical address', 'page-canonical', without(/<link rel="canonical"[^>]*>/)],
    [
      'a canonical address of another site',
      'canonical-outside',
      without('https://news.example/base/one/"', 'https://other.example/"'),
    ],
    [
      'a canonical address of no page',
      'dead-link',
      without('https://news.example/base/one/"', 'https://news.example/base/two/"'),
    ],
    ['a picture of another server', 'outside-request', one('<img src="https://other.example/a.png">')],
    ['a picture of another server without a scheme', 'outside-request', one('<img src=//other.example/a.png>')],
    ['a script of another server', 'outside-request', one('<script src="https://other.example/a.js"></script>')],
    [
      'a style sheet of another server',
      'outside-request',
      one('', '<link rel="stylesheet" href="https://other.example/a.css">'),
    ],
    ['a connection made ahead', 'outside-request', one('', '<link rel="preconnect" href="https://other.example">')],
    ['a frame of another server', 'outside-request', one('<iframe src="https://other.example/"></iframe>')],
    ['an object of another server', 'outside-request', one('<object data="https://other.example/a.pdf">')],
    ['the poster of a film of another server', 'outside-request', one('<video poster="https://other.example/a.png">')],
    [
      'a font of another server',
      'outside-request',
      one('', '<style>@font-face{src:url(https://other.example/a.woff2)}</style>'),
    ],
    [
      'a style that imports from another server',
      'outside-request',
      one('', '<style>@import "https://other.example/a.css"</style>'),
    ],
    ['a style sheet file that imports', 'outside-request', { 'a.css': "@import url('https://other.example/a.css')" }],
    [
      'an attribute that asks another server for a picture',
      'outside-request',
      one('<p style="background:url(https://other.example/a)">'),
    ],
    [
      'a drawing that uses another server',
      'outside-request',
      one('<svg><image href="https://other.example/a"/></svg>'),
    ],
    ['a form that is sent to another server', 'outside-request', one('<form action="https://other.example/">')],
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
  it.each(wrong)('find %s', (_name, rule, changes) => {
    const problems = problemsOf(changes);
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    for (const { message, hint } of problems) expect([message, hint].join(' ')).toMatch(/\.$/);
  });

  it('find a card that weighs more than some services show', () => {
    const heavy = problemsOf({ 'og/why.png': picture(1200, 630, 300_001) }, { page: 3000, file: 400_000 });
    expect(heavy).toMatchObject([{ rule: 'card-form', message: expect.stringContaining('300001 bytes') }]);
  });

  it('tell a mistake of many pages once', () => {
    const dead = '<a href="/base/gone/">';
    const problems = problemsOf({
      ...one(dead),
      'three/index.html': page('one/', dead),
      'two/index.html': page('one/', dead),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: 'shown/one/index.html',
      message: expect.stringContaining('2 other places'),
    });
  });
});
