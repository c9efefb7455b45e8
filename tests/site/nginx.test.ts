/** nginx, with the configuration that we ship, answers as `npm run serve` does: the same questions to both. */
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answersOf } from '../../src/output/built.ts';
import { nginxConfig } from '../../src/output/nginx.ts';
import { siteServer } from '../../src/output/server.ts';
import { type Answer, ask, type Question } from '../support/ask.ts';
import { type Nginx, startNginx } from '../support/nginx.ts';
import { root as project, run } from '../support/run.ts';

const { isHere, hasBrotli } = inject('nginx');
const named = (name: string) => (isHere ? name : `${name} (not run: nginx is not here)`);

/** What an answer consists of, apart from what each server says of itself and how it makes its tags. */
function comparable({ status, headers, body }: Answer, { method }: Question): unknown {
  // Their own words; the policy says nothing of them.
  if (status === 405) return { status, allow: headers.allow };
  if (status === 416) return { status, range: headers['content-range'] };
  const { date, server, connection, 'keep-alive': keepAlive, 'accept-ranges': ranges, ...rest } = headers;
  const { etag, 'last-modified': modified, 'content-length': length, ...told } = rest;
  const hasLength = status !== 301 && status !== 304;
  return {
    status,
    ...told,
    'content-type': status === 301 ? undefined : headers['content-type'],
    'transfer-encoding': undefined,
    length: hasLength ? length : undefined,
    validators: status === 404 ? [] : [etag, modified].map((each) => each !== undefined),
    body: status === 301 || method === 'HEAD' ? '' : hash('sha256', body),
  };
}

