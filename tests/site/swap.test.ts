/** The served site while a build replaces it: every response is complete and of one build. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { root as project } from '../support/run.ts';

const root = mkdtempSync(join(tmpdir(), 'footing-swap-'));
const target = join(root, 'out');
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  rmSync(root, { recursive: true, force: true });
});

/** Writes a site whose pages and headers differ from those of another letter. */
function writeSite(folder: string, letter: string): void {
  const style = `<style>${letter}{}</style>`;
  mkdirSync(join(folder, 'page'), { recursive: true });
  writeFileSync(join(folder, '404.html'), style);
  const length = letter === 'a' ? 200_000 : 300_000;
  writeFileSync(join(folder, 'page/index.html'), `${style}${letter.repeat(length)}</html>`);
}

async function serve(): Promise<string> {
  const server = createSiteServer({ folder: target, basePath: '/' });
  servers.push(server);
  await once(server.listen(0), 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  writeSite(target, 'a');
});

describe('the server', () => {
  it('serves the previous site if a build was killed between the two steps of the swap', async () => {
    const address = await serve();
    renameSync(target, join(root, '.out.old'));
    const answer = await fetch(`${address}page/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/a<\/html>$/);
    expect(await (await serve().then((again) => fetch(`${again}page/`))).text()).toMatch(/a<\/html>$/);
  });

  it('responds with 503 while the site is missing, and serves it when it is back', async () => {
    const address = await serve();
    renameSync(target, join(root, 'elsewhere'));
    expect((await fetch(`${address}page/`)).status).toBe(503);
    renameSync(join(root, 'elsewhere'), target);
    expect((await fetch(`${address}page/`)).status).toBe(200);
  });

  it('sends the requested ranges of a file', async () => {
    const address = await serve();
    const requestRange = async (range: string) => {
      const answer = await fetch(`${address}page/`, { headers: { Range: range, 'Accept-Encoding': 'identity' } });
      return [answer.status, answer.headers.get('content-range'), await answer.text()];
    };
    const all = await (await fetch(`${address}page/`)).text();
    expect(await requestRange('bytes=0-6')).toEqual([206, `bytes 0-6/${all.length}`, '<style>']);
    expect(await requestRange('bytes=-7')).toEqual([
      206,
      `bytes ${all.length - 7}-${all.length - 1}/${all.length}`,
      '</html>',
    ]);
    expect(await requestRange(`bytes=${all.length}-`)).toEqual([416, `bytes */${all.length}`, '']);
  });

  it('never redirects to another server, however many slashes an address begins with', async () => {
    const answer = await fetch(`${await serve()}/page`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/page/']);
  });

  it.each(['one step, where the system can', 'two steps'])(
    'sends complete responses of one build while the site is replaced two hundred times in %s',
    async (way) => {
      writeSite(join(root, 'a'), 'a');
      writeSite(join(root, 'b'), 'b');
      const address = await serve();
      const fetchUncompressed = (path: string) => fetch(address + path, { headers: { 'Accept-Encoding': 'identity' } });
      const code = `import { cpSync } from 'node:fs';
        import { swapDirectory } from ${JSON.stringify(join(project, 'src/publish/atomic-swap.ts'))};
        for (let each = 0; each < 200; each++) {
          cpSync(each % 2 ? 'a' : 'b', 'made', { recursive: true });
          swapDirectory('made', ${JSON.stringify(target)});
        }`;
      const env = { ...process.env, ...(way === 'two steps' ? { PATH: root } : {}) };
      const build = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env, stdio: 'inherit' });
      let ended: number | null | undefined;
      build.on('exit', (exit) => (ended = exit));
      const seen = new Set<string>();
      while (ended === undefined) {
        const [page, missing] = await Promise.all([fetchUncompressed('page/'), fetchUncompressed('gone/')]);
        const letter = page.headers.get('etag')?.startsWith('"200') ? 'a' : 'b';
        const expected = `<style>${letter}{}</style>${letter.repeat(letter === 'a' ? 200_000 : 300_000)}</html>`;
        const text = await page.text();
        expect([page.status, missing.status, text === expected]).toEqual([200, 404, true]);
        const digest = letter === 'a' ? digestOf.a : digestOf.b;
        expect(page.headers.get('content-security-policy')).toContain(digest);
        await missing.text();
        seen.add(letter);
      }
      expect(ended).toBe(0);
      expect([...seen].sort()).toEqual(['a', 'b']);
    },
  );
});

/** SHA-256 of the style of each site. */
const digestOf = await Promise.all(
  ['a{}', 'b{}'].map(async (style) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(style))).toString('base64'),
  ),
).then(([a = '', b = '']) => ({ a, b }));
