/** Web servers with the configurations that we ship respond as `npm run serve` does. */
import { once } from 'node:events';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { compressFiles } from '../../src/publish/compress.ts';
import { readSiteFacts } from '../../src/publish/http/site-facts.ts';
import { ReleaseFolder } from '../../src/publish/releases/release-folder.ts';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { type HttpRequest, type HttpResponse, sendRequest } from '../support/ask.ts';
import { root as project, run } from '../support/run.ts';
import { serverRequests } from '../support/server-requests.ts';
import { listTestedServers, toComparable } from '../support/tested-servers.ts';
import type { WebServer } from '../support/web-server.ts';

const servers = listTestedServers(inject('webServers'));

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
  let releases: ReleaseFolder;
  let site: string;
  let ownAddress: string;
  let server: Server;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footing-policy-'));
    releases = new ReleaseFolder(folder);
    site = join(releases.path('1'), basePath);
    if (basePath === '/') {
      cpSync(inject('record').folder, site, { recursive: true });
      await compressFiles(site, join(project, '.cache/compressed'));
    } else {
      const env = { OUT_DIR: site, BASE_PATH: basePath, CONTENT_DIR: join(project, 'tests/fixtures/record') };
      const { code, stdout, stderr } = await run('build', env, ['--compress']);
      expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    }
    releases.switchTo('1');
    server = createSiteServer({ folder: join(releases.link, basePath), basePath }).listen(0);
    await once(server, 'listening');
    ownAddress = `http://localhost:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(servers)('served by $name', ({ name, isInstalled, start, differences }) => {
    const named = (what: string) => (isInstalled ? what : `${what} (not run: ${name} is not installed)`);
    let otherServer: WebServer;

    beforeAll(async () => {
      if (!isInstalled) return;
      otherServer = await start(join(folder, 'server.conf'), {
        root: releases.link,
        basePath,
        ...readSiteFacts([site], []),
      });
    });
    afterAll(() => otherServer?.stop());

    /** Sends a request to both servers and compares the responses. @returns that of `npm run serve` */
    async function same(question: HttpRequest): Promise<HttpResponse> {
      const inside = { ...question, path: basePath + question.path };
      const answers = await Promise.all([sendRequest(otherServer.address, inside), sendRequest(ownAddress, inside)]);
      const [answer, expected] = answers.map((each) => toComparable(each, question, differences));
      expect({ question, answer }).toEqual({ question, answer: expected });
      return answers[1];
    }

    const weighted = differences.ignoresWeights ? [] : ['br;q=0.1, gzip;q=0.9'];
    const accepted = [undefined, 'gzip', 'identity, gzip;q=0', ...weighted];
    it.skipIf(!isInstalled).each(accepted)(named('sends each file with Accept-Encoding: %s'), async (encoding) => {
      const headers: Record<string, string> = encoding ? { 'Accept-Encoding': encoding } : {};
      const former = new Set(readSiteFacts([site], []).redirects.map(({ from }) => from));
      expect(former.size).toBeGreaterThan(2);
      const all = paths(site).filter((path) => !/^_|\.(br|gz|zst)$/.test(path));
      expect(all.length).toBeGreaterThan(50);
      const encodings = new Set<string | undefined>();
      for (const path of all) {
        const answer = await same({ path, headers });
        encodings.add(answer.headers['content-encoding']);
        expect([path, answer.status]).toEqual([path, former.has(basePath + path) ? 301 : 200]);
      }
      expect([...encodings].sort()).toEqual(
        encoding?.startsWith('identity') || !encoding ? [undefined] : ['gzip', undefined],
      );
    });

    const preferences = [
      ['br', 'gzip, deflate, br, zstd'],
      ['zstd', 'gzip, zstd'],
    ].filter(([encoding = '']) => !differences.unsupportedEncodings?.includes(encoding));
    it.skipIf(!isInstalled).each(preferences)(named('prefers %s'), async (preferred, encodings = '') => {
      const headers = { 'Accept-Encoding': encodings };
      for (const path of ['', 'feed.xml', 'no/such/page/', 'favicon.svg']) {
        const { 'content-encoding': encoding } = (await same({ path, headers })).headers;
        expect([path, encoding]).toEqual([path, path === 'favicon.svg' ? undefined : preferred]);
      }
    });

    it.skipIf(!isInstalled).each(serverRequests)(
      named('responds the same: %s'),
      async (requestName, request, status) => {
        const other = differences.statuses?.[requestName];
        if (other === undefined) expect((await same(request)).status).toBe(status);
        else
          expect((await sendRequest(otherServer.address, { ...request, path: basePath + request.path })).status).toBe(
            other,
          );
      },
    );

    it.skipIf(!isInstalled)(named('hides internal files from paths with ..'), async () => {
      for (const path of [`/x/..${basePath}_headers`, `/x/%2e%2e${basePath}_headers`, `${basePath}x%2F..%2F_headers`])
        for (const address of [otherServer.address, ownAddress])
          expect([path, (await sendRequest(address, { path })).status]).toEqual([path, 404]);
    });

    it.skipIf(!isInstalled)(named('never redirects to another host'), async () => {
      for (const path of [
        '%2Fnothing-shared',
        '%2Fhost.example/..%2fnothing-shared',
        '/host.example/../nothing-shared',
      ])
        for (const address of [otherServer.address, ownAddress]) {
          const { status, headers } = await sendRequest(address, { path: basePath + path });
          expect([301, 404]).toContain(status);
          expect([path, new URL(headers.location ?? '/', 'http://own.example/').host]).toEqual([path, 'own.example']);
        }
    });

    it.skipIf(!isInstalled)(named('responds with 304 to a request with the current ETag or date'), async () => {
      for (const encoding of ['gzip', 'identity'])
        for (const address of [otherServer.address, ownAddress]) {
          const question = { path: `${basePath}feed.xml`, headers: { 'Accept-Encoding': encoding } };
          const { etag = '', 'last-modified': modified = '' } = (await sendRequest(address, question)).headers;
          const again = async (headers: Record<string, string>) => {
            const answer = await sendRequest(address, { ...question, headers: { ...question.headers, ...headers } });
            return [answer.status, answer.body.length, answer.headers.vary, answer.headers['cache-control']];
          };
          const unchanged = [304, 0, 'Accept-Encoding', 'no-cache'];
          expect(await again({ 'If-None-Match': etag })).toEqual(unchanged);
          expect(await again({ 'If-None-Match': `"x", W/${etag}` })).toEqual(unchanged);
          if (address === ownAddress || !differences.ignoresIfModifiedSince)
            expect(await again({ 'If-Modified-Since': modified })).toEqual(unchanged);
          else expect((await again({ 'If-Modified-Since': modified }))[0]).toBe(200);
          expect((await again({ 'If-Modified-Since': modified, 'If-None-Match': '"x"' }))[0]).toBe(200);
          if (encoding === 'gzip') continue;
          expect((await again({ Range: 'bytes=0-9', 'If-Range': etag })).slice(0, 2)).toEqual([206, 10]);
          expect((await again({ Range: 'bytes=0-9', 'If-Range': modified })).slice(0, 2)).toEqual([206, 10]);
        }
    });

    it.skipIf(!isInstalled)(named('lets browsers cache immutable files without revalidation'), async () => {
      const path = paths(site).find((each) => /^assets\/.*\.js$/.test(each)) ?? '';
      const { headers } = await same({ path, headers: { 'If-Modified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' } });
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers.etag).toBeUndefined();
    });

    if (basePath !== '/')
      it.skipIf(!isInstalled)(named('responds the same: the base path without its slash'), async () => {
        for (const path of ['/news?a=1', '/news']) {
          const answers = await Promise.all([
            sendRequest(otherServer.address, { path }),
            sendRequest(ownAddress, { path }),
          ]);
          const [answer, expected] = answers.map((each) => toComparable(each, { path }, differences));
          expect(answer).toEqual(expected);
          expect(answers[1].headers.location).toBe(path.replace('/news', '/news/'));
        }
      });

    it.skipIf(!isInstalled)(named('switches to another release at once'), async () => {
      const other = join(releases.path('2'), basePath);
      mkdirSync(other, { recursive: true });
      for (const name of ['404.html', '404.html.br', '404.html.zst', '404.html.gz'])
        cpSync(join(site, name), join(other, name));
      writeFileSync(join(other, 'feed.xml'), '<feed>2</feed>');
      try {
        for (const name of ['1', '2', '1', '2']) {
          releases.switchTo(name);
          const { body } = await same({ path: 'feed.xml', headers: { 'Accept-Encoding': 'gzip' } });
          expect(body.toString() === '<feed>2</feed>').toBe(name === '2');
          expect((await same({ path: 'nothing-shared/' })).status).toBe(name === '2' ? 404 : 200);
        }
      } finally {
        releases.switchTo('1');
      }
    });
  });
});
