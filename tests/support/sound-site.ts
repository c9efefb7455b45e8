/** A small built site without mistakes, ways to break it, and the diagnostics of the checks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, expect } from 'vitest';
import { checkSite } from '../../src/build/checks/check-site.ts';
import { encodeShardManifest } from '../../src/search/format/shard-manifest.ts';
import { pagefindVersion } from '../../src/search/index/run-pagefind.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-checks-'));
const cacheFolder = mkdtempSync(join(tmpdir(), 'footing-checks-kept-'));
afterAll(() => {
  for (const each of [folder, cacheFolder]) rmSync(each, { recursive: true, force: true });
});

export const page = (path: string, body: string, head = '') => `<!doctype html><html lang="en"><head>
<title>A page</title><meta name="description" content="What it says">
<link rel="canonical" href="https://news.example/base/${path}">
<link rel="icon" href="/base/icon.svg"><style>p > a{background:url(/base/icon.svg)}</style>${head}</head>
<body>${body}</body></html>`;

export const article = (sections: string) => `<article class="explainer"><h1>Why</h1>${sections}
<section class="numbered list"><h2 id="sources">Sources</h2></section></article>`;
export const section = (id: string) => `<section class="numbered"><div><h2 id="${id}">Then</h2></div></section>`;
/** Returns the start of a PNG file of this size. */
export const picture = (width: number, height: number, bytes = 100) => {
  const file = Buffer.alloc(bytes);
  file.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
};

export const sound = {
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
    encodeShardManifest({
      version: '1',
      records: [{ kind: 'section', words: 7 }],
      firstWords: ['a'],
      filters: [],
      fields: [],
    }),
  ),
  'pagefind/p1/fragment/0.pf_fragment': 'x',
  'pagefind/p1/index/0.pf_index': 'x',
  'pagefind/w1/all.txt': 'x',
  'pagefind/p1/counts.json': '{}',
};
export type Files = Record<string, string | Uint8Array | undefined>;

function write(files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/**
 * Returns the diagnostics of the site after changes. Expects the same diagnostics from checks that have a cache of
 * the site before the changes.
 */
export function findDiagnostics(changes: Files, budgets = { page: 3000, file: 4000 }) {
  const options = { siteUrl: 'https://news.example', basePath: '/base/', budgets };
  write({ ...sound, ...changes });
  const { diagnostics } = checkSite(folder, 'shown', options);
  const cachedOptions = { ...options, keep: join(cacheFolder, 'checks.json') };
  write(sound);
  checkSite(folder, 'shown', cachedOptions);
  write({ ...sound, ...changes });
  for (const _time of ['first', 'second'])
    expect(checkSite(folder, 'shown', cachedOptions).diagnostics).toEqual(diagnostics);
  return diagnostics;
}

/** Adds to the body or the head of the page `one`. */
export const one = (body: string, head = '') => ({
  'one/index.html': sound['one/index.html'].replace('</body>', `${body}</body>`).replace('</head>', `${head}</head>`),
});
export const without = (text: string | RegExp, by = '') => ({
  'one/index.html': sound['one/index.html'].replace(text, by),
});

/** Replaces a text in the feed. */
export const feed = (text: string, by: string) => ({
  'feed.json': sound['feed.json'].replace(text, by.replace('$&', text)),
});

beforeEach(() => rmSync(folder, { recursive: true, force: true }));

/** A mistake in the site, and the rule that finds it. */
export type Wrong = [what: string, rule: string, changes: Files];

/** Expects exactly one diagnostic, of this rule, with a message and a hint that are sentences. */
export function expectFound(rule: string, changes: Files): void {
  const diagnostics = findDiagnostics(changes);
  expect(diagnostics.map((diagnostic) => diagnostic.rule)).toEqual([rule]);
  for (const { message, hint } of diagnostics) expect([message, hint].join(' ')).toMatch(/\.$/);
}
