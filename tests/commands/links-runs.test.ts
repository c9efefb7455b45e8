/** `npm run links` as a command: its exit codes, invalid options, and what it saves when it is stopped. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BadServer, startBadServer } from '../support/bad-server.ts';
import { folder, readReport, runLinks, writeLinkedContent } from '../support/links-content.ts';
import { root as project, run } from '../support/run.ts';

let server: BadServer;
beforeAll(async () => {
  server = await startBadServer();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('links that are fine or blocked', () => {
  it('are no failure', async () => {
    const content = writeLinkedContent('fine', [`${server.address}/fine`, `${server.address}/403`]);
    expect(await runLinks(content)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('an address of a private network', () => {
  it('is not requested, however it is written', async () => {
    const { port } = new URL(server.address);
    const names = ['localhost', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'];
    const content = writeLinkedContent(
      'local',
      names.map((name) => `http://${name}:${port}/fine`),
    );
    server.requests.length = 0;
    const report = `${content}-report`;
    const outcome = await run('links', { CONTENT_DIR: content }, ['--pause', '0', '--report', report]);
    expect(server.requests).toEqual([]);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const found = Object.values(readReport(content));
    expect(found).toHaveLength(names.length);
    for (const each of found)
      expect(each).toMatchObject({ status: 'unsure', hint: expect.stringContaining('--allow-local') });
    // The result is not cached: with --allow-local, the address is requested.
    await runLinks(content, '--timeout', '2');
    expect(server.methods('/fine')).toContain('HEAD');
  });
});

describe('a run that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s saves its results', async (signal, code) => {
    server.requests.length = 0;
    const paths = ['/fine', '/silent/1', '/silent/2'];
    const content = writeLinkedContent(
      signal,
      paths.map((path) => server.address + path),
    );
    const args = ['--allow-local', '--pause', '0', '--report', `${content}-report`, '--timeout', '600'];
    const child = spawn(process.execPath, [join(project, 'src/cli/links.ts'), ...args], {
      cwd: project,
      env: { ...process.env, NODE_ENV: 'production', VITEST: '', CONTENT_DIR: content },
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    const end = once(child, 'close');
    // Two requests run at once: the last one starts when the first has ended.
    await expect.poll(() => server.methods('/silent/2'), { timeout: 60_000 }).toEqual(['HEAD']);
    child.kill(signal);
    expect(await end).toEqual([code, null]);
    expect(output).toContain('Stopped: 1 of 3 addresses checked. The next run uses these results.\n');
    if (signal !== 'SIGINT') return;
    server.requests.length = 0;
    await runLinks(content, '--timeout', '0.1');
    expect(server.methods('/fine')).toEqual([]);
    expect(server.methods('/silent/2')).toEqual(['HEAD', 'GET', 'GET']);
    expect(readReport(content)[`${server.address}/fine`]).toMatchObject({ status: 'fine' });
  });
});

describe('an invalid option', () => {
  const allOptions = 'The options are --only, --fresh, --report, --timeout, --pause and --allow-local.';

  it('is rejected in one line, before any request', async () => {
    const content = writeLinkedContent('misuse', [`${server.address}/fine`]);
    server.requests.length = 0;
    const rejections: [args: string[], line: string][] = [
      [['--timeout', 'soon'], '--timeout is “soon”. Set it to a number of seconds from 0.01 to 600.'],
      [['--pause', '-1'], `Option '--pause' argument is ambiguous. ${allOptions}`],
      [['--only', 'nowhere.example'], 'The content has no address on “nowhere.example”.'],
      [['--frsh'], `Unknown option '--frsh'. ${allOptions}`],
      [['everything'], `Unexpected argument 'everything'. ${allOptions}`],
    ];
    const outcomes = await Promise.all(rejections.map(([args]) => run('links', { CONTENT_DIR: content }, args)));
    expect(outcomes).toEqual(rejections.map(([, line]) => ({ code: 2, stdout: '', stderr: `${line}\n` })));
    expect(server.requests).toEqual([]);
  });
});
