/** `npm run links` against a local server that misbehaves in every way. */
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedLink } from '../../src/authoring/link-check/report.ts';
import { type BadServer, startBadServer } from '../support/bad-server.ts';
import { folder, readReport, runLinks, writeLinkedContent } from '../support/links-content.ts';
import type { Outcome } from '../support/run.ts';

let server: BadServer;
let silent: BadServer;
let secure: BadServer;
let closed: string;

/** For each path, the expected status, the methods of the requests, and a part of the reason. */
const expectations: Record<string, [status: string, methods: string[], reason?: string]> = {
  '/fine': ['fine', ['HEAD']],
  '/also-fine': ['fine', ['HEAD']],
  '/head-405': ['fine', ['HEAD', 'GET']],
  '/head-404': ['fine', ['HEAD', 'GET']],
  '/head-501': ['fine', ['HEAD', 'GET']],
  '/moved': ['moved', ['HEAD']],
  '/moved-to-home': ['moved', ['HEAD']],
  '/moved-temporarily': ['fine', ['HEAD']],
  '/chain': ['moved', ['HEAD']],
  '/mixed': ['moved', ['HEAD']],
  '/moved-to-nothing': ['dead', ['HEAD'], 'The server answers 404'],
  '/loop': ['unsure', ['HEAD'], 'form a loop'],
  '/long-way/1': ['unsure', ['HEAD'], 'more than ten redirects'],
  '/404': ['dead', ['HEAD', 'GET'], 'The server answers 404'],
  '/410': ['dead', ['HEAD', 'GET'], 'The server answers 410'],
  '/401': ['blocked', ['HEAD', 'GET']],
  '/403': ['blocked', ['HEAD', 'GET']],
  '/451': ['blocked', ['HEAD', 'GET']],
  '/busy': ['fine', ['HEAD', 'HEAD']],
  '/503-twice': ['fine', ['HEAD', 'GET', 'GET']],
  '/500': ['unsure', ['HEAD', 'GET', 'GET'], 'The server answers 500'],
  '/challenge': ['blocked', ['HEAD', 'GET'], 'CAPTCHA'],
  '/reset': ['unsure', ['HEAD', 'GET', 'GET'], 'connection broke'],
  '/endless': ['fine', ['HEAD', 'GET']],
  '/endless-404': ['dead', ['HEAD', 'GET']],
  '/to-javascript': ['unsure', ['HEAD'], 'not a web address'],
  '/to-file': ['unsure', ['HEAD'], 'not a web address'],
  '/huge-headers': ['unsure', ['HEAD', 'GET'], 'cannot be parsed'],
  '/long-headers': ['fine', ['HEAD']],
  '/cookie': ['fine', ['HEAD']],
};

/** Paths that others redirect to. They get more requests than their own. */
const redirectTargets = ['/fine', '/404', '/head-405', '/moved-temporarily'];

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const address = taken.address();
  taken.close();
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  [server, silent, secure] = await Promise.all([startBadServer(), startBadServer(), startBadServer({ secure: true })]);
  closed = `http://localhost:${await closedPort()}/`;
});

