/** Kills releases while they are created. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyRelease } from '../../src/publish/releases/create-release.ts';
import { ReleaseFolder } from '../../src/publish/releases/release-folder.ts';
import { root, run } from '../support/run.ts';
import { findNumber, NumberedSite } from './support/numbered-site.ts';
import type { Proof } from './support/proof.ts';

const kills = Number(process.env['KILLS'] ?? 12);

export default {
  claim: 'a release that is killed while it is created is never served, and the next one deletes it',

  async run(print) {
    const site = new NumberedSite(5);
    const to = join(site.folder, 'server');
    try {
      mkdirSync(join(to, 'releases'), { recursive: true });
      site.setNumber(1);
      assert((await run('release', site.env, ['--to', to])).code === 0, 'The first release fails.');
      let served = 1;
      let unfinished = 0;
      for (let each = 0; each < kills; each++) {
        const number = each + 2;
        site.setNumber(number);
        const wasKilled = await killRelease(site, to, (each / kills) * 400);
        const now = servedNumber(to);
        assert(now === served || now === number, `After release ${number}, ${now} is served; before it was ${served}.`);
        assert(wasKilled || now === number, `Release ${number} ended, but ${now} is served.`);
        served = now;
        const entries = readdirSync(join(to, 'releases'));
        if (entries.some((name) => !name.endsWith('.json') && !entries.includes(`${name}.json`))) unfinished++;
      }
      print(`${kills} releases killed, ${unfinished} of them unfinished; ${served} is served`);
      assert(unfinished > 0, 'No release was killed before it was complete, so this shows nothing.');
      site.setNumber(kills + 2);
      assert((await run('release', site.env, ['--to', to])).code === 0, 'The last release fails.');
      assert(servedNumber(to) === kills + 2, 'The last release is not served.');
      const left = readdirSync(join(to, 'releases')).filter((name) => !name.endsWith('.json'));
      assert(left.join() === new ReleaseFolder(to).names().join(), `There are remains: ${left.join(', ')}`);
    } finally {
      site.remove();
    }
  },
} satisfies Proof;

/**
 * Starts a release and kills it some milliseconds after its folder is created.
 * @returns whether it was still running
 */
async function killRelease(site: NumberedSite, to: string, milliseconds: number): Promise<boolean> {
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

/** Returns the number of the release that is served. @throws Error when the release is incomplete */
function servedNumber(to: string): number {
  const releases = new ReleaseFolder(to);
  const name = releases.current();
  assert(name !== undefined, 'No complete release is served.');
  verifyRelease(releases, name, releases.manifest(name));
  return findNumber(readFileSync(join(releases.link, 'numbered/index.html'), 'utf8')) ?? 0;
}
