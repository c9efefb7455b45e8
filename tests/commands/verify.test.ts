/** `npm run source -- verify` as a command, against a local server: verdicts, reports, exit codes, cache, record. */
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReportedQuote } from '../../src/authoring/verify/report.ts';
import { writeContent } from '../support/content-folder.ts';
import { root as project, run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-verify-'));
let server: Server;
let address: string;
const requests: string[] = [];

/** Texts of pages by path. A path without one is not found; `/silent` never answers. */
const pages: Record<string, string> = {
  '/same': 'At least 544 people were killed, the agency said.',
  '/changed': 'At least 2,615 people were killed, the agency said.',
  '/other': 'The weather was fine, and nobody said anything at all about it.',
  '/copy/20260112000000/gone': 'At least 544 people were killed, the agency said.',
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/robots.txt') return response.writeHead(404).end();
    requests.push(path);
    if (path.startsWith('/silent')) return undefined;
    if (path === '/moved') return response.writeHead(301, { location: '/same' }).end();
    if (path === '/refused') return response.writeHead(403).end('At least 544 people were killed');
    const text = pages[path];
    return response
      .writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>Page</title><p>${text ?? 'Nothing'}</p>`);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  requests.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A source as a test gives it: its path on the server, and more of its keys. */
type QuotedSource = [id: string, path: string, more?: string];

const killed = 'at least 544 people were killed';

/** Writes content in which each source has the quote `toll`. @returns its path */
function writeQuotedContent(name: string, explainers: Record<string, QuotedSource[]>): string {
  const root = join(folder, name);
  const files = Object.entries(explainers).map(([slug, sources]) => {
    const list = sources.map(
      ([id, path, more = '']) => `  - id: ${id}
    publisher: Paper
    title: Title
    url: '${path.startsWith('/') ? address + path : path}'
    kind: news
${more}    quotes:
      toll: "${killed}"`,
    );
    const marks = sources.map(([id]) => `[^${id}:toll]`).join('');
    const text = writeExplainerText(`## One\n\nIt met.${marks}`, { sources: list.join('\n') });
    return [`explainers/${slug}.mdx`, text.replace(/^ {2}- \{ id: [abc], .*\n/gm, '')];
  });
  writeContent(root, Object.fromEntries(files));
  return join(root, 'content');
}

const verify = (content: string, ...args: string[]) =>
  run('source', { CONTENT_DIR: content }, [
    'verify',
    '--allow-local',
    '--pause',
    '0',
    '--timeout',
    '5',
    '--report',
    `${content}-report`,
    ...args,
  ]);

async function verifyAsJson(content: string, ...args: string[]) {
  const { code, stdout } = await verify(content, '--format', 'json', ...args);
  return { code, quotes: JSON.parse(stdout) as ReportedQuote[] };
}

const readRecord = (content: string) => JSON.parse(readFileSync(join(content, 'quotations.json'), 'utf8'));

