/** Ten releases on a server of one’s own while many read from it. As root on Debian it installs nginx, Caddy and wrk. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../support/run.ts';
import { startCaddy, startNginx, type WebServer, webServersHere } from '../support/web-server.ts';
import { NumberedSite, numberedPages } from './parts/numbered-site.ts';
import { must, NotHere, type Proof } from './parts/proof.ts';
import { Reader } from './parts/reader.ts';

const releases = 10;
/** The shortest time under load. */
const minute = 60_000;

export default {
  claim:
    'ten releases are switched under load: nginx and Caddy fail no request, and no page misses a file of its own release',

  async run(print) {
    const here = webServersHere({ install: true });
    if (!here.nginx) throw new NotHere('nginx is not here.');
    if (!here.caddy) throw new NotHere('Caddy is not here.');
    if (!hasWrk()) throw new NotHere('wrk is not here.');
    await switchUnderLoad('nginx', (folder) => startNginx(join(folder, 'nginx.conf')), print);
    await switchUnderLoad('Caddy', (folder) => startCaddy(join(folder, 'caddy.conf')), print);
  },
} satisfies Proof;

async function switchUnderLoad(
  name: string,
  start: (folder: string) => Promise<WebServer>,
  print: (line: string) => void,
): Promise<void> {
  const site = new NumberedSite(5);
  const to = join(site.folder, 'server');
  try {
    site.number(1);
    await release(site, to);
    const server = await start(to);
    try {
      const reader = new Reader(server.address, 1);
      const load = startWrk(server.address, site.folder);
      const begin = performance.now();
      for (let number = 2; number <= releases + 1; number++) {
        site.number(number);
        reader.newest = number;
        await release(site, to);
      }
      await pause(Math.max(0, minute - (performance.now() - begin)));
      const report = await load();
      await reader.stop();
      const seconds = Math.round((performance.now() - begin) / 1000);
      const [, requests = '0'] = /(\d+) requests in/.exec(report) ?? [];
      const counts = `${requests} requests, and ${reader.answers} whose answers were checked`;
      print(`${name}: ${releases} releases in ${seconds} s, under ${counts}`);
      must(Number(requests) > 1000, `wrk asked too little to tell.\n${report}`);
      const failed = /Non-2xx.*|Socket errors.*/.exec(report)?.[0];
      must(failed === undefined, `There are failed answers: ${failed}`);
      must(reader.faults.length === 0, `There are mixed or broken answers: ${reader.faults.slice(0, 5).join('; ')}`);
      must(reader.crossed === 0, `${reader.crossed} times a search file was gone that the release before had named`);
      must(reader.seen === releases + 1, `The last page seen is of release ${reader.seen}`);
      const kept = readdirSync(join(to, 'releases')).filter((each) => !each.endsWith('.json'));
      must(kept.length === 5, `${kept.length} releases are kept`);
    } finally {
      await server.stop();
    }
  } finally {
    site.remove();
  }
}

async function release(site: NumberedSite, to: string): Promise<void> {
  const { code, stdout, stderr } = await run('release', site.env, ['--to', to]);
  must(code === 0, `A release fails.\n${stdout}${stderr}`);
}

function hasWrk(): boolean {
  const isThere = () => spawnSync('wrk', ['-v']).error === undefined;
  if (!isThere() && process.getuid?.() === 0) spawnSync('apt-get', ['install', '-y', 'wrk'], { stdio: 'ignore' });
  return isThere();
}

/** Asks for pages without end. @returns what ends it and gives its report */
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