const paths = (folder: string) =>
  globSync('**/*', { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .flatMap((path) => (path.endsWith('index.html') ? [path.slice(0, -'index.html'.length), path] : [path]))
    .sort();

describe.each([
  ['at the root', '/'],
  ['under a path', '/news/'],
])('a site %s', (_name, basePath) => {
  let folder: string;
  let site: string;
  let server: Server;
  let nginx: Nginx;
  let own: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footing-policy-'));
    site = join(folder, basePath);
    if (basePath === '/') cpSync(inject('record').folder, site, { recursive: true });
    else {
      const env = { OUT_DIR: site, BASE_PATH: basePath, CONTENT_DIR: join(project, 'tests/fixtures/record') };
      const { code, stdout, stderr } = await run('build', env);
      expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    }
    server = siteServer({ folder: site, basePath }).listen(0);
    await once(server, 'listening');
    own = `http://localhost:${(server.address() as AddressInfo).port}/`;
    if (!isHere) return;
    nginx = await start();
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await nginx?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(brotli = false): Promise<Nginx> {
    const config = join(folder, 'nginx.conf');
    writeFileSync(config, nginxConfig({ root: folder, basePath, ...answersOf([site], []), brotli }));
    return startNginx(config, { brotli });
  }

  /** Asks both; what they answer is the same. */
  async function same(question: Question, { address } = nginx): Promise<Answer> {
    const inside = { ...question, path: basePath + question.path };
    const [theirs, ours] = await Promise.all([ask(address, inside), ask(own, inside)]);
    expect({ question, answer: comparable(theirs, question) }).toEqual({
      question,
      answer: comparable(ours, question),
    });
    return ours;
  }

  const whole = [undefined, 'gzip', 'identity, gzip;q=0', 'br;q=0.1, gzip;q=0.9'];
  it.skipIf(!isHere).each(whole)(named('has each file, as they accept it: %s'), async (accepted) => {
    const headers: Record<string, string> = accepted ? { 'Accept-Encoding': accepted } : {};
    const former = new Set(answersOf([site], []).redirects.map(({ from }) => from));
    expect(former.size).toBeGreaterThan(2);
    const all = paths(site).filter((path) => !/^_|\.(br|gz|zst)$/.test(path));
    expect(all.length).toBeGreaterThan(50);
    const encodings = new Set<string | undefined>();
    for (const path of all) {
      const { status, headers: told } = await same({ path, headers });
      encodings.add(told['content-encoding']);
      expect([path, status]).toEqual([path, former.has(basePath + path) ? 301 : 200]);
    }
    expect([...encodings].sort()).toEqual(
      accepted?.startsWith('identity') || !accepted ? [undefined] : ['gzip', undefined],
    );
  });

  it.skipIf(!isHere || !hasBrotli)(
    hasBrotli ? 'prefers Brotli' : 'prefers Brotli (not run: nginx has no module for it here)',
    async () => {
      const withBrotli = await start(true);
      const headers = { 'Accept-Encoding': 'gzip, deflate, br' };
      try {
        for (const path of ['', 'feed.xml', 'no/such/page/', 'favicon.svg']) {
          const { 'content-encoding': encoding } = (await same({ path, headers }, withBrotli)).headers;
          expect([path, encoding]).toEqual([path, path === 'favicon.svg' ? undefined : 'br']);
        }
      } finally {
        await withBrotli.stop();
      }
    },
  );

  it.skipIf(!isHere).each<[string, Question, number]>([
    ['HEAD', { path: 'feed.xml', method: 'HEAD' }, 200],
    ['HEAD of what is compressed', { path: 'feed.xml', method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } }, 200],
    ['POST', { path: '', method: 'POST' }, 405],
    ['PUT', { path: 'feed.xml', method: 'PUT' }, 405],
    ['a file that is missing', { path: 'no-such-file.png' }, 404],
    ['a page that is missing', { path: 'no/such/page/' }, 404],
    ['a page that is missing, compressed', { path: 'no/', headers: { 'Accept-Encoding': 'gzip' } }, 404],
    ['a page that is missing, in parts', { path: 'no/', headers: { Range: 'bytes=0-9' } }, 404],
    ['a page that is missing, on condition', { path: 'no/', headers: { 'If-None-Match': '*' } }, 404],
    ['a hashed file that is missing', { path: 'assets/search.0.js' }, 404],
    ['a search file that is missing', { path: 'pagefind/0/index/0.pf_index' }, 404],
    ['a folder without a page', { path: 'assets/' }, 404],
    ['a folder without a page, without its slash', { path: 'assets' }, 404],
    ['a page without its slash', { path: 'nothing-shared' }, 301],
    ['a page without its slash, with a query', { path: 'nothing-shared?a=1&b=/2' }, 301],
    ['two slashes', { path: '/nothing-shared' }, 301],
    ['a name of the past', { path: 'weather/' }, 301],
    ['a name of the past, with a query', { path: 'weather/?from=mail' }, 301],
    ['a name of the past, without its slash', { path: 'weather' }, 301],
    ['a query', { path: 'search/?q=rain' }, 200],
    ['a path written in percent signs', { path: '%6eothing-shared/' }, 200],
    ['the file of a page', { path: 'nothing-shared/index.html' }, 200],
    ['the page for what is not there, by its name', { path: '404.html' }, 200],
    ['the headers for hosts', { path: '_headers' }, 404],
    ['the redirects for hosts', { path: '_redirects' }, 404],
    ['a hidden file', { path: '.git/config' }, 404],
    ['a hidden file in a folder', { path: 'og/.htaccess' }, 404],
    ['a hidden name that has no file', { path: '.well-known/security.txt' }, 404],
    ['the first bytes', { path: 'feed.xml', headers: { Range: 'bytes=0-99' } }, 206],
    ['bytes in the middle, to the end', { path: 'feed.xml', headers: { Range: 'bytes=100-' } }, 206],
    ['the last bytes', { path: 'feed.xml', headers: { Range: 'bytes=-100' } }, 206],
    ['bytes of what is compressed', { path: '', headers: { Range: 'bytes=5-9', 'Accept-Encoding': 'gzip' } }, 200],
    ['bytes that are not there', { path: 'feed.xml', headers: { Range: 'bytes=99999999-' } }, 416],
    ['several parts', { path: 'feed.xml', headers: { Range: 'bytes=0-1,5-6' } }, 200],
    ['words in place of bytes', { path: 'feed.xml', headers: { Range: 'lines=0-1' } }, 200],
    ['the rest of another version', { path: 'feed.xml', headers: { Range: 'bytes=5-', 'If-Range': '"x"' } }, 200],
    ['unless it is any', { path: '', headers: { 'If-None-Match': '*' } }, 304],
    ['unless it is another', { path: '', headers: { 'If-None-Match': '"x", W/"y"' } }, 200],
    [
      'what changed since long ago',
      { path: '', headers: { 'If-Modified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' } },
      200,
    ],
    [
      'what changed since tomorrow',
      { path: '', headers: { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' } },
      200,
    ],
    ['a weight that is none', { path: '', headers: { 'Accept-Encoding': 'gzip;q=0' } }, 200],
    ['an encoding that nobody knows', { path: '', headers: { 'Accept-Encoding': 'sdch, compress' } }, 200],
  ])(named('answers alike: %s'), async (_what, question, status) => {
    expect((await same(question)).status).toBe(status);
  });

  it.skipIf(!isHere)(named('says that nothing has changed, to whom has its tag or its date'), async () => {
    for (const accepted of ['gzip', 'identity'])
      for (const address of [nginx.address, own]) {
        const question = { path: `${basePath}feed.xml`, headers: { 'Accept-Encoding': accepted } };
        const { etag = '', 'last-modified': modified = '' } = (await ask(address, question)).headers;
        const again = async (headers: Record<string, string>) => {
          const answer = await ask(address, { ...question, headers: { ...question.headers, ...headers } });
          return [answer.status, answer.body.length, answer.headers.vary, answer.headers['cache-control']];
        };
        const unchanged = [304, 0, 'Accept-Encoding', 'no-cache'];
        expect(await again({ 'If-None-Match': etag })).toEqual(unchanged);
        expect(await again({ 'If-None-Match': `"x", W/${etag}` })).toEqual(unchanged);
        expect(await again({ 'If-Modified-Since': modified })).toEqual(unchanged);
        expect((await again({ 'If-Modified-Since': modified, 'If-None-Match': '"x"' }))[0]).toBe(200);
        if (accepted === 'gzip') continue;
        expect((await again({ Range: 'bytes=0-9', 'If-Range': etag })).slice(0, 2)).toEqual([206, 10]);
        expect((await again({ Range: 'bytes=0-9', 'If-Range': modified })).slice(0, 2)).toEqual([206, 10]);
      }
  });

  it.skipIf(!isHere)(named('never asks again for what never changes'), async () => {
    const path = paths(site).find((each) => /^assets\/.*\.js$/.test(each)) ?? '';
    const { headers } = await same({ path, headers: { 'If-Modified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' } });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers.etag).toBeUndefined();
  });

  if (basePath !== '/')
    it.skipIf(!isHere)(named('answers alike: the path itself, without its slash'), async () => {
      const question = { path: '/news?a=1' };
      const [theirs, ours] = await Promise.all([ask(nginx.address, question), ask(own, question)]);
      expect(comparable(theirs, question)).toEqual(comparable(ours, question));
      expect(ours.headers.location).toBe('/news/?a=1');
    });
});
