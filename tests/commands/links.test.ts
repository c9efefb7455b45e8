/** `npm run links` against a real server that misbehaves in every way. Nothing here leaves this machine. */
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedLink } from '../../src/authoring/link-check/report.ts';
import { type BadServer, badServer } from '../support/bad-server.ts';
import { contentOf, folder, links, reported } from '../support/links-content.ts';
import type { Outcome } from '../support/run.ts';

let server: BadServer;
let silent: BadServer;
let secure: BadServer;
let closed: string;

/** The expected status of each address, the methods of its requests, and part of the reason. */
const ways: Record<string, [status: string, methods: string[], reason?: string]> = {
  '/fine': ['fine', ['HEAD']],
  '/also-fine': ['fine', ['HEAD']],
  '/head-405': ['fine', ['HEAD', 'GET']],
  '/head-404': ['fine', ['HEAD', 'GET']],
  '/head-501': ['fine', ['HEAD', 'GET']],
  '/moved': ['moved', ['HEAD']],
  '/moved-to-front': ['moved', ['HEAD']],
  '/for-now': ['fine', ['HEAD']],
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
  '/tired': ['fine', ['HEAD', 'GET', 'GET']],
  '/500': ['unsure', ['HEAD', 'GET', 'GET'], 'The server answers 500'],
  '/wall': ['blocked', ['HEAD', 'GET'], 'proof of being human'],
  '/reset': ['unsure', ['HEAD', 'GET', 'GET'], 'connection broke'],
  '/endless': ['fine', ['HEAD', 'GET']],
  '/endless-404': ['dead', ['HEAD', 'GET']],
  '/to-javascript': ['unsure', ['HEAD'], 'not a web address'],
  '/to-file': ['unsure', ['HEAD'], 'not a web address'],
  '/huge-headers': ['unsure', ['HEAD', 'GET'], 'cannot be parsed'],
  '/long-headers': ['fine', ['HEAD']],
  '/cookie': ['fine', ['HEAD']],
};

/** Paths that others lead to: they are asked more often than for themselves. */
const shared = ['/fine', '/404', '/head-405', '/for-now'];

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const address = taken.address();
  taken.close();
  return typeof address === 'object' && address ? address.port : 0;
}

beforeAll(async () => {
  [server, silent, secure] = await Promise.all([badServer(), badServer(), badServer({ secure: true })]);
  closed = `http://localhost:${await closedPort()}/`;
});

