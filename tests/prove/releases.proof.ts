/** Releases a site ten times to a server under load. Installs nginx, Caddy and wrk when run as root on Debian. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../support/run.ts';
import { Unavailable } from '../support/unavailable.ts';
import { detectWebServers, startCaddy, startNginx, type WebServer } from '../support/web-server.ts';
import { NumberedSite, numberedPages } from './support/numbered-site.ts';
import type { Proof } from './support/proof.ts';
import { Reader } from './support/reader.ts';

const releaseCount = 10;
/** The shortest time under load, in milliseconds. */
const minDuration = 60_000;

export default {
  claim: 'with ten releases under load, nginx and Caddy fail no request, and no page misses a file of its release',

  async run(print) {
    const available = detectWebServers({ install: true });
    if (!available.nginx) throw new Unavailable('it needs nginx.');
    if (!available.caddy) throw new Unavailable('it needs Caddy.');
    if (!installWrk()) throw new Unavailable('it needs wrk.');
    await releaseUnderLoad('nginx', (folder) => startNginx(join(folder, 'nginx.conf')), print);
    await releaseUnderLoad('Caddy', (folder) => startCaddy(join(folder, 'caddy.conf')), print);
  },
} satisfies Proof;

async function releaseUnderLoad(
  name: string,
  start: (folder: string) => Promise<WebServer>,
  print: (line: string) => void,
): Promise<void> {
  const site = new NumberedSite(5);
  const to = join(site.folder, 'server');
  try {
    site.setNumber(1);
    await release(site, to);
    const server = await start(to);
    try {
      const reader = new Reader(server.address, 1);
      const stopLoad = startWrk(server.address, site.folder);
      const startTime = performance.now();
      for (let number = 2; number <= releaseCount + 1; number++) {
        site.setNumber(number);
        reader.newest = number;
        await release(site, to);
      }
      await pause(Math.max(0, minDuration - (performance.now() - startTime)));
      const report = await stopLoad();
      await reader.stop();
      const seconds = Math.round((performance.now() - startTime) / 1000);
      const [, requests = '0'] = /(\d+) requests in/.exec(report) ?? [];
      const counts = `${requests} requests, and ${reader.responses} more whose responses were checked`;
      print(`${name}: ${releaseCount} releases in ${seconds} s, under ${counts}`);
      assert(Number(requests) > 1000, `wrk sent too few requests.\n${report}`);
      const failed = /Non-2xx.*|Socket errors.*/.exec(report)?.[0];
      assert(failed === undefined, `Requests failed: ${failed}`);
      assert(reader.faults.length === 0, `Responses were mixed or incomplete: ${reader.faults.slice(0, 5).join('; ')}`);
      assert(reader.crossed === 0, `${reader.crossed} times, a search file of the previous release was missing`);
      assert(reader.seen === releaseCount + 1, `The last page was from release ${reader.seen}`);
      const names = readdirSync(join(to, 'releases')).filter((each) => !each.endsWith('.json'));
      assert(names.length === 5, `The server has ${names.length} releases instead of 5`);
    } finally {
      await server.stop();
    }
  } finally {
    site.remove();
  }
}

async function release(site: NumberedSite, to: string): Promise<void> {
  const { code, stdout, stderr } = await run('release', site.env, ['--to', to]);
  assert(code === 0, `A release failed.\n${stdout}${stderr}`);
}

function installWrk(): boolean {
  const isInstalled = () => spawnSync('wrk', ['-v']).error === undefined;
  if (!isInstalled() && process.getuid?.() === 0) spawnSync('apt-get', ['install', '-y', 'wrk'], { stdio: 'ignore' });
  return isInstalled();
}

/** Starts wrk, which requests pages all the time. @returns a function that stops it and returns its report */
function startWrk(address: string, folder: string): () => Promise<string> {
  const script = join(folder, 'paths.lua');
  const paths = [...numberedPages, 'feed.xml', 'pagefind/en.pf_entry'].map((path) => `"/${path}"`);
  writeFileSync(
    script,
    `local paths, at = { ${paths.join(', ')} }, 0
    request = function()
      at = at % #paths + 1
      return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip" })
    end`,
  );
  const child = spawn('wrk', ['-t1', '-c16', '-d1h', '-s', script, address], { stdio: ['ignore', 'pipe', 'inherit'] });
  let report = '';
  child.stdout.on('data', (data) => (report += data));
  return async () => {
    const ended = once(child, 'close');
    child.kill('SIGINT');
    await ended;
    return report;
  };
}
