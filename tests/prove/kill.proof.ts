/**
 * Kills builds with `kill -9` at random moments, and also while they replace the site, which random moments rarely hit.
 * All the while, a reader requests pages. `SEED=7 npm run prove -- kill` repeats the same moments.
 */
import assert from 'node:assert/strict';
import { readdirSync, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../support/random.ts';
import { npmRun } from './support/command.ts';
import { NumberedSite } from './support/numbered-site.ts';
import type { Proof } from './support/proof.ts';
import { Reader } from './support/reader.ts';

const times = Number(process.env['TIMES'] || 20);
const swapTimes = Math.ceil(times / 2);
const kills = times + swapTimes;
const seed = Number(process.env['SEED'] || 0) || Math.floor(Math.random() * 1e6) + 1;

export default {
  claim:
    `a build killed with kill -9 at ${times} random moments and ${swapTimes} times while it publishes ` +
    'leaves a complete site, and the next build works',

  async run(print) {
    const site = new NumberedSite(20);
    const random = createRandom(seed);
    let server: ReturnType<typeof npmRun> | undefined;
    let reader: Reader | undefined;
    try {
      site.setNumber(1);
      await buildSuccessfully(site);
      server = npmRun('serve', { ...site.env, PORT: '0' });
      let address: string | undefined;
      while (!address) {
        await pause(50);
        address = /The site is at (\S+)/.exec(server.output())?.[1];
      }
      reader = new Reader(address, 1);
      reader.newest = 2;
      site.setNumber(2);
      const start = performance.now();
      await buildSuccessfully(site);
      const length = performance.now() - start;
      print(`seed ${seed}; a build takes ${(length / 1000).toFixed(1)} s while the reader reads`);

      print('   killed after   of the build   the site is      responses  faults');
      for (let number = 3; number < 3 + kills; number++) {
        const before = { number: site.builtNumber(), digest: site.digest() };
        reader.newest = number;
        site.setNumber(number);
        const isAtSwap = number >= 3 + times;
        const delay = random() * (isAtSwap ? 25 : length * 1.05);
        const start = performance.now();
        const build = npmRun('build', site.env);
        const moment = isAtSwap ? waitForSwap(site).then(() => busyWait(delay)) : pause(delay);
        await Promise.race([moment, build.ended]);
        build.kill();
        const passed = performance.now() - start;
        const end = await build.ended;
        assert(end === 'SIGKILL' || end === 0, `Build ${number} failed by itself.\n${build.output()}`);
        const after = site.builtNumber();
        const isUnchanged = after === before.number && site.digest() === before.digest;
        assert(
          isUnchanged || after === number,
          `After build ${number} the site is of ${after}, changed from ${before.number}.`,
        );
        print(
          [
            `${(passed / 1000).toFixed(2).padStart(10)} s`,
            (isAtSwap ? `swap + ${delay.toFixed(1)} ms` : `${Math.round((passed / length) * 100)} %`).padStart(14),
            `   ${isUnchanged ? `unchanged: ${after}` : `new: ${after}`}${end === 0 ? ', had finished' : ''}`.padEnd(
              22,
            ),
            String(reader.responses).padStart(9),
            String(reader.faults.length).padStart(7),
          ].join(' '),
        );
      }
      site.setNumber(3 + kills);
      reader.newest = 3 + kills;
      await buildSuccessfully(site);
      assert(site.builtNumber() === 3 + kills, 'The last build did not replace the site.');
      await reader.stop();
      const left = readdirSync(site.folder).sort().join(' ');
      assert(left === 'content site', `There are remains next to the site: ${left}`);
      print(`${reader.responses} responses; ${reader.crossed} times, search files were from two builds`);
      assert(
        reader.faults.length === 0,
        `${reader.faults.length} responses were incomplete or wrong: ${reader.faults.slice(0, 5).join('; ')}`,
      );
      assert(reader.seen === 3 + kills, `The reader saw build ${reader.seen} last.`);
    } finally {
      await reader?.stop();
      server?.kill();
      site.remove();
    }
  },
} satisfies Proof;

async function buildSuccessfully(site: NumberedSite): Promise<void> {
  const build = npmRun('build', site.env);
  assert((await build.ended) === 0, `A build that was not killed failed.\n${build.output()}`);
}

/** Resolves when a build starts to replace the site. */
function waitForSwap({ folder }: NumberedSite): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== '.site.new') return;
      watcher.close();
      resolve();
    });
  });
}

/** Waits with a precision below a millisecond, which timers do not have. */
function busyWait(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
