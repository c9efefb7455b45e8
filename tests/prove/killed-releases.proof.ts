/** Releases on a server of one’s own that are killed while they are put there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyRelease } from '../../src/publish/releases/create-release.ts';
import { ReleaseFolder } from '../../src/publish/releases/release-folder.ts';
import { root, run } from '../support/run.ts';
import { NumberedSite, numberIn } from './parts/numbered-site.ts';
import { must, type Proof } from './parts/proof.ts';

const kills = Number(process.env['KILLS'] ?? 12);

export default {
  claim: 'a release that is killed while it is put there is never served, and the next one clears it away',

  async run(print) {
    const site = new NumberedSite(5);
    const to = join(site.folder, 'server');
    try {
      mkdirSync(join(to, 'releases'), { recursive: true });
      site.number(1);
      must((await run('release', site.env, ['--to', to])).code === 0, 'The first release fails.');
      let served = 1;
      let half = 0;
      for (let each = 0; each < kills; each++) {
        const number = each + 2;
        site.number(number);
        const wasKilled = await killedRelease(site, to, (each / kills) * 400);
        const now = wholeNumber(to);
        must(now === served || now === number, `After release ${number}, ${now} is served; before it was ${served}.`);
        must(wasKilled || now === number, `Release ${number} ended, but ${now} is served.`);
        served = now;
        const entries = readdirSync(join(to, 'releases'));
        if (entries.some((name) => !name.endsWith('.json') && !entries.includes(`${name}.json`))) half++;
      }
      print(`${kills} releases killed, ${half} of them half done; ${served} is served`);
      must(half > 0, 'No release was killed half way: this shows nothing.');
      site.number(kills + 2);
      must((await run('release', site.env, ['--to', to])).code === 0, 'The last release fails.');
      must(wholeNumber(to) === kills + 2, 'The last release is not served.');
      const left = readdirSync(join(to, 'releases')).filter((name) => !name.endsWith('.json'));
      must(left.join() === new ReleaseFolder(to).names().join(), `There are remains: ${left.join(', ')}`);
    } finally {
      site.remove();
    }
  },
} satisfies Proof;

/** Starts a release and kills it some milliseconds after its folder is made. @returns whether it was still at work */
async function killedRelease(site: NumberedSite, to: string, milliseconds: number): Promise<boolean> {
  const watcher = watch(join(to, 'releases'));
  const begun = once(watcher, 'change');
  const child = spawn(process.execPath, [join(root, 'src/cli/release.ts'), '--to', to], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...site.env },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await Promise.race([begun, ended]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  watcher.close();
  return signal === 'SIGKILL';
}

/** The number of the release that is served. @throws Error when it is not whole */
function wholeNumber(to: string): number {
  const releases = new ReleaseFolder(to);
  const name = releases.current();
  must(name !== undefined, 'No whole release is served.');
  verifyRelease(releases, name, releases.manifest(name));
  return numberIn(readFileSync(join(releases.link, 'numbered/index.html'), 'utf8')) ?? 0;
}
