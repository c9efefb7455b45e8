/** `npm run source -- …` killed with `kill -9`: no file is half written, and the next run goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toId, toTitle, writeExplainer, writeSource } from '../support/archive-content.ts';
import { type ArchivedSite, type ArchiveServer, startArchiveServer } from '../support/archive-server.ts';
import { writeContent } from '../support/content-folder.ts';
import { commandEnv, root as project, run } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-killed-'));
const content = join(folder, 'content');
const paths = Array.from({ length: 12 }, (_, number) => `/page/${number}`);
const html = (path: string) => `<!doctype html><title>${toTitle(path)}</title><h1>${toTitle(path)}</h1><p>It met.`;
const toSite = (path: string): ArchivedSite => ({
  live: { body: html(path) },
  wayback: [{ timestamp: '20260112093000', body: html(path) }],
});

let server: ArchiveServer;
beforeAll(async () => {
  server = await startArchiveServer(Object.fromEntries([...paths, '/new'].map((path) => [path, toSite(path)])));
  server.delay = 20;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function writeFiles(): void {
  const explainer = (name: string) =>
    writeExplainer(paths.map((path) => writeSource(server.address, path, `quotes: { ${name}: It met }`))).replace(
      /It met\.\n$/,
      `It met.${paths.map((path) => `[^${toId(path)}:${name}]`).join('')}\n`,
    );
  writeContent(folder, { 'explainers/one.mdx': explainer('one'), 'explainers/two.mdx': explainer('two') });
  for (const name of ['sources.yml', 'quotations.json']) rmSync(join(content, name), { force: true });
}

const listFiles = () =>
  readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(content, name)).isFile());
const read = (name: string) => readFileSync(join(content, name), 'utf8');
const env = () => ({ CONTENT_DIR: content, ...server.env });

/** The arguments of each command, and what the content has after it. */
const getCommands = (): Record<string, [args: string[], result: RegExp]> => ({
  archive: [
    ['archive', '--allow-local', '--pause', '0.01', '--evidence', join(folder, 'evidence')],
    /archived: [\s\S]+seen: /,
  ],
  add: [['add', `${server.address}/new`, '--allow-local', '--pause', '0.01', '--to', 'one', '--yes'], /\/new"\n/],
  share: [['share'], /\n {2}- page-11\n/],
  verify: [
    ['verify', '--allow-local', '--pause', '0.01', '--fresh', '--report', join(folder, 'report')],
    /"page-11": /,
  ],
});

/** Starts a command and kills it after some milliseconds, if it runs as long. */
async function kill(args: string[], after: number): Promise<void> {
  const child = spawn(process.execPath, [join(project, 'src/cli/source.ts'), ...args], {
    cwd: project,
    env: { ...commandEnv, ...env() },
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  await Promise.race([ended, setTimeout(after)]);
  child.kill('SIGKILL');
  await ended;
}

describe('a command that writes content', () => {
  it.each(['archive', 'add', 'share', 'verify'])(
    'leaves whole files when it is killed, and works the next time: %s',
    async (name) => {
      const [args, result] = getCommands()[name] ?? [[], /^/];
      const start = performance.now();
      writeFiles();
      await run('source', env(), args);
      const length = performance.now() - start;
      expect(listFiles().map(read).join('\n')).toMatch(result);
      const complete = listFiles().map((file) => [file, read(file).length]);
      writeFiles();
      for (const part of [0.4, 0.6, 0.75, 0.85, 0.95]) {
        await kill(args, length * part);
        for (const file of listFiles().filter((each) => each.endsWith('.mdx')))
          expect(read(file)).toMatch(/^---\n[\s\S]*\n---\n\n## One\n\nIt met\..*\n$/);
      }
      await run('source', env(), args);
      expect(listFiles().map((file) => [file, read(file).length])).toEqual(complete);
    },
  );

  it('deletes the hidden file that a killed one left', async () => {
    writeFiles();
    const process = spawn('true');
    await once(process, 'close');
    writeFileSync(join(content, `explainers/.one.mdx.${process.pid}-0.new`), 'half');
    await run('source', env(), ['share', '--dry-run']);
    expect(listFiles().filter((file) => file.endsWith('.new'))).toEqual([]);
  });

  it('keeps the permissions of files', async () => {
    writeFiles();
    chmodSync(join(content, 'explainers/one.mdx'), 0o600);
    await run('source', env(), ['share']);
    expect(read('explainers/one.mdx')).toContain('  - page-0\n');
    expect(statSync(join(content, 'explainers/one.mdx')).mode & 0o777).toBe(0o600);
  });
});
