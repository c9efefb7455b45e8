/** What is made of the answers: places, verdicts, what is kept, and what is told on the way. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Answers, type Known } from '../../src/authoring/link-check/answers.ts';
import { collectLinks } from '../../src/authoring/link-check/collect.ts';
import { toFailure } from '../../src/authoring/link-check/failure.ts';
import { readLines } from '../../src/authoring/link-check/link-positions.ts';
import { Progress } from '../../src/authoring/link-check/progress.ts';
import { checkAll } from '../../src/authoring/link-check/run.ts';
import { toFinding } from '../../src/authoring/link-check/status.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { contentWith } from '../support/content-folder.ts';
import { root as project } from '../support/run.ts';
import { fileWith } from '../support/small-explainer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-links-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

describe('the addresses of the content', () => {
  it('come from sources, archived copies, fields, text, notes and glossary, each once, with their lines', () => {
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
    contentWith(root, {
      'explainers/council.mdx': fileWith(body, { sources, fields }),
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
    const options = { contentDir: join(root, 'content'), root, cacheDir: join(root, 'kept'), basePath: '/' };
    const content = loadContent(options);
    expect(content.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const found = collectLinks(content, options).map(({ address, places }) => [
      address,
      ...places.map(({ file, line, use }) => `${file.replace('content/', '')}:${line} ${use}`),
    ]);
    const text = readFileSync(join(root, 'content/explainers/council.mdx'), 'utf8').split('\n');
    const at = (words: string) => `explainers/council.mdx:${text.findIndex((line) => line.includes(words)) + 1}`;
    expect(found).toEqual([
      ['https://archive.example/20260101000000/https://example.net/d', `${at('archived:')} the archived copy of d`],
      ['https://example.com/house', 'glossary.yml:3 the term hall'],
      ['https://example.com/met', `${at('It [met](')} the text`, `${at('[there]')} the text`],
      ['https://example.com/note', `${at('[^n1]:')} the text`],
      ['https://example.com/since', `${at('since:')} the text`],
      ['https://example.net/d?a=1&b=2', `${at('?a=1')} the source d`],
      [
        'https://example.org/a',
        `${at("'https://example.org/a'")} the source a`,
        `${at('[there]')} the text`,
        'glossary.yml:4 the source a',
        'glossary.yml:8 the source a',
      ],
      ['https://example.org/b', `${at("'https://example.org/b'")} the source b`],
      ['https://example.org/c', `${at("'https://example.org/c'")} the source c`],
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
  ])('are found on the line %s: %s', (line, isThere) => {
    expect(readLines(`first\n${line}`, 'https://a.example/x')).toEqual(isThere ? [2] : []);
  });

  it.each([
    ['https://a.example/', 'see https://a.example, there'],
    ['https://a.example/%D8%B1', 'see <https://a.example/ر>'],
  ])('are found as %s where they are written otherwise: %s', (address, line) => {
    expect(readLines(line, address)).toEqual([1]);
  });
});

describe('a verdict', () => {
  const of = (end: Parameters<typeof toFinding>[0]['end']) =>
    toFinding({ hops: [], address: 'https://a.example/', end }).verdict;

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
  ])('on the status %i is %s', (status, verdict) => expect(of({ status })).toBe(verdict));

  it.each([
    ['ENOTFOUND', 'dead'],
    ['ECONNREFUSED', 'dead'],
    ['CERT_HAS_EXPIRED', 'dead'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'dead'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unsure'],
    ['EAI_AGAIN', 'unsure'],
    ['ECONNRESET', 'unsure'],
    ['HPE_INVALID_CONSTANT', 'unsure'],
  ])('on the error %s is %s', (code, verdict) => expect(of(toFailure({ code }))).toBe(verdict));

  it('on a test for people is blocked, whatever the status', () => {
    expect([200, 403, 503].map((status) => of({ status, challenge: true }))).toEqual(['blocked', 'blocked', 'blocked']);
  });
});

describe('what is kept', () => {
  const hours = (ago: number) => new Date(Date.now() - ago * 3600 * 1000).toISOString();
  const known = (verdict: Known['verdict'], asked: string): Known => ({
    verdict,
    asked,
    reason: '',
    remedy: '',
    hops: [],
  });

  it('holds for seven days where it is fine, and for one day where it is not', () => {
    const path = join(root, 'deep/links.json');
    const answers = new Answers(path);
    answers.set('https://a.example/', known('fine', hours(167)));
    answers.set('https://b.example/', known('fine', hours(169)));
    answers.set('https://c.example/', known('dead', hours(23)));
    answers.set('https://d.example/', known('moved', hours(25)));
    answers.set('https://e.example/', known('fine', hours(-2)));
    answers.save();
    const again = new Answers(path);
    const names = ['a', 'b', 'c', 'd', 'e'].filter((name) => again.get(`https://${name}.example/`));
    expect(names).toEqual(['a', 'c']);
    expect(globSync('**/*', { cwd: root }).sort()).toEqual(['deep', 'deep/links.json']);
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toHaveLength(2);
  });

  it.each([
    '',
    '{"https://a.example/": ',
    'null',
    '[]',
    '{"https://a.example/": {"verdict": "good"}}',
    '{"https://a.example/": null}',
  ])('is nothing where the file holds %j', (text) => {
    writeFileSync(join(root, 'links.json'), text);
    expect(new Answers(join(root, 'links.json')).get('https://a.example/')).toBeUndefined();
  });

  it('is nothing where no server answered: then this machine has no way out', async () => {
    const answers = new Answers(join(root, 'links.json'));
    const addresses = ['a', 'b', 'c'].map((name) => `https://${name}.example/`);
    const options = { fresh: false, onKnown: () => {} };
    const without = (reached: string) => async (address: string) => ({
      hops: [],
      address,
      end: address === reached ? { status: 200 } : toFailure({ code: 'ENOTFOUND' }),
    });
    const kept = () => addresses.filter((address) => answers.get(address));
    expect((await checkAll(addresses, answers, without(''), options)).isOffline).toBe(true);
    expect(kept()).toEqual([]);
    expect((await checkAll(addresses, answers, without('https://b.example/'), options)).isOffline).toBe(false);
    expect(kept()).toEqual(addresses);
  });
});

describe('progress', () => {
  it.each([
    [true, '\r\x1b[K2 of 9\r\x1b[K4 of 9\r\x1b[K'],
    [false, '4 of 9\n'],
  ])('on a terminal (%s) is one line; elsewhere a line now and then', (isTTY, expected) => {
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
  it('is asked by the command “links” and by nothing else that makes the site', () => {
    const files = globSync('src/**/*.{ts,astro,mdx}', {
      cwd: project,
      exclude: ['src/{client,search/client,sharing/client}/**'],
    });
    const asks = files.filter((file) =>
      /\bfetch\(|\bundici\b|from '(?:node:)?(?:https|http2|tls|dns|dns\/promises)'|\/link-check\/|\bhttps?\.(?:get|request)\(/.test(
        readFileSync(join(project, file), 'utf8'),
      ),
    );
    const others = asks.filter((file) => !/^src\/(?:authoring\/link-check\/|cli\/links(?:-options)?\.ts$)/.test(file));
    expect(others).toEqual([]);
    expect(asks).toContain('src/authoring/link-check/request.ts');
  });
});
