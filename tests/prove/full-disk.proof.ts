/**
 * Full disks, for real: small ones in memory, mounted where only this proof and what it starts can see them. Linux, with
 * `unshare`; as root, or where users may make namespaces of their own.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { npmRun } from './parts/command.ts';
import { NumberedSite } from './parts/numbered-site.ts';
import { must, NotHere, type Proof } from './parts/proof.ts';

const inside = process.env['PROVE_INSIDE'] === 'yes';
/** Where builds are made before they are published. */
const cache = join(root, '.cache');

export default {
  claim: 'a build on a full or read-only disk fails in plain words and leaves the last good site',

  async run(print) {
    if (!inside) return runInside(print);
    const site = new NumberedSite(5);
    try {
      mkdirSync(cache, { recursive: true });
      mount(cache, 64);
      site.number(1);
      await mustBuild(site, 1);
      await fillWhereBuildsAreMade(site, print);
      await fillWhereTheSiteStands(site, print);
    } finally {
      spawnSync('umount', ['-l', site.folder]);
      site.remove();
    }
  },
} satisfies Proof;

/** Starts this proof again where it may mount disks. */
function runInside(print: (line: string) => void): void {
  const asRoot = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
  const may = spawnSync('unshare', [...asRoot, 'true']);
  if (may.status !== 0) throw new NotHere('it takes Linux with “unshare”, and the right to mount a disk of one’s own.');
  const command = [process.execPath, join(import.meta.dirname, 'all.ts'), 'full-disk'];
  const env = { ...process.env, PROVE_INSIDE: 'yes' };
  const { status, stdout, stderr } = spawnSync('unshare', [...asRoot, ...command], {
    env,
    cwd: root,
    encoding: 'utf8',
  });
  for (const line of stdout.split('\n')) if (line.startsWith('  with ')) print(line.trim());
  must(status === 0, `it does not hold.\n${stdout}${stderr}`);
}

/** The disk on which pages and index are made has room for less and less of them. */
async function fillWhereBuildsAreMade(site: NumberedSite, print: (line: string) => void): Promise<void> {
  const room = await roomThatABuildTakes(site);
  for (const share of [0.9, 0.6, 0.3, 0.1, 0]) {
    const filler = fill(cache, Math.floor(room * share));
    await mustFail(
      site,
      /There is no room left on the disk/,
      `${Math.round(share * 100)} % of the room to make it`,
      print,
    );
    rmSync(filler);
  }
  await mustBuild(site, 2);
}

/** The disk of the site itself, another one than that where it is made, has no room for a second site. */
async function fillWhereTheSiteStands(site: NumberedSite, print: (line: string) => void): Promise<void> {
  const content = join(site.folder, '../content-of-proof');
  spawnSync('cp', ['-r', site.env.CONTENT_DIR, content]);
  try {
    mount(site.folder, 64);
    spawnSync('cp', ['-r', content, site.env.CONTENT_DIR]);
  } finally {
    rmSync(content, { recursive: true });
  }
  await mustBuild(site, 3);
  for (const kilobytes of [2000, 300, 0]) {
    const filler = fill(site.folder, kilobytes * 1024);
    await mustFail(site, /There is no room left on the disk/, `${kilobytes} KB to put it in its place`, print);
    rmSync(filler);
  }
  must(spawnSync('mount', ['-o', 'remount,ro', site.folder]).status === 0, 'The disk cannot be made read-only.');
  await mustFail(site, /can only be read/, 'a disk that can only be read', print);
  spawnSync('mount', ['-o', 'remount,rw', site.folder]);
  await mustBuild(site, 4);
}

function mount(folder: string, megabytes: number): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status !== 0) throw new NotHere(`no disk can be mounted: ${stderr}`);
}

/** Fills a disk up to the number of bytes that are to be left. @returns the file that does so. */
function fill(folder: string, left: number): string {
  const { bavail, bsize } = statfsSync(folder);
  const file = join(folder, 'filler');
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return file;
}

/** How much less is free at the worst moment of a build. */
async function roomThatABuildTakes(site: NumberedSite): Promise<number> {
  const free = () => statfsSync(cache).bavail * statfsSync(cache).bsize;
  const before = free();
  let least = before;
  const watch = setInterval(() => (least = Math.min(least, free())), 10);
  await mustBuild(site, 2);
  clearInterval(watch);
  return before - least;
}

async function mustBuild(site: NumberedSite, number: number): Promise<void> {
  site.number(number);
  const build = npmRun('build', site.env);
  must((await build.ended) === 0, `A build with room enough failed.\n${build.output()}`);
  must(site.numberOfWhole() === number, `The site is of build ${site.numberOfWhole()}, not ${number}.`);
}

async function mustFail(site: NumberedSite, words: RegExp, what: string, print: (line: string) => void): Promise<void> {
  const before = site.digest();
  const build = npmRun('build', site.env);
  const end = await build.ended;
  const told = build.output();
  must(site.digest() === before, `With ${what} the site has changed.\n${told}`);
  must(end === 1, `With ${what} the build ended with ${end}.\n${told}`);
  must(words.test(told), `With ${what} the build did not say so in plain words.\n${told}`);
  const left = readdirSync(site.folder).filter((name) => name !== 'filler');
  must(left.sort().join(' ') === 'content site', `With ${what} there is left: ${left.join(' ')}`);
  print(`with ${what}: the last good site stands; “${words.exec(told)?.[0]}”`);
}
