/** `npm run source -- archive` against a server that plays the archives. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  folder,
  readSources,
  readText,
  runArchive,
  toId,
  toTitle,
  writeExplainer,
  writeSource,
  writeSources,
} from '../support/archive-content.ts';
import { type ArchivedSite, type ArchiveServer, type Copy, startArchiveServer } from '../support/archive-server.ts';

const day = (date: string, more: Partial<Copy> = {}): Copy => ({
  timestamp: `${date.replaceAll('-', '')}093000`,
  ...more,
});
const page = (title: string, text = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} – Paper</title><h1>${title}</h1><p>${text}</p>`;
const html = (path: string, text?: string) => ({ body: page(toTitle(path), text) });
const json = (data: unknown) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) });

/** For each path: what archives have, the expected day and archive of the copy, and a part of the message. */
const cases: Record<string, [site: ArchivedSite, expected: string | undefined, message: string]> = {
  '/nearest': [
    {
      wayback: [
        day('2025-12-01', html('/nearest')),
        day('2026-01-10', html('/nearest')),
        day('2026-02-01', html('/nearest')),
      ],
    },
    'wb 20260110',
    'the copy of 2026-01-10, 2 days before it was read',
  ],
  '/same-day': [{ wayback: [day('2026-01-12', html('/same-day'))] }, 'wb 20260112', ', the day it was read: '],
  '/revisit': [
    {
      wayback: [
        day('2025-06-01', html('/revisit')),
        day('2026-01-13', { ...html('/revisit'), mimetype: 'warc/revisit' }),
      ],
    },
    'wb 20260113',
    '1 day after it was read',
  ],
  '/redirects-nearby': [
    {
      wayback: [
        day('2026-01-12', { status: 301 }),
        day('2026-01-13', { status: 404 }),
        day('2026-03-12', html('/redirects-nearby')),
      ],
    },
    'wb 20260312',
    '59 days after',
  ],
  '/error-page': [
    { wayback: [day('2026-01-12', { body: page('Page not found') }), day('2026-01-20', html('/error-page'))] },
    'wb 20260120',
    '8 days after',
  ],
  '/only-error-pages': [
    { wayback: [day('2026-01-12', { body: page('Page not found') })] },
    undefined,
    'It does not have the title.',
  ],
  '/empty': [{ wayback: [day('2026-01-12', { body: '' })] }, undefined, 'It is empty.'],
  '/no-text': [{ wayback: [day('2026-01-12', { body: '<script>load()</script>' })] }, undefined, 'It has no text.'],
  '/archive-page': [
    { wayback: [day('2026-01-12', { ...html('/archive-page'), headers: { 'memento-datetime': '' } })] },
    undefined,
    'The archive answers with a page of its own.',
  ],
  '/second': [
    { second: [day('2026-01-11', html('/second')), day('2024-01-11', html('/second'))] },
    'second 20260111',
    '1 day before',
  ],
  '/second-nearer': [
    { wayback: [day('2025-01-12', html('/second-nearer'))], second: [day('2026-01-14', html('/second-nearer'))] },
    'second 20260114',
    '2 days after',
  ],
  '/no-copy': [{}, undefined, 'Wayback Machine: it has no copy.'],
  '/excluded': [
    {
      index: {
        status: 403,
        body: 'org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error',
      },
    },
    undefined,
    'excluded from the Wayback Machine',
  ],
  '/robots': [
    {
      index: {
        status: 403,
        headers: { 'x-archive-wayback-runtime-error': 'RobotAccessControlException: Blocked By Robots' },
      },
    },
    undefined,
    'blocked by the publisher’s robots.txt',
  ],
  '/excluded-but-second': [
    {
      index: { status: 403, body: 'AdministrativeAccessControlException' },
      second: [day('2026-01-12', html('/excluded-but-second'))],
    },
    'second 20260112',
    'the day it was read',
  ],
  '/index-503': [
    { index: { status: 503, body: 'busy' }, wayback: [day('2026-01-15', html('/index-503'))] },
    'wb 20260115',
    '3 days after',
  ],
  '/index-html': [
    { index: { body: '<html>Sorry' }, availability: json({ archived_snapshots: {} }) },
    undefined,
    'Wayback Machine: The server answers with a page instead of data.',
  ],
  '/both-503': [
    { index: { status: 503 }, availability: { status: 503 } },
    undefined,
    'Wayback Machine: The server answers 503.',
  ],
  '/busy/once': [
    {
      index: [{ status: 503 }, { status: 429, headers: { 'retry-after': '1' } }],
      wayback: [day('2026-01-12', html('/busy/once'))],
    },
    'wb 20260112',
    ', the day it was read: ',
  ],
  '/other-minute': [
    {
      index: json([
        ['timestamp', 'original', 'mimetype', 'statuscode'],
        ['20260112000000', 'https://example.org/other-minute', 'text/html', '200'],
        ['damaged'],
      ]),
      second: [],
    },
    undefined,
    'The copy of 2026-01-12 (https://web.archive.org/web/20260112000000/https://example.org/other-minute): The server answers 404.',
  ],
  '/leads-to-another-day': [
    { wayback: [day('2026-01-14', { ...html('/leads-to-another-day'), indexedAt: '20260112000000' })] },
    'wb 20260114',
    '2 days after it was read',
  ],
  '/to-home': [
    {
      wayback: [
        day('2026-01-12', { status: 302, headers: { location: '/wb/web/20260112093000id_/ADDRESS/' }, indexed: 200 }),
      ],
    },
    undefined,
    'It leads to a home page.',
  ],
  '/to-login': [
    {
      wayback: [
        day('2026-01-12', {
          status: 302,
          headers: { location: '/wb/web/20260112093000id_/ADDRESS/login?to=x' },
          indexed: 200,
        }),
        day('2026-01-01', html('/to-login')),
      ],
    },
    'wb 20260101',
    '11 days before it was read',
  ],
  '/file.pdf': [
    { wayback: [day('2026-01-12', { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7 …' })] },
    'wb 20260112',
    '',
  ],
  '/windows-1251': [
    {
      wayback: [
        day('2026-01-12', {
          headers: { 'content-type': 'text/html; charset=windows-1251' },
          body: Buffer.from(page('').replace('<h1>', '<h1>\xd1\xee\xe2\xe5\xf2'), 'latin1'),
        }),
      ],
    },
    'wb 20260112',
    '',
  ],
  '/words': [
    {
      wayback: [
        day('2026-01-12', { body: page('Another headline', 'He said: “The <b>bridge</b> is\nclosed” today.') }),
      ],
    },
    'wb 20260112',
    '',
  ],
  '/other-words': [
    { wayback: [day('2026-01-12', { body: page('Another headline', 'He said: “The bridge is open”.') })] },
    undefined,
    'It has neither the title nor the quoted words.',
  ],
};

const more: Record<string, string> = {
  '/words': 'accessed: 2026-01-12\n    quotes: { closed: "the bridge is closed" }',
  '/other-words': 'accessed: 2026-01-12\n    quotes: { closed: "the bridge is closed" }',
};

let server: ArchiveServer;
beforeAll(async () => {
  const sites = Object.fromEntries(Object.entries(cases).map(([path, [site]]) => [path, site]));
  const home = { wayback: [day('2026-01-12', { body: page('Paper') })] };
  server = await startArchiveServer({ ...sites, '/': home, '/login?to=x': home });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a run over all sources', () => {
  let content: string;
  let before: string;
  let outcome: Awaited<ReturnType<typeof runArchive>>;
  const lineOf = (path: string) => outcome.stdout.split('\n').find((line) => line.startsWith(`${toId(path)}: `)) ?? '';

  beforeAll(async () => {
    const sources = Object.keys(cases).map((path) => {
      const source = writeSource(server.address, path, more[path]);
      return path === '/windows-1251' ? source.replace(toTitle(path), 'Совет') : source;
    });
    content = writeSources('all', {
      'explainers/council.mdx': writeExplainer(sources).replace(/id: file\.pdf/, 'id: file-pdf'),
    });
    before = readText(content, 'explainers/council.mdx');
    outcome = await runArchive(content, server);
  });

  it.each(Object.entries(cases))('finds for %s', (path, [, expected, message]) => {
    const source = readSources(content, 'explainers/council.mdx')[toId(path).replace('.', '-')];
    const [archive, date] = expected?.split(' ') ?? [];
    const address =
      archive === 'wb'
        ? `https://web.archive.org/web/${date}093000/${server.address}${path}`
        : `${server.address}/second/${date}093000/${server.address}${path}`;
    expect(source?.['archived']).toBe(expected && address);
    expect(lineOf(path.replace('.', '-'))).toContain(message);
  });

  it('writes why a source cannot be archived, only where an archive says so for good', () => {
    const reasons = Object.values(readSources(content, 'explainers/council.mdx')).flatMap(({ id, unarchivable }) =>
      unarchivable ? [[id, unarchivable]] : [],
    );
    expect(reasons).toEqual([
      ['excluded', 'excluded from the Wayback Machine'],
      ['robots', 'blocked by the publisher’s robots.txt'],
    ]);
  });

  it('adds lines and changes nothing else in the file', () => {
    const after = readText(content, 'explainers/council.mdx');
    expect(after.replace(/^ {4}(?:archived|unarchivable): .*\n/gm, '')).toBe(before);
  });

  it('sums up, and exits with 1 because some sources have no copy', () => {
    const { code, stdout, stderr } = outcome;
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const found = Object.values(cases).filter(([, expected]) => expected).length;
    expect(stdout).toContain(
      `\n${Object.keys(cases).length} sources: ${found} found, 2 cannot be archived and ${Object.keys(cases).length - 2 - found} without a copy (`,
    );
  });

  it('looks the next time only for what is missing and may have appeared', async () => {
    server.requests.length = 0;
    const { code, stdout } = await runArchive(content, server);
    expect(code).toBe(1);
    expect(stdout).toContain('no-copy: no copy. Wayback Machine: it has no copy.');
    expect(stdout).toContain('“--fresh” looks again');
    const asked = server.requests
      .filter(({ path }) => path.startsWith('/wb/cdx/'))
      .map(({ path }) => new URL(path, server.address).searchParams.get('url')?.replace(server.address, ''));
    expect([...new Set(asked)].sort()).toEqual(['/both-503', '/index-html']);
    server.requests.length = 0;
    await runArchive(content, server, '--fresh');
    expect(server.requests.some(({ path }) => path.includes(encodeURIComponent('/no-copy')))).toBe(true);
  });
});
