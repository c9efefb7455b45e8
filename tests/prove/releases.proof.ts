/** Ten releases on a server of one’s own while many read from its nginx. As root on Debian it installs nginx and wrk. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNginx } from '../support/nginx.ts';
import { run } from '../support/run.ts';
import { webServersHere } from '../support/web-server.ts';
import { NumberedSite, numberedPages } from './parts/numbered-site.ts';
import { must, NotHere, type Proof } from './parts/proof.ts';
import { Reader } from './parts/reader.ts';

const releases = 10;
/** The shortest time under load. */
const minute = 60_000;

export default {
  claim: 'ten releases are switched under load: nginx fails no request, and no page misses a file of its own release',

  async run(print) {
    if (!webServersHere({ install: true }).nginx) throw new NotHere('nginx is not here.');
    if (!hasWrk()) throw new NotHere('wrk is not here.');
    const site = new NumberedSite(5);
    const to = join(site.folder, 'server');
    try {
      site.number(1);
      await release(site, to);
      const nginx = await startNginx(join(to, 'nginx.conf'));
      try {
        const reader = new Reader(nginx.address, 1);
        const load = startWrk(nginx.address, site.folder);
        const start = performance.now();
        for (let number = 2; number <= releases + 1; number++) {
          site.number(number);
          reader.newest = number;
          await release(site, to);
        }
        await pause(Math.max(0, minute - (performance.now() - start)));
        const report = await load();
        await reader.stop();
        const seconds = Math.round((performance.now() - start) / 1000);
        const [, requests = '0'] = /(\d+) requests in/.exec(report) ?? [];
        print(
          `${releases} releases in ${seconds} s, under ${requests} requests and ${reader.answers} that were looked into`,
        );
        must(Number(requests) > 1000, `wrk asked too little to tell.\n${report}`);
        const failed = /Non-2xx.*|Socket errors.*/.exec(report)?.[0];
        must(failed === undefined, `There are failed answers: ${failed}`);
        must(reader.faults.length === 0, `There are mixed or broken answers: ${reader.faults.slice(0, 5).join('; ')}`);
        must(reader.crossed === 0, `${reader.crossed} times a search file was gone that the release before had named`);
        must(reader.seen === releases + 1, `The last page seen is of release ${reader.seen}`);
        const kept = readdirSync(join(to, 'releases')).filter((name) => !name.endsWith('.json'));
        must(kept.length === 5, `${kept.length} releases are kept`);
      } finally {
        await nginx.stop();
      }
    } finally {
      site.remove();
    }
  },
} satisfies Proof;

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
