/** `npm run source -- archive --save`: Save Page Now 2, its errors and limits, and runs that are stopped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  folder,
  readSources,
  readText,
  runArchive,
  runArchiveIn,
  toId,
  toTitle,
  writeExplainer,
  writeSource,
  writeSources,
} from '../support/archive-content.ts';
import { type ArchivedSite, type ArchiveServer, startArchiveServer } from '../support/archive-server.ts';
import { commandEnv, root } from '../support/run.ts';

const key = { ARCHIVE_ORG_KEY: 'access:secret' };
const timestamp = '20261130120000';
const pending = { status: 'pending' };
const success = { status: 'success', timestamp };
const error = (code: string, message = '') => ({ status: 'error', status_ext: `error:${code}`, message });

/** A page that the index does not know, and that Save Page Now copies. */
const saved = (path: string, save: ArchivedSite['save'], body = `<title>${toTitle(path)}</title>`): ArchivedSite => ({
  index: { body: '[]' },
  availability: { body: '{}' },
  wayback: [{ timestamp, body }],
  ...(save ? { save } : {}),
});

let server: ArchiveServer;
afterEach(() => server.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a server, and writes one explainer that lists its pages. */
async function prepare(name: string, sites: Record<string, ArchivedSite>): Promise<string> {
  server = await startArchiveServer(sites);
  const sources = Object.keys(sites).map((path) => writeSource(server.address, path));
  return writeSources(name, { 'explainers/council.mdx': writeExplainer(sources) });
}

const submissions = () =>
  server.requests
    .filter(({ path }) => path === '/wb/save')
    .map(({ body }) => new URLSearchParams(body).get('url')?.replace(server.address, ''));
const runSave = (content: string, env: Record<string, string> = key) =>
  runArchiveIn({ CONTENT_DIR: content, ...server.env, ...env }, '--save');

describe('--save', () => {
  const outcomes: Record<string, [ArchivedSite['save'], field: string | undefined, message: string]> = {
    '/made': [
      { submission: { job_id: 'spn2-made' }, answers: [pending, pending, success] },
      'archived',
      `https://web.archive.org/web/${timestamp}/`,
    ],
    '/same-snapshot': [
      {
        submission: { job_id: 'spn2-same', message: 'The same snapshot had been made 4 minutes ago.' },
        answers: [success],
      },
      'archived',
      'the copy of 2026-11-30, 322 days after it was read',
    ],
    '/blocked-url': [{ submission: { ...error('blocked-url') } }, 'unarchivable', 'blocked by the Wayback Machine'],
    '/no-access': [
      { submission: { job_id: 'spn2-403' }, answers: [pending, error('no-access')] },
      'unarchivable',
      'blocked by the publisher',
    ],
    '/gone': [
      { submission: { job_id: 'spn2-404' }, answers: [error('not-found')] },
      'unarchivable',
      'the page no longer exists',
    ],
    '/timeout': [
      { submission: { job_id: 'spn2-slow' }, answers: [error('browsing-timeout', 'Timeout of the browser.')] },
      undefined,
      'Save Page Now: Timeout of the browser.',
    ],
    '/unknown': [
      { submission: { job_id: 'spn2-new' }, answers: [error('something-new')] },
      undefined,
      'Save Page Now: error:something-new.',
    ],
    '/captured-often': [
      { submission: error('too-many-daily-captures', 'This URL has been captured 10 times today.') },
      undefined,
      '10 times today.',
    ],
    '/server-error': [
      { submission: { status: 502, body: '<html>Bad gateway' } },
      undefined,
      'Save Page Now: The server answers 502.',
    ],
  };

  it('writes the copies that the archive makes, and why it cannot make others', async () => {
    const sites = Object.fromEntries(Object.entries(outcomes).map(([path, [save]]) => [path, saved(path, save)]));
    const content = await prepare('outcomes', {
      ...sites,
      '/consent': saved('/consent', outcomes['/made']?.[0], '<title>Before you continue</title>'),
    });
    const { code, stdout, stderr } = await runSave(content);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const sources = readSources(content, 'explainers/council.mdx');
    for (const [path, [, field, message]] of Object.entries(outcomes)) {
      const { archived, unarchivable } = sources[toId(path)] ?? {};
      expect([path, archived !== undefined, unarchivable !== undefined]).toEqual([
        path,
        field === 'archived',
        field === 'unarchivable',
      ]);
      expect(stdout.split('\n').find((line) => line.startsWith(`${toId(path)}: `))).toContain(message);
    }
    expect(stdout).toContain('consent: saved, but not written. The copy of 2026-11-30');
    expect(sources['consent']).not.toHaveProperty('archived');
    expect(
      server.requests.filter(({ path }) => path.startsWith('/wb/save')).map(({ authorization }) => authorization),
    ).not.toContain(undefined);
  });

  it('waits when the account makes as many copies as it may', async () => {
    const content = await prepare('session', { '/a': saved('/a', { submission: error('user-session-limit') }) });
    const running = runSave(content);
    await expect.poll(() => submissions().length, { timeout: 20_000 }).toBeGreaterThan(2);
    server.sites['/a'] = saved('/a', { submission: { job_id: 'spn2-a' }, answers: [success] });
    expect((await running).code).toBe(0);
    expect(readSources(content, 'explainers/council.mdx')['a']).toHaveProperty('archived');
  });

  it.each([
    ['429', { status: 429, headers: { 'retry-after': '3600' } }, 'takes no more pages for now'],
    ['the daily limit', error('max-daily-bandwidth', 'You have archived 5 GB today.'), 'You have archived 5 GB today.'],
  ])('submits nothing more after %s', async (name, submission, message) => {
    const paths = ['/a', '/b', '/c'];
    const content = await prepare(
      `limit ${name}`,
      Object.fromEntries(paths.map((path) => [path, saved(path, { submission })])),
    );
    const { code, stdout } = await runSave(content);
    expect(code).toBe(1);
    expect(stdout.split(message)).toHaveLength(4);
    expect(submissions()).toHaveLength(1);
  });

  it('says where to get a key, and when the key is wrong', async () => {
    const content = await prepare('key', { '/a': saved('/a', { submission: { job_id: 'spn2-a' } }) });
    const without = await runSave(content, {});
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain(
      'Set ARCHIVE_ORG_KEY to access:secret; https://archive.org/account/s3.php shows both parts.',
    );
    const wrong = await runSave(content, { ARCHIVE_ORG_KEY: 'wrong:key' });
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain('Save Page Now does not know the key in ARCHIVE_ORG_KEY.');
  });

  it('asks for nothing with --dry-run', async () => {
    const content = await prepare('dry', {
      '/a': saved('/a', { submission: { job_id: 'spn2-a' }, answers: [success] }),
    });
    await runArchiveIn({ CONTENT_DIR: content, ...server.env, ...key }, '--save', '--dry-run');
    expect(submissions()).toEqual([]);
  });
});

describe('a run that is killed', () => {
  const paths = Array.from({ length: 8 }, (_, index) => `/page-${index}`);

  /** Kills the command once the condition holds. */
  async function killWhen(content: string, args: string[], isTime: () => boolean): Promise<void> {
    const options = ['archive', '--allow-local', '--pause', '0.005', ...args];
    const child = spawn(process.execPath, ['src/cli/source.ts', ...options], {
      cwd: root,
      env: { ...commandEnv, ...server.env, ...key, CONTENT_DIR: content },
      stdio: 'ignore',
    });
    const end = once(child, 'exit');
    await expect.poll(isTime, { timeout: 30_000, interval: 2 }).toBe(true);
    child.kill('SIGKILL');
    await end;
  }

  const countArchived = (content: string) =>
    readText(content, 'explainers/council.mdx').split('    archived: ').length - 1;

  it.each([1, 3, 6])('after %i copies leaves a complete file, and the next run does the rest', async (count) => {
    const copies = Object.fromEntries(
      paths.map((path) => [path, { wayback: [{ timestamp, body: `<title>${toTitle(path)}</title>` }] }]),
    );
    const content = await prepare(`killed-${count}`, copies);
    server.delay = 40;
    await killWhen(content, [], () => countArchived(content) >= count);
    const [, frontmatter = ''] = readText(content, 'explainers/council.mdx').split('---\n');
    expect(parse(frontmatter).sources).toHaveLength(8);
    const done = countArchived(content);
    expect(done).toBeGreaterThanOrEqual(count);
    server.delay = 0;
    server.requests.length = 0;
    const { code, stdout } = await runArchive(content, server);
    expect(code).toBe(0);
    expect(stdout).toContain(`Looking for ${8 - done} source`);
    expect(countArchived(content)).toBe(8);
    expect(readdirSync(join(content, 'explainers')).filter((name) => name.endsWith('.mdx'))).toEqual(['council.mdx']);
  });

  it('while copies are made asks for their results, and submits no page twice', async () => {
    const sites = Object.fromEntries(
      paths
        .slice(0, 3)
        .map((path) => [path, saved(path, { submission: { job_id: `job${path}` }, answers: [pending] })]),
    );
    const content = await prepare('killed-jobs', sites);
    const isAsked = () =>
      paths
        .slice(0, 3)
        .every((path) =>
          server.requests.some((request) => request.path === `/wb/save/status/${encodeURIComponent(`job${path}`)}`),
        );
    await killWhen(content, ['--save'], isAsked);
    for (const path of Object.keys(sites))
      server.sites[path] = saved(path, { submission: { job_id: `job${path}` }, answers: [success] });
    const { code } = await runSave(content);
    expect(code).toBe(0);
    expect(submissions().sort()).toEqual(Object.keys(sites));
    expect(countArchived(content)).toBe(3);
  });
});
