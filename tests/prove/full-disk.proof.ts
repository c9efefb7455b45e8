/**
 * Builds on full disks: small ones in memory, mounted where only this proof and its child processes see them. Needs
 * Linux with `unshare`, and root or permission to create user namespaces.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { Unavailable } from '../support/unavailable.ts';
import { npmRun } from './support/command.ts';
import { NumberedSite } from './support/numbered-site.ts';
import type { Proof } from './support/proof.ts';

const isInNamespace = process.env['PROVE_INSIDE'] === 'yes';
/** Holds the staging folder of builds. */
const cache = join(root, '.cache');

export default {
  claim: 'a build on a full or read-only disk fails with an explanation and leaves the previous site unchanged',

  async run(print) {
    if (!isInNamespace) return runInNamespace(print);
    const site = new NumberedSite(5);
    try {
      mkdirSync(cache, { recursive: true });
      mount(cache, 64);
      site.setNumber(1);
      await assertBuilds(site, 1);
      await fillStagingDisk(site, print);
      await fillOutputDisk(site, print);
    } finally {
      spawnSync('umount', ['-l', site.folder]);
      site.remove();
    }
  },
} satisfies Proof;

/** Runs this proof in a namespace in which it may mount disks. */
function runInNamespace(print: (line: string) => void): void {
  const asRoot = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
  const check = spawnSync('unshare', [...asRoot, 'true']);
  if (check.status !== 0) throw new Unavailable('it needs Linux with “unshare”, and permission to mount disks.');
  const command = [process.execPath, join(import.meta.dirname, 'all.ts'), 'full-disk'];
  const env = { ...process.env, PROVE_INSIDE: 'yes' };
  const { status, stdout, stderr } = spawnSync('unshare', [...asRoot, ...command], {
    env,
    cwd: root,
    encoding: 'utf8',
  });
  for (const line of stdout.split('\n')) if (line.startsWith('  with ')) print(line.trim());
  assert(status === 0, `the claim does not hold.\n${stdout}${stderr}`);
}

/** Reduces the free space on the disk of the staging folder. */
async function fillStagingDisk(site: NumberedSite, print: (line: string) => void): Promise<void> {
  const space = await measureBuildSpace(site);
  for (const share of [0.9, 0.6, 0.3, 0.1, 0]) {
    const filler = fill(cache, Math.floor(space * share));
    await assertFails(
      site,
      /The disk that holds \S+ is full/,
      `${Math.round(share * 100)} % of the space for staging`,
      print,
    );
    rmSync(filler);
  }
  await assertBuilds(site, 2);
}

/** Puts the site on another disk than the staging folder, with no space for a second site. */
async function fillOutputDisk(site: NumberedSite, print: (line: string) => void): Promise<void> {
  const content = join(site.folder, '../content-of-proof');
  spawnSync('cp', ['-r', site.env.CONTENT_DIR, content]);
  try {
    mount(site.folder, 64);
    spawnSync('cp', ['-r', content, site.env.CONTENT_DIR]);
  } finally {
    rmSync(content, { recursive: true });
  }
  await assertBuilds(site, 3);
  for (const kilobytes of [2000, 300, 0]) {
    const filler = fill(site.folder, kilobytes * 1024);
    await assertFails(site, /The disk that holds \S+ is full/, `${kilobytes} KB to publish it`, print);
    rmSync(filler);
  }
  assert(spawnSync('mount', ['-o', 'remount,ro', site.folder]).status === 0, 'The disk cannot be mounted read-only.');
  await assertFails(site, /is read-only/, 'a read-only disk', print);
  spawnSync('mount', ['-o', 'remount,rw', site.folder]);
  await assertBuilds(site, 4);
}

function mount(folder: string, megabytes: number): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status !== 0) throw new Unavailable(`no disk can be mounted: ${stderr}`);
}

/** Fills a disk. @param left bytes to leave free. @returns the file that fills it */
function fill(folder: string, left: number): string {
  const { bavail, bsize } = statfsSync(folder);
  const file = join(folder, 'filler');
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - left)));
  return file;
}

/** Measures the space that a build uses at most, in bytes. */
async function measureBuildSpace(site: NumberedSite): Promise<number> {
  const free = () => statfsSync(cache).bavail * statfsSync(cache).bsize;
  const before = free();
  let least = before;
  const watch = setInterval(() => (least = Math.min(least, free())), 10);
  await assertBuilds(site, 2);
  clearInterval(watch);
  return before - least;
}

async function assertBuilds(site: NumberedSite, number: number): Promise<void> {
  site.setNumber(number);
  const build = npmRun('build', site.env);
  assert((await build.ended) === 0, `A build with enough space failed.\n${build.output()}`);
  assert(site.builtNumber() === number, `The site is of build ${site.builtNumber()}, not ${number}.`);
}

async function assertFails(
  site: NumberedSite,
  explanation: RegExp,
  what: string,
  print: (line: string) => void,
): Promise<void> {
  const before = site.digest();
  const build = npmRun('build', site.env);
  const end = await build.ended;
  const output = build.output();
  assert(site.digest() === before, `With ${what} the site has changed.\n${output}`);
  assert(end === 1, `With ${what} the build ended with ${end}.\n${output}`);
  assert(explanation.test(output), `With ${what} the build did not explain the error.\n${output}`);
  const left = readdirSync(site.folder).filter((name) => name !== 'filler');
  assert(left.sort().join(' ') === 'content site', `With ${what} there are remains: ${left.join(' ')}`);
  print(`with ${what}: the previous site is unchanged; “${explanation.exec(output)?.[0]}”`);
}
