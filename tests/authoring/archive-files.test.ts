/** Where `npm run source -- archive` finds sources, what its options select, and its errors. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  folder,
  readSources,
  readText,
  runArchive,
  runArchiveIn,
  toTitle,
  writeExplainer,
  writeSource,
  writeSources,
} from '../support/archive-content.ts';
import { type ArchivedSite, type ArchiveServer, startArchiveServer } from '../support/archive-server.ts';
import { run } from '../support/run.ts';

const timestamp = '20260112093000';
const paths = ['/own', '/shared', '/twice', '/term', '/known', '/flow'];

let server: ArchiveServer;
beforeAll(async () => {
  const toSite = (path: string): [string, ArchivedSite] => [
    path,
    { wayback: [{ timestamp, body: `<title>${toTitle(path)}</title>` }] },
  ];
  server = await startArchiveServer(Object.fromEntries(paths.map(toSite)));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const copyOf = (path: string) => `https://web.archive.org/web/${timestamp}/${server.address}${path}`;

/** Sources in every kind of file, with `twice` in both explainers, and `known` archived in one of them. */
function writeEverywhere(name: string): string {
  const { address } = server;
  const known = writeSource(address, '/known');
  const glossary = (path: string) => writeSource(address, path).replace(/^/gm, '  ');
  return writeSources(name, {
    'explainers/first.mdx': writeExplainer([
      writeSource(address, '/own', 'accessed: 2026-01-12\n    # A comment stays.'),
      writeSource(address, '/twice', ''),
      '  - shared',
      `${known}\n    archived: https://example.org/copy-of-known`,
      '  - { id: book, publisher: Press, title: A book, isbn: 978-3-16-148410-0, kind: book }',
    ]),
    'explainers/second.mdx': writeExplainer([
      writeSource(address, '/twice').replace(`${address}/twice`, `${address}/twice#part`),
      known,
      `  - { id: flow, publisher: Paper, title: "${toTitle('/flow')}", url: '${address}/flow', kind: news }`,
    ]),
    'sources.yml': writeSource(address, '/shared').replace(/^ {2}/gm, ''),
    'glossary.yml': `hall:\n  term: hall\n  definition: A house.\n  sources:\n${glossary('/term')}\n`,
  });
}

const readArchived = (content: string, name: string, listKeys?: string[]) =>
  Object.fromEntries(Object.entries(readSources(content, name, listKeys)).map(([id, { archived }]) => [id, archived]));

