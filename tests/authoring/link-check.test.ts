/** The link check: positions of links, their status, the cache and the progress line. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkLinks } from '../../src/authoring/link-check/check-links.ts';
import { collectLinks } from '../../src/authoring/link-check/collect-links.ts';
import { type DatedResult, LinkCache } from '../../src/authoring/link-check/link-cache.ts';
import { findUrlLines } from '../../src/authoring/link-check/link-positions.ts';
import { toLinkResult } from '../../src/authoring/link-check/link-status.ts';
import { Progress } from '../../src/authoring/web/progress.ts';
import { toFailure } from '../../src/authoring/web/response.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { writeContent } from '../support/content-folder.ts';
import { root as project } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-links-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

describe('the links of the content', () => {
  it('come from sources, archived copies, fields, text, notes and glossary, each once, with its lines', () => {
    const sources = `  - id: d
    publisher: Paper
    title: Title
    url: "https://example.net/d?a=1&b=2"
    archived: https://archive.example/20260101000000/https://example.net/d
    kind: news`;
    const body = `## One

It [met](https://example.com/met#hall).[^a][^b][^c][^d][^n1] A <Term id="hall" /> is [here](/about/), and
[there](https://example.org/a), and https://example.com/met#hall again.

[^n1]: See https://example.com/note.`;
    const fields = 'since: It [met again](https://example.com/since).';
    writeContent(root, {
      'explainers/council.mdx': writeExplainerText(body, { sources, fields }),
      'glossary.yml': `hall:
  term: hall
  definition: "A [house](https://example.com/house)."
  sources: [{ id: a, publisher: Paper A, title: Title a, url: 'https://example.org/a', kind: news }]
room:
  term: room
  definition: A room.
  sources: [{ id: a, publisher: Paper A, title: Title a, url: 'https://example.org/a', kind: news }]
`,
    });
    const options = { contentDir: join(root, 'content'), root, cacheDir: join(root, 'cache'), basePath: '/' };
    const content = loadContent(options);
    expect(content.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const links = collectLinks(content, options).map(({ url, positions }) => [
      url,
      ...positions.map(({ file, line, usedBy }) => `${file.replace('content/', '')}:${line} ${usedBy}`),
    ]);
    const text = readFileSync(join(root, 'content/explainers/council.mdx'), 'utf8').split('\n');
    const positionOf = (snippet: string) =>
      `explainers/council.mdx:${text.findIndex((line) => line.includes(snippet)) + 1}`;
    expect(links).toEqual([
      [
        'https://archive.example/20260101000000/https://example.net/d',
        `${positionOf('archived:')} the archived copy of d`,
      ],
      ['https://example.com/house', 'glossary.yml:3 the term hall'],
      ['https://example.com/met', `${positionOf('It [met](')} the text`, `${positionOf('[there]')} the text`],
      ['https://example.com/note', `${positionOf('[^n1]:')} the text`],
      ['https://example.com/since', `${positionOf('since:')} the text`],
      ['https://example.net/d?a=1&b=2', `${positionOf('?a=1')} the source d`],
      [
        'https://example.org/a',
        `${positionOf("'https://example.org/a'")} the source a`,
        `${positionOf('[there]')} the text`,
        'glossary.yml:4 the source a',
        'glossary.yml:8 the source a',
      ],
      ['https://example.org/b', `${positionOf("'https://example.org/b'")} the source b`],
      ['https://example.org/c', `${positionOf("'https://example.org/c'")} the source c`],
    ]);
  });

  it.each([
    ['[a](https://a.example/x)', true],
    ['<https://a.example/x>', true],
    ['See HTTPS://A.example/x.', true],
    ['[a](https://a.example/x#:~:text=b)', true],
    ['https://a.example/x/y', false],
    ['https://a.example/xy', false],
    ['https://a.example/x?y', false],
    ['https://a.example/x.html', false],
  ])('are found only as complete addresses: %s, %s', (line, isFound) => {
    expect(findUrlLines(`first\n${line}`, 'https://a.example/x')).toEqual(isFound ? [2] : []);
  });

  it.each([
    ['https://a.example/', 'see https://a.example, there'],
    ['https://a.example/%D8%B1', 'see <https://a.example/ر>'],
  ])('are found however they are spelled: %s in %s', (url, line) => {
    expect(findUrlLines(line, url)).toEqual([1]);
  });
});

describe('the status of a link', () => {
  const statusFor = (end: Parameters<typeof toLinkResult>[0]['end']) =>
    toLinkResult({ redirects: [], url: 'https://a.example/', end }).status;

  it.each([
    [200, 'fine'],
    [206, 'fine'],
    [404, 'dead'],
    [410, 'dead'],
    [401, 'blocked'],
    [402, 'blocked'],
    [403, 'blocked'],
    [429, 'blocked'],
    [451, 'blocked'],
    [999, 'blocked'],
    [300, 'unsure'],
    [400, 'unsure'],
    [500, 'unsure'],
    [503, 'unsure'],
  ])('after the HTTP status %i is %s', (status, expected) => expect(statusFor({ status })).toBe(expected));

  it.each([
    ['ENOTFOUND', 'dead'],
    ['ECONNREFUSED', 'dead'],
    ['CERT_HAS_EXPIRED', 'dead'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'dead'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unsure'],
    ['EAI_AGAIN', 'unsure'],
    ['ECONNRESET', 'unsure'],
    ['HPE_INVALID_CONSTANT', 'unsure'],
  ])('after the error %s is %s', (code, expected) => expect(statusFor(toFailure({ code }))).toBe(expected));

  it('is blocked behind a test for people, whatever the HTTP status', () => {
    expect([200, 403, 503].map((status) => statusFor({ status, isChallenge: true }))).toEqual([
      'blocked',
      'blocked',
      'blocked',
    ]);
  });
});

describe('the cache', () => {
  const hoursAgo = (ago: number) => new Date(Date.now() - ago * 3600 * 1000).toISOString();
  const finding = (status: DatedResult['status'], checkedAt: string): DatedResult => ({
    status,
    checkedAt,
    reason: '',
    hint: '',
    redirects: [],
  });

  it('keeps fine links for seven days, and others for one day', () => {
    const path = join(root, 'deep/links.json');
    const cache = new LinkCache(path);
    cache.set('https://a.example/', finding('fine', hoursAgo(167)));
    cache.set('https://b.example/', finding('fine', hoursAgo(169)));
    cache.set('https://c.example/', finding('dead', hoursAgo(23)));
    cache.set('https://d.example/', finding('moved', hoursAgo(25)));
    cache.set('https://e.example/', finding('fine', hoursAgo(-2)));
    cache.save();
    const reopened = new LinkCache(path);
    const names = ['a', 'b', 'c', 'd', 'e'].filter((name) => reopened.get(`https://${name}.example/`));
    expect(names).toEqual(['a', 'c']);
    expect(globSync('**/*', { cwd: root }).sort()).toEqual(['deep', 'deep/links.json']);
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toHaveLength(2);
  });

  it.each([
    '',
    '{"https://a.example/": ',
    'null',
    '[]',
    '{"https://a.example/": {"status": "good"}}',
    '{"https://a.example/": null}',
  ])('is empty when its file contains %j', (text) => {
    writeFileSync(join(root, 'links.json'), text);
    expect(new LinkCache(join(root, 'links.json')).get('https://a.example/')).toBeUndefined();
  });

  it('stays empty when no server answers, because this machine is offline', async () => {
    const cache = new LinkCache(join(root, 'links.json'));
    const urls = ['a', 'b', 'c'].map((name) => `https://${name}.example/`);
    const options = { fresh: false, onFinding: () => {} };
    const followOnly = (reachable: string) => async (url: string) => ({
      redirects: [],
      url,
      end: url === reachable ? { status: 200 } : toFailure({ code: 'ENOTFOUND' }),
    });
    const cachedUrls = () => urls.filter((url) => cache.get(url));
    expect((await checkLinks(urls, cache, followOnly(''), options)).isOffline).toBe(true);
    expect(cachedUrls()).toEqual([]);
    expect((await checkLinks(urls, cache, followOnly('https://b.example/'), options)).isOffline).toBe(false);
    expect(cachedUrls()).toEqual(urls);
  });
});

