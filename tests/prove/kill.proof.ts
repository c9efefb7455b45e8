/**
 * `kill -9` at random moments of a build, and as often as not again while it puts the site in its place, which random
 * moments seldom hit; all the while a reader reads. `SEED=7 npm run prove -- kill` for the same moments again.
 */
import { readdirSync, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../support/random.ts';
import { npmRun } from './parts/command.ts';
import { NumberedSite } from './parts/numbered-site.ts';
import { must, type Proof } from './parts/proof.ts';
import { Reader } from './parts/reader.ts';

const times = Number(process.env['TIMES'] || 20);
const timesAtTheSwap = Math.ceil(times / 2);
const all = times + timesAtTheSwap;
const seed = Number(process.env['SEED'] || 0) || Math.floor(Math.random() * 1e6) + 1;

export default {
  claim: `a build killed with kill -9 at any of ${times} random moments, or ${timesAtTheSwap} times as it publishes, leaves a whole site, and the next build works`,

  async run(print) {
    const site = new NumberedSite(20);
    const random = randomFrom(seed);
    let server: ReturnType<typeof npmRun> | undefined;
    let reader: Reader | undefined;
    try {
      site.number(1);
      await buildOf(site);
      server = npmRun('serve', { ...site.env, PORT: '0' });
      let address: string | undefined;
      while (!address) {
        await pause(50);
        address = /The site is at (\S+)/.exec(server.output())?.[1];
      }
      reader = new Reader(address, 1);
      reader.newest = 2;
      site.number(2);
      const start = performance.now();
      await buildOf(site);
      const length = performance.now() - start;
      print(`seed ${seed}; a build takes ${(length / 1000).toFixed(1)} s while somebody reads`);

      print('   killed after   of the build   the site then      answers  faults');
      for (let number = 3; number < 3 + all; number++) {
        const before = { number: site.numberOfWhole(), digest: site.digest() };
        reader.newest = number;
        site.number(number);
        const isAtSwap = number >= 3 + times;
        const delay = random() * (isAtSwap ? 25 : length * 1.05);
        const start = performance.now();
        const build = npmRun('build', site.env);
        const moment = isAtSwap ? swapOf(site).then(() => idle(delay)) : pause(delay);
        await Promise.race([moment, build.ended]);
        build.kill();
        const passed = performance.now() - start;
        const end = await build.ended;
        must(end === 'SIGKILL' || end === 0, `Build ${number} failed by itself.\n${build.output()}`);
        const after = site.numberOfWhole();
        const isAsBefore = after === before.number && site.digest() === before.digest;
        must(
          isAsBefore || after === number,
          `After build ${number} the site is of ${after}, changed from ${before.number}.`,
        );
        print(
          [
            `${(passed / 1000).toFixed(2).padStart(10)} s`,
            (isAtSwap ? `swap + ${delay.toFixed(1)} ms` : `${Math.round((passed / length) * 100)} %`).padStart(14),
            `   ${isAsBefore ? `as before: ${after}` : `new: ${after}`}${end === 0 ? ', had ended' : ''}`.padEnd(22),
            String(reader.answers).padStart(9),
            String(reader.faults.length).padStart(7),
          ].join(' '),
        );
      }
      site.number(3 + all);
      reader.newest = 3 + all;
      await buildOf(site);
      must(site.numberOfWhole() === 3 + all, 'The build after all that did not replace the site.');
      await reader.stop();
      const left = readdirSync(site.folder).sort().join(' ');
      must(left === 'content site', `Beside the site there is left: ${left}`);
      print(`${reader.answers} answers, ${reader.crossed} rounds of search crossed from one build to the next`);
      must(
        reader.faults.length === 0,
        `${reader.faults.length} answers were not whole: ${reader.faults.slice(0, 5).join('; ')}`,
      );
      must(reader.seen === 3 + all, `The reader saw build ${reader.seen} last.`);
    } finally {
      await reader?.stop();
      server?.kill();
      site.remove();
    }
  },
} satisfies Proof;

async function buildOf(site: NumberedSite): Promise<void> {
  const build = npmRun('build', site.env);
  must((await build.ended) === 0, `A build that nobody killed failed.\n${build.output()}`);
}

/** Resolves when a build begins to put its site in place. */
function swapOf({ folder }: NumberedSite): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name !== '.site.new') return;
      watcher.close();
      resolve();
    });
  });
}

/** Waits for parts of a millisecond, which a timer cannot. */
function idle(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