describe('the report', () => {
  let content: string;
  beforeAll(() => {
    content = writeQuotedContent('report', {
      council: [
        ['kept', '/same'],
        ['edited', '/changed'],
        ['elsewhere', '/other'],
        ['moved', '/moved'],
        ['closed', '/refused'],
      ],
      second: [['kept', '/same']],
    });
  });

  it('is a list of verdicts as JSON, with nothing else on standard output', async () => {
    const { code, quotes } = await verifyAsJson(content);
    expect(code).toBe(1);
    expect(quotes.map(({ explainer, source, quote, verdict }) => [explainer, source, quote, verdict])).toEqual([
      ['council', 'kept', 'toll', 'found'],
      ['council', 'edited', 'toll', 'changed'],
      ['council', 'elsewhere', 'toll', 'missing'],
      ['council', 'moved', 'toll', 'found'],
      ['council', 'closed', 'toll', 'unreadable'],
      ['second', 'kept', 'toll', 'found'],
    ]);
    const lines = readFileSync(join(content, 'explainers/council.mdx'), 'utf8').split('\n');
    expect(quotes[1]).toMatchObject({
      words: killed,
      url: `${address}/changed`,
      found: 'At least 2,615 people were killed',
      distance: 5,
      changedWords: 1,
      via: 'page',
      link: { status: 'fine' },
      file: join(content, 'explainers/council.mdx'),
      line:
        lines.findLastIndex(
          (line, index) =>
            line.includes('toll:') &&
            lines.slice(0, index).join().includes('edited') &&
            !lines.slice(0, index).join().includes('elsewhere'),
        ) + 1,
      column: 13,
    });
    expect(quotes[1]?.checkedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(quotes[3]?.link).toMatchObject({ status: 'moved', movedTo: `${address}/same` });
    expect(quotes[4]?.reason).toBe('The server answers 403');
    // One request serves both explainers.
    expect(requests.filter((path) => path === '/changed')).toHaveLength(1);
  });

  it('comes from the cache the next time, in words at the line of each quote', async () => {
    const { code, stdout } = await verify(content);
    expect(code).toBe(1);
    expect(requests).toEqual([]);
    const file = join(content, 'explainers/council.mdx');
    expect(stdout.replaceAll(file, 'council.mdx')).toMatch(
      /\ncouncil\.mdx:\d+:13 changed The page of “edited” now has “At least 2,615 people were killed” instead of “at least 544 people were killed” \(1 word and 5 characters differ\)\.\n {4}Correct the quote/,
    );
    expect(stdout).toMatch(
      /:13 missing The words “at least 544 people were killed” are not in the page of “elsewhere”\./,
    );
    expect(stdout).toContain(`It moved permanently to ${address}/same.`);
    expect(stdout).not.toContain('“kept”');
    expect(stdout).toMatch(/\n6 quotations: 1 missing, 1 changed, 1 unreadable and 3 found \(/);
    expect(existsSync(join(`${content}-report`, 'quotations-report.json'))).toBe(true);
  });

  it('comes from the cache for one explainer, too', async () => {
    const { code, quotes } = await verifyAsJson(content, '--explainer', 'second');
    expect({ code, requests }).toEqual({ code: 0, requests: [] });
    expect(quotes.map(({ verdict }) => verdict)).toEqual(['found']);
  });

  it('gives its findings to “links”, which requests no quoted page again', async () => {
    const { code } = await run('links', { CONTENT_DIR: content }, ['--allow-local', '--report', `${content}-links`]);
    expect({ code, requests }).toEqual({ code: 0, requests: [] });
  });

  it('is made again with --fresh, for one explainer or one host', async () => {
    const { code, quotes } = await verifyAsJson(content, '--fresh', '--explainer', 'second', '--only', 'localhost');
    expect({ code, requests }).toEqual({ code: 0, requests: ['/same'] });
    expect(quotes).toHaveLength(1);
  });
});

describe('a page that is gone', () => {
  it('is proved by its archived copy', async () => {
    const archived = `    archived: '${address}/copy/20260112000000/gone'\n`;
    const content = writeQuotedContent('archived', { council: [['gone', '/gone', archived]] });
    const { code, quotes } = await verifyAsJson(content);
    expect(quotes[0]).toMatchObject({ verdict: 'found', via: 'archived', link: { status: 'dead' } });
    expect(code).toBe(0);
  });

  it('is an error without one', async () => {
    const content = writeQuotedContent('gone', { council: [['gone', '/gone']] });
    const { code, quotes } = await verifyAsJson(content);
    expect(quotes[0]).toMatchObject({
      verdict: 'unreadable',
      reason: 'The server answers 404',
      link: { status: 'dead' },
    });
    expect(code).toBe(1);
  });

  it('is proved by a kept copy, if that is the one that was kept', async () => {
    const copy = `<p>${pages['/same']}</p>`;
    const seen = `    seen: { on: 2026-01-12, sha256: ${hash('sha256', copy)} }\n`;
    const content = writeQuotedContent('evidence', { council: [['refused', '/refused', seen]] });
    const evidence = join(folder, 'kept');
    mkdirSync(evidence);
    writeFileSync(join(evidence, 'refused-2026-01-12.html'), copy);
    const { code, quotes } = await verifyAsJson(content, '--evidence', evidence);
    expect(quotes[0]).toMatchObject({ verdict: 'found', via: 'evidence', link: { status: 'blocked' } });
    expect(code).toBe(0);
    writeFileSync(join(evidence, 'refused-2026-01-12.html'), copy.replace('544', '545'));
    const second = await verifyAsJson(content, '--evidence', evidence, '--fresh');
    expect(second.quotes[0]).toMatchObject({
      verdict: 'unreadable',
      reason: expect.stringContaining('its SHA-256 differs'),
    });
  });
});

describe('quotations.json', () => {
  it('records what was found, until the words or the address change', async () => {
    const content = writeQuotedContent('record', {
      council: [
        ['kept', '/same'],
        ['edited', '/changed'],
      ],
    });
    await verify(content);
    const today = new Date().toISOString().slice(0, 10);
    const digest = hash('sha256', `${address}/same\n${killed}`).slice(0, 12);
    const text = readFileSync(join(content, 'quotations.json'), 'utf8');
    expect(text).toBe(`{\n  "kept": {\n    "toll": { "${digest}": "${today}" }\n  }\n}\n`);

    const shown = await run('check', { CONTENT_DIR: content }, []);
    expect(shown.stdout).not.toContain('quotations.json');

    const file = join(content, 'explainers/council.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace(killed, '544 people were killed'));
    await verify(content);
    expect(Object.keys(readRecord(content).kept.toll)).not.toContain(digest);
    writeFileSync(file, readFileSync(file, 'utf8').replace('544 people were killed', 'nobody was there at all'));
    await verify(content);
    expect(readRecord(content)).toEqual({});
  });

  it('is reported where it is broken', async () => {
    const content = writeQuotedContent('broken', { council: [['kept', '/same']] });
    writeFileSync(join(content, 'quotations.json'), '{\n  "kept": {\n');
    const { code, stdout } = await run('check', { CONTENT_DIR: content }, []);
    expect(code).toBe(1);
    expect(stdout).toMatch(/quotations\.json:\d+:\d+ error The JSON cannot be parsed here/);
    expect(stdout).toContain('Delete the file: “npm run source -- verify” writes it again.');
  });

  it('is not replaced where it is broken, as by two branches in conflict', async () => {
    const content = writeQuotedContent('conflict', { council: [['kept', '/same']] });
    const text = '{\n<<<<<<< main\n  "other": {\n';
    writeFileSync(join(content, 'quotations.json'), text);
    const { code, stdout, stderr } = await verify(content, '--format', 'json');
    expect({ code, stdout, requests }).toEqual({ code: 2, stdout: '', requests: [] });
    expect(stderr).toMatch(/quotations\.json:\d+:\d+ The JSON cannot be parsed here/);
    expect(stderr).toContain('Delete the file');
    expect(readFileSync(join(content, 'quotations.json'), 'utf8')).toBe(text);
  });
});

describe('a run that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'by %s keeps its results',
    async (signal) => {
      const content = writeQuotedContent(signal, {
        council: [
          ['kept', '/same'],
          ['silent', `/silent/${signal}`],
        ],
      });
      const args = ['verify', '--allow-local', '--pause', '0', '--timeout', '600', '--report', `${content}-report`];
      const child = spawn(process.execPath, [join(project, 'src/cli/source.ts'), ...args], {
        cwd: project,
        env: { ...process.env, NODE_ENV: 'production', VITEST: '', CONTENT_DIR: content },
      });
      let output = '';
      child.stdout.on('data', (data) => (output += data));
      const end = once(child, 'close');
      await expect.poll(() => requests, { timeout: 60_000 }).toHaveLength(2);
      const cache = join(project, '.cache', hash('sha256', `${content}\n${join(project, 'dist')}`).slice(0, 12));
      await expect.poll(() => globSync('quotations/*.json', { cwd: cache }), { timeout: 60_000 }).toHaveLength(1);
      child.kill(signal);
      const codes = { SIGINT: [130, null], SIGTERM: [143, null], SIGKILL: [null, 'SIGKILL'] };
      expect(await end).toEqual(codes[signal]);
      if (signal !== 'SIGKILL')
        expect(output).toContain('Stopped: 1 of 2 pages read. The next run uses these results.');
      expect(existsSync(join(content, 'quotations.json'))).toBe(false);
      requests.length = 0;
      const { quotes } = await verifyAsJson(content, '--timeout', '0.2');
      expect(requests).not.toContain('/same');
      expect(quotes.map(({ verdict }) => verdict)).toEqual(['found', 'unreadable']);
    },
    120_000,
  );
});

describe('a run without a network', () => {
  it('ends with code 2, and records nothing', async () => {
    const hosts = ['a', 'b', 'c'].map((name): QuotedSource => [name, `https://${name}.invalid/`]);
    const content = writeQuotedContent('offline', { council: hosts });
    const { code, stdout, stderr } = await verify(content, '--format', 'json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('this machine seems to be offline');
    expect(existsSync(join(content, 'quotations.json'))).toBe(false);
  });

  it.each([
    [['--explainer', 'nowhere'], 'There is no explainer “nowhere”.'],
    [['--only', 'nowhere.example'], 'No quote is from a page on “nowhere.example”.'],
    [['--format', 'xml'], '--format is “xml”. The only format is json.'],
    [['--evidence', 'nowhere'], 'There is no folder nowhere.'],
    [['--timeout', 'soon'], '--timeout is “soon”. Set it to a number of seconds from 0.01 to 600.'],
    [['--frsh'], "Unknown option '--frsh'. The options are --explainer, --only"],
  ])('rejects %j before any request', async (args, message) => {
    const content = writeQuotedContent('misuse', { council: [['kept', '/same']] });
    const { code, stdout, stderr } = await run('source', { CONTENT_DIR: content }, ['verify', ...args]);
    expect({ code, stdout, requests }).toEqual({ code: 2, stdout: '', requests: [] });
    expect(stderr).toContain(message);
  });
});