describe('progress', () => {
  it.each([
    [true, '\r\x1b[K2 of 9\r\x1b[K4 of 9\r\x1b[K'],
    [false, '4 of 9\n'],
  ])('is one line that changes in a terminal (%s), and a line now and then elsewhere', (isTTY, expected) => {
    vi.useFakeTimers();
    let written = '';
    const progress = new Progress({ isTTY, write: (text: string) => (written += text) });
    for (const [at, text] of [
      [50, '1 of 9'],
      [100, '2 of 9'],
      [50, '3 of 9'],
      [9900, '4 of 9'],
      [50, '5 of 9'],
    ] as const) {
      vi.setSystemTime(Date.now() + at);
      progress.show(text);
    }
    progress.end();
    expect(written).toBe(expected);
  });
});

describe('the network', () => {
  it('is used by the commands “links” and “source”, and by nothing else that makes the site', () => {
    const files = globSync('src/**/*.{ts,astro,mdx}', {
      cwd: project,
      exclude: ['src/{client,search/client,sharing/client}/**'],
    });
    const users = files.filter((file) =>
      /\bfetch\(|\bundici\b|from '(?:node:)?(?:https|http2|tls|dns|dns\/promises)'|\/authoring\/(?:link-check|web)\/|\bhttps?\.(?:get|request)\(/.test(
        readFileSync(join(project, file), 'utf8'),
      ),
    );
    const others = users.filter(
      (file) => !/^src\/(?:authoring\/(?!new-explainer)[a-z-]+\/|cli\/(?:links|source(?:-[a-z]+)?)\.ts$)/.test(file),
    );
    expect(others).toEqual([]);
    expect(users).toContain('src/authoring/web/request.ts');
  });
});