afterAll(() => {
  for (const each of [server, silent, secure]) each.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('links', () => {
  let content: string;
  let first: Outcome;
  let results: Record<string, CheckedLink>;
  let requests: BadServer['requests'];
  const at = (path: string) => results[server.address + path];

  beforeAll(async () => {
    const others = [`${silent.address}/silent`, `${secure.address}/fine`, closed];
    const own = Object.keys(expectations).map((path) => server.address + path);
    content = writeLinkedContent(
      'all',
      [...own, ...others],
      `[Again](${server.address}/fine#part), [more](${server.address}/418).`,
    );
    first = await runLinks(content, '--timeout', '2');
    results = readReport(content);
    requests = [...server.requests];
  });

  it.each(Object.entries(expectations))('checks %s', (path, [status, methods, reason = '']) => {
    expect(at(path)).toMatchObject({ status, reason: expect.stringContaining(reason) });
    const seen = server.methods(path);
    expect(redirectTargets.includes(path) ? seen.slice(0, 1) : seen).toEqual(
      redirectTargets.includes(path) ? ['HEAD'] : methods,
    );
  });

  it('checks a server that never responds, one without a trusted certificate, and a closed port', () => {
    expect(results[`${silent.address}/silent`]).toMatchObject({
      status: 'unsure',
      reason: 'The server did not answer in time',
    });
    expect(silent.methods('/silent')).toEqual(['HEAD', 'GET', 'GET']);
    expect(results[`${secure.address}/fine`]).toMatchObject({
      status: 'dead',
      reason: expect.stringMatching(/certificate.*\(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    });
    expect(secure.requests).toEqual([]);
    expect(results[closed]).toMatchObject({ status: 'dead', reason: 'The server refuses connections (ECONNREFUSED)' });
  });

  it('reports the address that permanent redirects lead to', () => {
    const movedTo = (path: string) => at(path)?.movedTo?.replace(server.address, '');
    expect(movedTo('/moved')).toBe('/fine');
    expect(movedTo('/chain')).toBe('/head-405');
    expect(movedTo('/mixed')).toBe('/moved-temporarily');
    expect(at('/chain')?.redirects.map(({ url, status }) => [url.replace(server.address, ''), status])).toEqual([
      ['/chain', 308],
      ['/chain/2', 301],
    ]);
    expect(at('/moved')?.hint).toBe('Use the new address, or keep this one and add an archived copy (“archived:”).');
    expect(at('/moved-to-home')?.hint).toContain('the work may be gone');
    expect(at('/moved-temporarily')?.movedTo).toBeUndefined();
  });

  it('follows no more than ten redirects', () => {
    expect(requests.filter(({ path }) => path.startsWith('/long-way/'))).toHaveLength(11);
  });

  it('does not read bodies to the end', async () => {
    await expect.poll(() => server.countConnections(), { timeout: 10_000 }).toBe(0);
  });

  it('sends a server at most two requests at once', () => {
    expect(server.maxConcurrent()).toBe(2);
  });

  it('identifies itself, and stores no cookies', () => {
    expect([...new Set(requests.map(({ agent }) => agent))]).toEqual(['Footing link check (+https://example.org/)']);
    expect(requests.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
  });

  it('requests an address once, with or without a fragment, and reports all its positions', () => {
    const text = readFileSync(join(content, 'explainers/council.mdx'), 'utf8').split('\n');
    const lines = text.flatMap((line, index) =>
      /\/fine['#]/.test(line) && line.includes(server.address) ? [index + 1] : [],
    );
    expect(lines).toHaveLength(2);
    expect(at('/fine')?.positions).toEqual([
      { file: join(content, 'explainers/council.mdx'), line: lines[0], usedBy: 'the source s0' },
      { file: join(content, 'explainers/council.mdx'), line: lines[1], usedBy: 'the text' },
    ]);
  });

  it('prints links that are not fine, the worst first, with all positions and what to do', () => {
    const { code, stdout, stderr } = first;
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const printed = stdout.split('\n').filter((line) => /^(dead|unsure|blocked|moved|fine) /.test(line));
    const notFine = Object.values(results).filter(({ status }) => status !== 'fine');
    expect(printed).toEqual(notFine.map(({ status, url }) => `${status} ${url}`));
    const printedStatuses = printed.map((line) => line.split(' ')[0]);
    expect([...new Set(printedStatuses)]).toEqual(['dead', 'unsure', 'blocked', 'moved']);
    const [line] = at('/410')?.positions ?? [];
    expect(stdout).toContain(
      `dead ${server.address}/410\n    The server answers 410. Find its new address, or keep this one and add an archived copy (“archived:”).\n    ${line?.file}:${line?.line} (the source s14)\n`,
    );
    expect(stdout).toMatch(/\n34 addresses: 6 dead, 9 unsure, 4 blocked, 4 moved and 11 fine \(/);
  });

  it('does not print every address that it requests', () => {
    const before = first.stdout.split(/\ndead /)[0]?.split('\n') ?? [];
    expect(before.length).toBeLessThan(5);
    expect(first.stdout).not.toContain('\x1b');
  });

  it('writes a report in Markdown too', () => {
    expect(readdirSync(`${content}-report`).sort()).toEqual(['links-report.json', 'links-report.md']);
    const text = readFileSync(join(`${content}-report`, 'links-report.md'), 'utf8');
    expect(text).toMatch(/^# External links\n\n34 addresses: 6 dead, /);
    expect(text).toContain(`\n## Moved (4)\n`);
    expect(text).toContain(
      `- <${server.address}/moved>\n  It moved permanently to <${server.address}/fine> (checked 20`,
    );
    expect(text).toContain(`- <${server.address}/also-fine>\n`);
  });

  it('uses cached results the next time', async () => {
    for (const each of [server, silent]) each.requests.length = 0;
    const { code, stdout } = await runLinks(content, '--timeout', '2');
    expect([...server.requests, ...silent.requests]).toEqual([]);
    expect(readReport(content)).toEqual(results);
    const withoutTime = (text: string) => text.replace(/\(\d.* s\)/, '');
    expect({ code, stdout: withoutTime(stdout) }).toEqual({ code: 1, stdout: withoutTime(first.stdout) });
  });

  it('repeats requests with --fresh, and only to one server with --only', async () => {
    for (const each of [server, silent]) each.requests.length = 0;
    const { code, stdout } = await runLinks(content, '--fresh', '--only', new URL(server.address).host);
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(requests.map(({ path }) => path)));
    expect(silent.requests).toEqual([]);
    expect(code).toBe(1);
    expect(stdout).toContain('\n31 addresses: 4 dead, ');
    expect(Object.keys(readReport(content))).toHaveLength(31);
  });
});
