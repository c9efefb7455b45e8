/** Putting a built site in its place: what is left after each way to be interrupted, and one build at a time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recoverInterruptedSwap, swapDirectory } from '../../src/publish/atomic-swap.ts';
import { acquireLock, assertUnlocked } from '../../src/publish/build-lock.ts';
import { explainFsError } from '../../src/publish/fs-errors.ts';
import { resolveOutputDir } from '../../src/publish/output-path.ts';
import { root as project } from '../support/run.ts';

let root: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-publish-'));
  target = join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function site(name: string, text: string): string {
  mkdirSync(join(root, name, 'page'), { recursive: true });
  writeFileSync(join(root, name, 'page/index.html'), text);
  return join(root, name);
}
const textOf = (folder: string) => readFileSync(join(folder, 'page/index.html'), 'utf8');

describe('putting a site in its place', () => {
  it('replaces the last one and leaves nothing beside it', () => {
    site('out', 'last');
    writeFileSync(join(target, 'only-in-the-last'), '');
    swapDirectory(site('made', 'new'), target);
    expect(textOf(target)).toBe('new');
    expect(readdirSync(target)).toEqual(['page']);
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('does so in two steps where the system cannot exchange two folders', () => {
    site('out', 'last');
    const path = process.env['PATH'];
    process.env['PATH'] = root;
    try {
      swapDirectory(site('made', 'new'), target);
    } finally {
      process.env['PATH'] = path;
    }
    expect(textOf(target)).toBe('new');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('leaves the last one when the new one cannot be moved in', () => {
    site('out', 'last');
    expect(() => swapDirectory(join(root, 'was-never-made'), target)).toThrow('ENOENT');
    expect(textOf(target)).toBe('last');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('was interrupted between two steps: the last one comes back, and half of the new one goes', () => {
    site('.out.old', 'last');
    site('.out.new', 'half');
    recoverInterruptedSwap(target);
    expect(textOf(target)).toBe('last');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('was interrupted while the last one was deleted: the new one stays, the rest goes', () => {
    site('out', 'new');
    site('.out.old', 'last');
    site('.out.gone', 'half deleted');
    recoverInterruptedSwap(target);
    expect(textOf(target)).toBe('new');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('never takes what was half deleted for a site', () => {
    site('.out.gone', 'half deleted');
    recoverInterruptedSwap(target);
    expect(existsSync(target)).toBe(false);
  });

  it('goes through a link to the folder behind it', () => {
    site('behind', 'last');
    symlinkSync(join(root, 'behind'), target);
    swapDirectory(site('made', 'new'), resolveOutputDir(target, []));
    expect(textOf(join(root, 'behind'))).toBe('new');
    expect(textOf(target)).toBe('new');
  });

  it.each([
    ['itself', ''],
    ['what it holds', 'project'],
  ])('is refused where it would delete the project: %s', (_name, inner) => {
    mkdirSync(join(root, inner), { recursive: true });
    expect(() => resolveOutputDir(root, [join(root, inner)])).toThrow('Set OUT_DIR to a folder of its own.');
    expect(resolveOutputDir(join(root, 'dist'), [join(root, inner)])).toBe(join(root, 'dist'));
  });
});

describe('one build at a time', () => {
  const write = (holder: object) => writeFileSync(join(root, '.out.lock'), JSON.stringify(holder));

  it('names the process at work, and lets the next one in when it has ended', () => {
    const first = acquireLock(target);
    expect(() => acquireLock(target)).toThrow(`process ${process.pid}.`);
    expect(() => assertUnlocked(target)).toThrow(`process ${process.pid}.`);
    first.assertHeld();
    first.release();
    acquireLock(target).release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('takes over from a process that was killed', async () => {
    const code = `import { acquireLock } from ${JSON.stringify(join(project, 'src/publish/build-lock.ts'))};
      acquireLock(${JSON.stringify(target)}); console.log('locked'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => acquireLock(target)).toThrow(`process ${child.pid}.`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    acquireLock(target).release();
    expect(readdirSync(root)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'takes over from a process that has ended and that nobody asked how',
    async () => {
      // A shell may ask how its child ended; `sleep`, which takes its place before the child ends, never does.
      const parent = spawn('sh', ['-c', 'exec 3<&0; cat <&3 & echo $!; exec sleep 60'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const pid = Number(await once(parent.stdout, 'data'));
      const stat = () =>
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
      const until = async (is: () => boolean) => {
        while (!is()) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      await until(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8') === 'sleep\n');
      parent.stdin.end();
      await until(() => stat()[0] === 'Z');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      write({ pid, host: hostname(), born: `${boot} ${stat()[19]}`, token: 'x' });
      acquireLock(target).release();
      parent.kill();
    },
  );

  it.runIf(process.platform === 'linux')('is not misled by a process that was given the same number', () => {
    write({ pid: process.pid, host: hostname(), born: 'long ago', token: 'x' });
    acquireLock(target).release();
  });

  it('waits for other machines, which cannot be asked, but not for ever', () => {
    write({ pid: 1, host: 'another-machine', born: '', token: 'x' });
    expect(() => acquireLock(target)).toThrow(`if it no longer runs, delete ${join(root, '.out.lock')}.`);
    utimesSync(join(root, '.out.lock'), new Date(), Date.now() / 1000 - 7200);
    acquireLock(target).release();
  });

  it('does not stumble over a lock that says nothing', () => {
    writeFileSync(join(root, '.out.lock'), '');
    acquireLock(target).release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('publishes nothing once another build has taken over, and leaves its lock', () => {
    const first = acquireLock(target);
    write({ pid: process.pid, host: hostname(), born: '', token: 'of another' });
    expect(() => first.assertHeld()).toThrow('Another build has taken over');
    first.release();
    expect(readdirSync(root)).toEqual(['.out.lock']);
  });

  it('leaves no folder where nothing was built', () => {
    acquireLock(join(root, 'deep/er/site')).release();
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('an error of the file system', () => {
  it.each([
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      'There is no room left on the disk that holds /made.',
    ],
    [Object.assign(new Error('x'), { code: 'EACCES', path: '/out' }), 'You may not write /out.'],
    [
      Object.assign(new Error('x'), { code: 'EROFS', path: '/a', dest: '/out' }),
      'The disk that holds /out can only be read.',
    ],
    [
      new Error('Bundling failed', { cause: new Error('No space left on device (os error 28)') }),
      'There is no room left',
    ],
    [new Error('The search index cannot be written: Permission denied'), 'You may not write /made.'],
  ])('is told in plain words: %s', (error, words) => {
    expect(explainFsError(error, '/made').message).toContain(words);
    expect(explainFsError(error, '/made').cause).toBe(error);
  });

  it('is left as it is when it means something else', () => {
    const error = new Error('A page cannot be rendered.');
    expect(explainFsError(error, '/made')).toBe(error);
  });
});