afterAll(() => {
  for (const each of [server, silent, secure]) each.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('links', () => {
  let content: string;
  let first: Outcome;
  let found: Record<string, CheckedLink>;
  let asked: BadServer['requests'];
  const at = (path: string) => found[server.address + path];

  beforeAll(async () => {
    const others = [`${silent.address}/silent`, `${secure.address}/fine`, closed];
    const own = Object.keys(ways).map((path) => server.address + path);
    content = contentOf(
      'all',
      [...own, ...others],
      `[Again](${server.address}/fine#part), [more](${server.address}/418).`,
    );
    first = await links(content, '--timeout', '2');
    found = reported(content);
    asked = [...server.requests];
  });

  it.each(Object.entries(ways))('finds the status of %s', (path, [status, methods, reason = '']) => {
    expect(at(path)).toMatchObject({ status, reason: expect.stringContaining(reason) });
    const seen = server.methods(path);
    expect(shared.includes(path) ? seen.slice(0, 1) : seen).toEqual(shared.includes(path) ? ['HEAD'] : methods);
  });

  it('finds the status of a silent server, an untrusted one and a missing one', () => {
    expect(found[`${silent.address}/silent`]).toMatchObject({
      status: 'unsure',
      reason: 'The server did not answer in time',
    });
    expect(silent.methods('/silent')).toEqual(['HEAD', 'GET', 'GET']);
    expect(found[`${secure.address}/fine`]).toMatchObject({
      status: 'dead',
      reason: expect.stringMatching(/certificate.*\(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    });
    expect(secure.requests).toEqual([]);
    expect(found[closed]).toMatchObject({
      status: 'dead',
      reason: 'The server refuses connections (ECONNREFUSED)',
    });
  });

  it('reports where an address moved: as far as its permanent redirects lead', () => {
    const movedTo = (path: string) => at(path)?.movedTo?.replace(server.address, '');
    expect(movedTo('/moved')).toBe('/fine');
    expect(movedTo('/chain')).toBe('/head-405');
    expect(movedTo('/mixed')).toBe('/for-now');
    expect(at('/chain')?.redirects.map(({ url, status }) => [url.replace(server.address, ''), status])).toEqual([
      ['/chain', 308],
      ['/chain/2', 301],
    ]);
    expect(at('/moved')?.hint).toBe('Use the new address, or keep this one and add an archived copy.');
    expect(at('/moved-to-front')?.hint).toContain('the work may be gone');
    expect(at('/for-now')?.movedTo).toBeUndefined();
  });

  it('follows no more than ten redirects', () => {
    expect(asked.filter(({ path }) => path.startsWith('/long-way/'))).toHaveLength(11);
  });

  it('reads no body to the end', async () => {
    await expect.poll(() => server.open(), { timeout: 10_000 }).toBe(0);
  });

  it('sends at most two requests at once to one host', () => {
    expect(server.atOnce()).toBe(2);
  });

  it('sends a User-Agent and no cookies', () => {
    expect([...new Set(asked.map(({ agent }) => agent))]).toEqual(['Footing link check (+https://example.org/)']);
    expect(asked.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
  });

  it('requests an address once, with or without fragment, and lists every position', () => {
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

  it('lists every link that is not fine, the worst first, with its positions and what to do', () => {
    const { code, stdout, stderr } = first;
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const listed = stdout.split('\n').filter((line) => /^(dead|unsure|blocked|moved|fine) /.test(line));
    const notFine = Object.values(found).filter(({ status }) => status !== 'fine');
    expect(listed).toEqual(notFine.map(({ status, url }) => `${status} ${url}`));
    const statuses = listed.map((line) => line.split(' ')[0]);
    expect([...new Set(statuses)]).toEqual(['dead', 'unsure', 'blocked', 'moved']);
    const [line] = at('/410')?.positions ?? [];
    expect(stdout).toContain(
      `dead ${server.address}/410\n    The server answers 410. Find its new address, or keep this one and add an archived copy (archived: …).\n    ${line?.file}:${line?.line} (the source s14)\n`,
    );
    expect(stdout).toMatch(/\n34 addresses: 6 dead, 9 unsure, 4 blocked, 4 moved and 11 fine \(/);
  });

  it('prints no line for each address that it checks', () => {
    const before = first.stdout.split(/\ndead /)[0]?.split('\n') ?? [];
    expect(before.length).toBeLessThan(5);
    expect(first.stdout).not.toContain('\x1b');
  });

  it('writes a report as Markdown too', () => {
    expect(readdirSync(`${content}-report`).sort()).toEqual(['links-report.json', 'links-report.md']);
    const text = readFileSync(join(`${content}-report`, 'links-report.md'), 'utf8');
    expect(text).toMatch(/^# External links\n\n34 addresses: 6 dead, /);
    expect(text).toContain(`\n## Moved (4)\n`);
    expect(text).toContain(
      `- <${server.address}/moved>\n  It moved permanently to <${server.address}/fine> (checked 20`,
    );
    expect(text).toContain(`- <${server.address}/also-fine>\n`);
  });

  it('takes the findings of the last run from the cache', async () => {
    for (const each of [server, silent]) each.requests.length = 0;
    const { code, stdout } = await links(content, '--timeout', '2');
    expect([...server.requests, ...silent.requests]).toEqual([]);
    expect(reported(content)).toEqual(found);
    const withoutTime = (text: string) => text.replace(/\(\d.* s\)/, '');
    expect({ code, stdout: withoutTime(stdout) }).toEqual({ code: 1, stdout: withoutTime(first.stdout) });
  });

  it('ignores the cache with --fresh, and checks only one host with --only', async () => {
    for (const each of [server, silent]) each.requests.length = 0;
    const { code, stdout } = await links(content, '--fresh', '--only', new URL(server.address).host);
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(asked.map(({ path }) => path)));
    expect(silent.requests).toEqual([]);
    expect(code).toBe(1);
    expect(stdout).toContain('\n31 addresses: 4 dead, ');
    expect(Object.keys(reported(content))).toHaveLength(31);
  });
});