describe('archive', () => {
  it('finds sources in explainers, sources.yml and the glossary, and writes into each file that has them', async () => {
    const content = writeEverywhere('everywhere');
    server.requests.length = 0;
    const { code, stdout, stderr } = await runArchive(content, server);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('6 sources: 6 found (');
    expect(readArchived(content, 'explainers/first.mdx')).toEqual({
      own: copyOf('/own'),
      twice: copyOf('/twice'),
      known: 'https://example.org/copy-of-known',
      book: undefined,
    });
    expect(readArchived(content, 'explainers/second.mdx')).toEqual({
      twice: copyOf('/twice'),
      known: 'https://example.org/copy-of-known',
      flow: copyOf('/flow'),
    });
    expect(readArchived(content, 'sources.yml')).toEqual({ shared: copyOf('/shared') });
    expect(readArchived(content, 'glossary.yml', ['hall', 'sources'])).toEqual({ term: copyOf('/term') });
    expect(readText(content, 'explainers/first.mdx')).toContain('    # A comment stays.\n');
    const lookups = server.requests.filter(({ path }) => path.startsWith('/wb/cdx/'));
    expect(lookups).toHaveLength(5);
    expect((await runArchive(content, server)).stdout).toContain('0 sources: nothing to do (');
  });

  it('looks only for the sources of one explainer, or of one server', async () => {
    const content = writeEverywhere('selected');
    const first = await runArchive(content, server, '--explainer', 'first', '--dry-run');
    const ids = (stdout: string) => Array.from(stdout.matchAll(/^(\w+): the copy/gm), ([, id]) => id).sort();
    expect(ids(first.stdout)).toEqual(['known', 'own', 'shared', 'twice']);
    expect(ids((await runArchive(content, server, '--only', '127.0.0.1', '--dry-run')).stdout)).toHaveLength(6);
    const none = await runArchive(content, server, '--only', 'example.net');
    expect(none).toMatchObject({
      code: 2,
      stderr: 'The content has no source with an address for the server “example.net”.\n',
    });
    expect((await runArchive(content, server, '--explainer', 'third')).stderr).toContain('explainer “third”');
  });

  it('writes nothing with --dry-run', async () => {
    const content = writeEverywhere('dry-run');
    const before = readText(content, 'explainers/first.mdx');
    const { stdout } = await runArchive(content, server, '--dry-run');
    expect(stdout).toContain('Nothing was written.');
    expect(readText(content, 'explainers/first.mdx')).toBe(before);
  });

  it('reports files and entries with mistakes, and does the others', async () => {
    const { address } = server;
    const content = writeSources('mistakes', {
      'explainers/broken.mdx': '---\nsources: [\n---\n',
      'explainers/council.mdx': writeExplainer([writeSource(address, '/own'), '  - { id: bad, title: No publisher }']),
      'glossary.yml': 'hall: [\n',
    });
    const { code, stdout } = await runArchive(content, server);
    expect(code).toBe(1);
    expect(stdout).toContain('broken.mdx cannot be parsed: ');
    expect(stdout).toContain('council.mdx: the source “bad” has mistakes, which “npm run check” shows.');
    expect(stdout).toContain('glossary.yml has mistakes, which “npm run check” shows.');
    expect(readArchived(content, 'explainers/council.mdx')).toEqual({ own: copyOf('/own'), bad: undefined });
  });

  it('does not tell archives addresses of this machine, unless that is allowed', async () => {
    const content = writeEverywhere('local');
    server.requests.length = 0;
    const { code, stdout } = await run('source', { CONTENT_DIR: content, ...server.env }, ['archive']);
    expect(code).toBe(1);
    expect(stdout).toContain('own: its address is of this machine or a private network, which no archive can reach.');
    expect(server.requests).toEqual([]);
  });

  it('writes nothing when archives are too slow, and asks again the next time', async () => {
    const content = writeEverywhere('slow');
    server.delay = 600;
    const { code, stdout } = await runArchive(content, server, '--timeout', '0.2', '--explainer', 'second');
    server.delay = 0;
    expect(code).toBe(1);
    expect(stdout).toMatch(/^flow: no copy\. Wayback Machine: The server did not answer in time\. 127/m);
    expect(stdout).toContain('3 sources: 1 found and 2 without a copy (');
    expect((await runArchive(content, server, '--explainer', 'second')).stdout).toContain('2 sources: 2 found (');
  });

  it('goes on when the author removes a source meanwhile', async () => {
    const content = writeEverywhere('removed');
    server.requests.length = 0;
    server.delay = 300;
    const running = runArchive(content, server);
    await expect.poll(() => server.requests.some(({ path }) => path.includes('/web/')), { timeout: 20_000 }).toBe(true);
    writeSources('removed', { 'sources.yml': writeSource(server.address, '/other').replace(/^ {2}/gm, '') });
    server.delay = 0;
    const { code, stdout } = await running;
    expect(code).toBe(1);
    expect(stdout).toContain('sources.yml has no source “shared”.');
    expect(stdout).toContain('6 sources: 5 found and 1 without a copy (');
  });

  it('exits with 2 when no archive can be reached, and writes nothing', async () => {
    const content = writeEverywhere('offline');
    const nowhere = 'http://archive.invalid';
    const { code, stderr } = await runArchiveIn({
      CONTENT_DIR: content,
      WAYBACK_URL: nowhere,
      ARCHIVE_TIMEMAP_URL: nowhere,
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'This machine seems to be offline: it cannot reach archive.invalid.\n',
    });
  });

  it.each([
    [['--sav'], 'Unknown option'],
    [['--timeout', 'soon'], '--timeout is “soon”.'],
    [['extra'], 'Unexpected argument'],
  ])('exits with 2 on a mistake in the command: %j', async (args, message) => {
    const { code, stdout, stderr } = await runArchive(writeEverywhere('usage'), server, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('shows its options', async () => {
    const { code, stdout } = await run('source', {}, ['archive', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--evidence <folder>');
  });
});
